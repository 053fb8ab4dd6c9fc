import Editors
import Foundation
import Testing

@Suite("Syntax files")
struct SyntaxFileTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "scripts/editors")

  @Test(
    "Each is what scripts/editors/write makes of the words that there are",
    arguments: SyntaxFile.allCases)
  func areUpToDate(file: SyntaxFile) throws {
    let place = Self.folder.appending(path: file.path)
    if ProcessInfo.processInfo.environment["VAE_RECORD"] != nil {
      try file.text.write(to: place, atomically: true, encoding: .utf8)
    }
    let text = try String(contentsOf: place, encoding: .utf8)
    #expect(text == file.text, "run scripts/editors/write")
    #expect(ProcessInfo.processInfo.environment["VAE_RECORD"] == nil, "written anew")
  }

  @Test(
    "Each knows statements, values, operators, units and commands", arguments: SyntaxFile.allCases)
  func words(file: SyntaxFile) {
    for word in ["while", "none", "and", "kHz", "windows", "plot", "trace"] {
      #expect(file.text.contains(word), "\(word)")
    }
  }

  @Test("The grammar of TextMate is JSON whose patterns are regular expressions")
  func grammar() throws {
    let json = try JSONSerialization.jsonObject(with: Data(SyntaxFile.textmate.text.utf8))
    let root = try #require(json as? [String: Any])
    #expect(root["scopeName"] as? String == "source.vae")
    let repository = try #require(root["repository"] as? [String: [String: Any]])
    let code = try #require(repository["code"]?["patterns"] as? [[String: String]])
    for pattern in code.compactMap({ $0["match"] }) {
      _ = try NSRegularExpression(pattern: pattern)
    }
    #expect(code.count > 8)
  }
}
