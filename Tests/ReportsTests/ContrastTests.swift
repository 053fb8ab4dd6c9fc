import Foundation
import Testing

@testable import Reports

@Suite("Contrast")
struct ContrastTests {
  @Test("Every text is readable on what it stands on (WCAG 2, AA)", arguments: [false, true])
  func contrast(isDark: Bool) throws {
    let halves = stylesheet.split(separator: "@media screen and (prefers-color-scheme: dark)")
    let colours = try Self.colours(in: String(halves[isDark ? 1 : 0]))
    let pairs =
      ["ink", "muted", "link", "keyword", "call", "number", "string", "comment"].flatMap {
        [($0, "page"), ($0, "soft")]
      } + [("ink", "trouble-page"), ("trouble", "trouble-page"), ("trouble", "page")]
    for (text, page) in pairs {
      let ratio = Self.ratio(try #require(colours[text]), try #require(colours[page]))
      #expect(ratio >= 4.5, "\(text) on \(page) has \(ratio)")
    }
  }

  private static func colours(in style: String) throws -> [String: Double] {
    var colours: [String: Double] = [:]
    for match in style.matches(of: /--([a-z-]+): #([0-9a-f]{6})/) {
      let name = String(match.output.1)
      let colour = try #require(Int(match.output.2, radix: 16))
      if colours[name] == nil { colours[name] = luminance(colour) }
    }
    return colours
  }

  private static func luminance(_ colour: Int) -> Double {
    let channels = [colour >> 16, (colour >> 8) & 255, colour & 255]
    let parts = channels.map { channel -> Double in
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private static func ratio(_ a: Double, _ b: Double) -> Double {
    (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }
}
