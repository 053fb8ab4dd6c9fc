import Foundation
import Testing

/// What a grammar of TextMate makes of a text, as editors read it: line by line, at each place by the
/// pattern that matches first.
final class TextMateReader {
  private struct Level {
    let name: String
    /// The pattern that ends it; nil for the outermost.
    let end: String?
    let patterns: [[String: Any]]
  }

  private struct Step {
    let range: NSRange
    let name: String
    /// What begins with it; nil where nothing does.
    var beginning: Level?
    var isEnd = false
  }

  private let repository: [String: [String: Any]]
  private var expressions: [String: NSRegularExpression] = [:]

  init(_ grammar: String) throws {
    let json = try JSONSerialization.jsonObject(with: Data(grammar.utf8)) as? [String: Any]
    repository = try #require(json?["repository"] as? [String: [String: Any]])
  }

  /// The innermost scope of each byte of UTF-8; empty where there is none.
  func scopes(of text: String) throws -> [String] {
    var levels = [Level(name: "", end: nil, patterns: included("code"))]
    let lines = try text.split(separator: "\n", omittingEmptySubsequences: false).map {
      try scopes(ofLine: String($0), &levels)
    }
    return Array(lines.joined(separator: [""]))
  }

  private func scopes(ofLine line: String, _ levels: inout [Level]) throws -> [String] {
    var scopes: [String] = []
    while let step = try next(in: line, from: scopes.count, levels[levels.count - 1]) {
      let before = step.range.location - scopes.count
      scopes += Array(repeating: levels[levels.count - 1].name, count: before)
      scopes += Array(repeating: step.name, count: step.range.length)
      if step.isEnd { levels.removeLast() }
      if let level = step.beginning { levels.append(level) }
    }
    let rest = line.utf16.count - scopes.count
    scopes += Array(repeating: levels[levels.count - 1].name, count: rest)
    var place = 0
    return line.unicodeScalars.flatMap { scalar in
      defer { place += UTF16.width(scalar) }
      return Array(repeating: scopes[place], count: UTF8.width(scalar))
    }
  }

  /// What matches first; where several do at one place, the end and then the first of them.
  private func next(in line: String, from place: Int, _ level: Level) throws -> Step? {
    var steps: [Step] = []
    if let end = level.end, let range = try match(end, in: line, from: place) {
      steps.append(Step(range: range, name: level.name, isEnd: true))
    }
    for rule in level.patterns {
      let pattern = try #require((rule["match"] ?? rule["begin"]) as? String)
      guard let range = try match(pattern, in: line, from: place) else { continue }
      steps.append(step(range, rule))
    }
    return steps.enumerated().min {
      ($0.element.range.location, $0.offset) < ($1.element.range.location, $1.offset)
    }?.element
  }

  private func step(_ range: NSRange, _ rule: [String: Any]) -> Step {
    let name = rule["name"] as? String ?? ""
    guard let end = rule["end"] as? String else { return Step(range: range, name: name) }
    let patterns = (rule["patterns"] as? [[String: Any]] ?? []).flatMap(resolved)
    return Step(
      range: range, name: name, beginning: Level(name: name, end: end, patterns: patterns))
  }

  private func included(_ name: String) -> [[String: Any]] {
    (repository[name]?["patterns"] as? [[String: Any]] ?? []).flatMap(resolved)
  }

  private func resolved(_ rule: [String: Any]) -> [[String: Any]] {
    (rule["include"] as? String).map { included(String($0.dropFirst())) } ?? [rule]
  }

  private func match(_ pattern: String, in line: String, from place: Int) throws -> NSRange? {
    let expression = try expressions[pattern] ?? NSRegularExpression(pattern: pattern)
    expressions[pattern] = expression
    return expression.firstMatch(
      in: line, options: [.withTransparentBounds, .withoutAnchoringBounds],
      range: NSRange(location: place, length: line.utf16.count - place))?.range
  }
}
