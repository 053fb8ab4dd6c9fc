package import Wording

/// A domain value that is drawn: where it stands alone as a statement, a session shows the drawing
/// and saves it.
package protocol Drawable: DomainValue {
  /// What is drawn, as "histogram": a part of the file's name.
  var drawingName: String { get }
  /// Where it has been saved already, if it has.
  var drawingPath: String? { get }
  /// The drawing as SVG; the same bytes each time.
  func svg() -> SVGDocument
  /// The drawing anew for a page: at its own size, whatever it was given, and no wider than so many
  /// pixels where that can be.
  func svg(onPage width: Int) -> SVGDocument
  /// The drawing as lines of text of at most so many columns and, as far as it goes, rows.
  func preview(columns: Int, rows: Int, style: PreviewStyle) -> [[TonedText]]
}

/// What a preview may be made of.
package enum PreviewStyle: Sendable {
  /// Braille dots and box characters, with colours or without.
  case coloured, monochrome
  /// ASCII alone.
  case plain
}
