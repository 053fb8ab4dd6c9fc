import Foundation
import Testing

private let root = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private var isCheckout: Bool {
  FileManager.default.fileExists(atPath: root.appending(path: ".git").path)
}

@Suite("The language in another program", .serialized)
struct EmbeddingTests {
  /// The last commit is what is built, as it would be for anyone who depends on a version.
  @Test(
    "A package that depends on this one by URL and version runs its own lines",
    .enabled(if: isCheckout, "the sources are not a git checkout"), .timeLimit(.minutes(20)))
  func embedding() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "vae-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let clone = folder.appending(path: "vae").path
    let example = folder.appending(path: "embedding")
    try FileManager.default.copyItem(
      at: root.appending(path: "Tests/SessionsTests/Embedding"), to: example)

    let shell = Shell(folder: example, variables: ["VAE_REPOSITORY": "file://\(clone)"])
    try shell.run("git", "clone", "--quiet", "--no-tags", root.path, clone)
    try shell.run("git", "-C", clone, "tag", "0.1.0")
    // The limit also ends a build whose test was ended.
    try shell.run("timeout", "1000", "swift", "build", "--scratch-path", example.path + "/.build")
    let output = try shell.run(example.path + "/.build/debug/Embedding")
    #expect(
      output == """
        3
        error: "y" is undefined
          third:1:6
          1 | mean(y)
            |      ^

        """)
  }
}

/// Runs programs in a folder.
private struct Shell {
  let folder: URL
  let variables: [String: String]

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// What a program wrote to its standard output.
  @discardableResult
  func run(_ words: String...) throws -> String {
    let log = folder.appending(path: UUID().uuidString + ".log")
    guard FileManager.default.createFile(atPath: log.path, contents: nil) else {
      throw Failure(description: "cannot write \(log.path)")
    }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    process.standardOutput = try FileHandle(forWritingTo: log)
    let errorLog = folder.appending(path: "errors.log")
    _ = FileManager.default.createFile(atPath: errorLog.path, contents: nil)
    process.standardError = try FileHandle(forWritingTo: errorLog)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let output = try String(contentsOf: log, encoding: .utf8)
    guard process.terminationStatus == 0 else {
      let errors = try String(contentsOf: errorLog, encoding: .utf8)
      throw Failure(description: "\(words): \(output.suffix(2_000))\(errors.suffix(2_000))")
    }
    return output
  }
}
