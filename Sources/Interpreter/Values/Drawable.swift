/// A domain value that is drawn: where it stands alone as a statement, a session shows the drawing
/// and saves it.
package protocol Drawable: DomainValue {
  /// What is drawn, as "histogram": a part of the file's name.
  var drawingName: String { get }
  /// Where it has been saved already, if it has.
  var drawingPath: String? { get }
  /// The drawing as SVG; the same bytes each time.
  func svg() -> String
}
