import Editors
import Foundation
import Sessions
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

  @Test("The grammar of TextMate colours scripts as the lexer reads them")
  func colours() throws {
    let reader = try TextMateReader(SyntaxFile.textmate.text)
    let scripts = Self.folder.deletingLastPathComponent()
    let names = try FileManager.default.contentsOfDirectory(atPath: scripts.path)
      .filter { $0.hasSuffix(".vae") }
    #expect(names.count > 8)
    let awkward =
      "t.in[.5 : 2] \"{t.not[1:2]:.2f} \\\"{'a' + 'b'}\" # \"no\"\nx1 = m.auc * 1e3ms'é'"
    for code in try names.map({
      try String(contentsOf: scripts.appending(path: $0), encoding: .utf8)
    }) + [awkward] {
      let mine = try reader.scopes(of: code).map(Self.kind(ofScope:))
      let lexer = Self.kinds(of: code)
      let different = zip(mine, lexer).enumerated().first { $1.0 != $1.1 }
      let place = different.map {
        String(decoding: code.utf8.prefix($0.offset + 1).suffix(60), as: UTF8.self)
      }
      #expect(place == nil, "\(String(describing: different?.element))")
    }
  }

  /// What the lexer says of each byte, of what the grammar tells apart; nil of blanks too.
  private static func kinds(of code: String) -> [Highlight.Kind?] {
    var kinds = [Highlight.Kind?](repeating: nil, count: code.utf8.count)
    for stretch in highlights(in: code) where ![.name, .symbol].contains(stretch.kind) {
      for place in stretch.range { kinds[place] = stretch.kind }
    }
    return kinds
  }

  private static func kind(ofScope scope: String) -> Highlight.Kind? {
    let kinds: [(String, Highlight.Kind)] = [
      ("comment", .comment), ("markup", .comment), ("keyword.control", .keyword),
      ("keyword.operator.word", .keyword), ("constant.language", .keyword),
      ("constant.numeric", .number), ("constant.character", .string), ("string", .string),
    ]
    return kinds.first { scope.hasPrefix($0.0) }?.1
  }
}
