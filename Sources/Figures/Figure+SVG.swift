package import Wording

extension Figure {
  /// The figure as an SVG document of its own: the same figure gives the same bytes.
  package func svg() -> String { document.text }

  /// The figure as an SVG document, for a file or a page.
  package var document: SVGDocument {
    let sheet = sheet
    let writer = SVGWriter(sheet.drawing, theme: style.theme)
    return SVGDocument(
      title: title.isEmpty ? kind : title, description: description, size: size(of: sheet),
      extent: .init(width: coordinate(sheet.width), height: coordinate(sheet.height)),
      fonts: style.fonts, darkRules: writer.darkRules, body: writer.body)
  }

  /// Pixels on a screen, millimetres on paper.
  private func size(of sheet: Sheet) -> SVGDocument.Size {
    let isScreen = style.typography == .screen
    let (scale, unit) = isScreen ? (1, "") : (style.millimetres, "mm")
    return .init(
      width: coordinate(sheet.width * scale) + unit,
      height: coordinate(sheet.height * scale) + unit)
  }
}
