import Figures
import Foundation
import Testing

/// Each kind of figure is what it was when someone last looked at it. With VAE_RECORD set, the
/// figures are written anew, and the run fails so that nobody takes it for a check.
@Suite("Golden figures")
struct GoldenTests {
  @Test("A figure has the bytes that were looked at", arguments: Samples.kinds)
  func golden(_ kind: String) throws {
    let svg = try Samples.figure(kind).svg()
    if ProcessInfo.processInfo.environment["VAE_RECORD"] != nil {
      let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
      try svg.write(to: folder.appending(path: kind + ".svg"), atomically: true, encoding: .utf8)
      Issue.record("recorded \(kind).svg; look at it, then run again without VAE_RECORD")
      return
    }
    let file = try #require(
      Bundle.module.url(forResource: kind, withExtension: "svg", subdirectory: "Golden"),
      "there is no golden figure of \(kind)")
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(svg == golden, "\(kind) differs from the golden figure")
  }

  @Test("Every golden figure has a sample")
  func nothingStale() throws {
    let folder = try #require(Bundle.module.resourceURL).appending(path: "Golden")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let names = Set(files.filter { $0.hasSuffix(".svg") }.map { String($0.dropLast(4)) })
    #expect(names.subtracting(Samples.kinds).isEmpty)
  }
}
