import CAttributes
import Foundation
import Testing

@testable import Sessions

/// Whether temporary files can keep a text beside their content.
private let keepsAttributes: Bool = {
  let path = FileManager.default.temporaryDirectory.path + "/vae-" + UUID().uuidString
  defer { unlink(path) }
  return FileManager.default.createFile(atPath: path, contents: nil)
    && setxattr(path, "user.vae.test", "1", 1, 0) == 0
}()

@Suite(
  "The two files of a recording",
  .enabled(if: keepsAttributes, "this disk keeps nothing beside the content of files"))
struct BondTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/vae-" + UUID().uuidString

  private func cleanUp() { try? FileManager.default.removeItem(atPath: folder) }

  @discardableResult
  private func run(_ code: String) -> Ending {
    Session().run(.text(code.replacingOccurrences(of: "F/", with: folder + "/")))
  }

  private func saveTwo() {
    for (name, seed) in [("a", 1), ("b", 2)] {
      run("save(demo(neurons=2, seconds=2s, rate=100Hz, seed=\(seed)), \"F/\(name)\")")
    }
  }

  @Test("Of different recordings are refused, with the older one named and what to do")
  func mixed() throws {
    defer { cleanUp() }
    saveTwo()
    #expect(rename(folder + "/b.spikes.csv", folder + "/a.spikes.csv") == 0)
    let ending = run("load(\"F/a\")")
    #expect(ending.exitStatus == 1)
    let said = ending.messages.joined()
    #expect(said.contains("a.calcium.csv is the older"), "\(said)")
    #expect(said.contains("help: save the recording again"), "\(said)")
  }

  @Test("Of one recording are loaded, where one has lost its tie too", arguments: [false, true])
  func alone(loses: Bool) {
    defer { cleanUp() }
    saveTwo()
    if loses {
      #expect(removexattr(folder + "/a.spikes.csv", DiskHost.bondName) == 0)
      #expect(rename(folder + "/a.spikes.csv", folder + "/b.spikes.csv") == 0)
    }
    #expect(run("load(\"F/b\")") == .done)
  }

  @Test("Of the same content are loaded, whatever writing they are of")
  func sameContent() {
    defer { cleanUp() }
    saveTwo()
    run("save(load(\"F/a\"), \"F/c\")")
    #expect(rename(folder + "/c.spikes.csv", folder + "/a.spikes.csv") == 0)
    #expect(run("assert(load(\"F/a\").notes == [])") == .done)
  }

  @Test("Of which one was overwritten in place are loaded, and it is said")
  func overwritten() throws {
    defer { cleanUp() }
    saveTwo()
    let other = try Data(contentsOf: URL(filePath: folder + "/b.spikes.csv"))
    try other.write(to: URL(filePath: folder + "/a.spikes.csv"))
    let note = "F/a.spikes.csv is not what was saved with F/a.calcium.csv"
    #expect(run("assert(load(\"F/a\").notes == [\"\(note)\"])") == .done)
  }

  @Test("Traces without spikes are not saved beside the spikes of others")
  func withoutSpikes() {
    defer { cleanUp() }
    saveTwo()
    let lone = "r = load(\"F/a.calcium.csv\", rate=100Hz)"
    unlink(folder + "/a.spikes.csv")
    let ending = run(lone + "\nsave(r, \"F/b\")")
    #expect(ending.messages.joined().contains("this recording has no spikes"), "\(ending)")
    #expect(run(lone + "\nsave(r, \"F/c\")") == .done)
  }
}
