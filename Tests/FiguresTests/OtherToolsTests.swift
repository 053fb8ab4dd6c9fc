import Figures
import Foundation
import Testing

/// What other programs say of the figures, where they are installed.
@Suite("Other tools")
struct OtherToolsTests {
  private static func path(_ tool: String) -> String? {
    ["/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + tool }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func run(_ tool: String, _ arguments: [String], _ svg: String) throws -> Int32 {
    let name = "figure-\(ProcessInfo.processInfo.globallyUniqueString).svg"
    let file = FileManager.default.temporaryDirectory.appending(path: name)
    try svg.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: tool)
    process.arguments = arguments + [file.path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test("xmllint reads every figure", .enabled(if: path("xmllint") != nil))
  func wellFormed() throws {
    let tool = try #require(Self.path("xmllint"))
    for kind in Samples.kinds {
      let status = try Self.run(tool, ["--noout"], Samples.figure(kind).svg())
      #expect(status == 0, "\(kind)")
    }
  }

  @Test("rsvg-convert draws every figure", .enabled(if: path("rsvg-convert") != nil))
  func drawable() throws {
    let tool = try #require(Self.path("rsvg-convert"))
    for kind in Samples.kinds {
      let status = try Self.run(tool, ["--format", "png"], Samples.figure(kind).svg())
      #expect(status == 0, "\(kind)")
    }
  }
}
