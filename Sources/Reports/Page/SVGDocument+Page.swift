import Sessions
import Wording

extension SVGDocument {
  /// The narrowest that a figure is shown, in pixels; below, it scrolls in its box.
  private static let leastWidth = 480.0

  /// The document as one of many in a page; `prefix` is what its ids begin with.
  func part(of prefix: String) -> String {
    let width = min(Double(extent.width) ?? Self.leastWidth, Self.leastWidth)
    return part(idsBeginning: prefix, style: "min-width:\(Int(width))px")
  }
}

extension Output {
  /// What a figure says to readers who cannot see it, as plain text; nil for anything else.
  var alternative: String? {
    guard case .figure(let svg, let summary, _, _) = self else { return nil }
    return svg.description.isEmpty ? summary : "\(summary): \(svg.description)"
  }
}
