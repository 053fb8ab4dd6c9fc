import Sessions
import Wording

extension SVGDocument {
  /// The document as one of many in a page, never smaller than it was drawn; `prefix` is what its
  /// ids begin with.
  func part(of prefix: String) -> String {
    part(idsBeginning: prefix, style: "min-width:\(extent.width)px")
  }
}

/// A figure as a page shows it: drawn twice where it is wider than a narrow page.
struct PageFigure {
  /// The column of a wide page, and of one of 400 pixels, less the room beside them.
  private static let (wideColumn, narrowColumn) = (760, 360)

  let wide: SVGDocument
  /// Nil where the wide one suits narrow pages too.
  let narrow: SVGDocument?

  init(_ svg: SVGDocument, _ preview: FigurePreview) {
    wide = preview.svg(onPage: Self.wideColumn) ?? svg
    let other = preview.svg(onPage: Self.narrowColumn) ?? svg
    narrow = other == wide ? nil : other
  }

  var darkRules: [String] { wide.darkRules + (narrow?.darkRules ?? []) }

  func html(idsBeginning prefix: String) -> String {
    func box(_ mark: String, _ text: String) -> String {
      "<div class=\"scroll\(mark)\" tabindex=\"0\">\(text)</div>\n"
    }
    guard let narrow else { return box("", wide.part(of: prefix)) }
    return box(" wide", wide.part(of: prefix)) + box(" narrow", narrow.part(of: prefix + "narrow."))
  }
}

extension Output {
  /// What a figure says to readers who cannot see it, as plain text; nil for anything else.
  var alternative: String? {
    guard case .figure(let svg, let summary, _, _) = self else { return nil }
    return svg.description.isEmpty ? summary : "\(summary): \(svg.description)"
  }
}
