package import Wording

extension Figure {
  /// The figure as an SVG document of its own: the same figure gives the same bytes.
  package func svg() -> String { document.text }

  /// The figure as an SVG document, for a file or a page.
  package var document: SVGDocument {
    let sheet = sheet
    let writer = SVGWriter(sheet.drawing)
    let extent = SVGDocument.Size(
      width: coordinate(sheet.width), height: coordinate(sheet.height))
    return SVGDocument(
      title: title.isEmpty ? kind : title, description: description, size: extent, extent: extent,
      fonts: Self.fonts, darkRules: writer.darkRules, body: writer.body)
  }

  /// Faces that readers are likely to have, narrow to wide.
  private static let fonts =
    "Helvetica Neue, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif"
}
