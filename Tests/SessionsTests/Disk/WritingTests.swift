import Foundation
import Testing

@testable import Sessions

@Suite("What goes wrong while the program writes")
struct WritingTests {
  /// A folder that holds the first version of something.
  private struct Scene: ~Copyable {
    let written: Written
    let folder = FileManager.default.temporaryDirectory.path + "/vae-" + UUID().uuidString

    init(_ written: Written) {
      self.written = written
      try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      written.write(1, folder, .ofSystem)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var found: String { written.found(folder) }
    /// What writers have left behind.
    var leftovers: [String] { FilePath.names(in: folder).filter(StagedName.matches) }
    func write(_ steps: DiskSteps) { written.write(2, folder, steps) }
  }

  /// What is found before and after an undisturbed write, and how many steps it takes.
  private func undisturbed(_ written: Written) -> (old: String, new: String, steps: Int) {
    let scene = Scene(written)
    let (old, fate) = (scene.found, Fate())
    scene.write(fate.steps)
    #expect(old != scene.found)
    #expect(scene.leftovers == [])
    return (old, scene.found, fate.count)
  }

  @Test(
    "Whichever step fails, the old is found or the new, whole, and the next write succeeds",
    arguments: Written.all)
  func faults(written: Written) {
    let (old, new, count) = undisturbed(written)
    #expect(count > 0)
    for way in Fate.Way.allCases where way != .killed {
      for place in 1...count {
        let scene = Scene(written)
        scene.write(Fate(way, at: place).steps)
        let found = scene.found
        let isTorn = way == .isLast && written.between.contains(found)
        #expect(
          found == old || found == new || isTorn
            || written.between.contains(found) && found != "refused",
          "\(written), step \(place) of \(count) \(way): \(found)")
        if way == .short { #expect(found == new) }
        // Only what could not be removed is left.
        if way != .isLast, found == old {
          #expect(scene.leftovers == [], "\(written), step \(place) \(way)")
        }
        scene.write(.ofSystem)
        #expect(scene.leftovers == [], "\(written), step \(place) \(way)")
      }
    }
  }

  /// How often each step is killed: once, or so often that about `VAE_KILLS` kills come together.
  private static let rounds = max(
    1, (ProcessInfo.processInfo.environment["VAE_KILLS"].flatMap { Int($0) } ?? 0) / 80)

  @Test(
    "Wherever in the write the program is killed, the old is found or the new, whole",
    arguments: Written.all)
  func kills(written: Written) async {
    let (old, new, count) = undisturbed(written)
    var (kills, leftovers) = (0, 0)
    for round in 0..<Self.rounds {
      for place in 1...count {
        let share = (Double(round) + 0.5) / Double(Self.rounds)
        let scene = Scene(written)
        let (name, folder) = (written.description, scene.folder)
        await #expect(processExitsWith: .signal(SIGKILL)) {
          [
            name = name as String, folder = folder as String, place = place as Int,
            share = share as Double
          ] in
          Written.named(name)?.write(2, folder, Fate(.killed, at: place, share: share).steps)
        }
        kills += 1
        let found = scene.found
        #expect(
          found == old || found == new || written.between.contains(found),
          "\(written), killed at step \(place) of \(count): \(found)")
        leftovers += scene.leftovers.count
        scene.write(.ofSystem)
        #expect(scene.leftovers == [])
      }
    }
    print("\(written): \(kills) kills in the write, \(leftovers) left a file behind that was swept")
    // What is put in another's place was begun and not finished.
    if !["history", "a session's file"].contains(written.description) { #expect(leftovers > 0) }
  }
}
