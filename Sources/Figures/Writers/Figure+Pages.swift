import CCairo
import Glibc
import Wording

extension Figure {
  /// The dots per inch that a picture may have.
  package static let dotsPerInch = 30...2400
  /// The most pixels that a picture may have.
  private static let mostPixels = 100e6

  /// The figure as a page of PDF with its fonts in it.
  package func pdf() throws(PlotError) -> [UInt8] {
    let sheet = sheet
    let scale = style.points
    return try file(of: sheet) {
      cairo_page_of_pdf(
        sheet.width * scale, sheet.height * scale, scale, (title.isEmpty ? kind : title).showable)
    }
  }

  /// The figure as a picture of so many dots per inch.
  package func png(dotsPerInch: Int) throws(PlotError) -> [UInt8] {
    let sheet = sheet
    let scale = style.points / 72 * Double(dotsPerInch)
    let (width, height) = ((sheet.width * scale).rounded(), (sheet.height * scale).rounded())
    if max(width, height) > 32_000 || width * height > Self.mostPixels {
      throw .tooManyPixels(width: Int(width), height: Int(height))
    }
    return try file(of: sheet) {
      cairo_page_of_png(max(1, CInt(width)), max(1, CInt(height)), scale)
    }
  }

  /// Draws the sheet on a page, and gives the page's file.
  private func file(
    of sheet: Sheet, on page: () -> OpaquePointer?
  ) throws(PlotError) -> [UInt8] {
    if let obstacle = cairo_obstacle() { throw .noCairo(reason: String(cString: obstacle)) }
    guard let page = page() else { throw .noCairo(reason: "there is no memory left") }
    // The last pixels of a picture are the page's only in part.
    let ground = Frame(x: -1, y: -1, width: sheet.width + 2, height: sheet.height + 2)
    CairoWriter(page, style: style).draw(
      [.rectangle(ground, radius: 0, .init(fill: .paper))] + sheet.drawing.shapes)
    var count = 0
    guard let bytes = cairo_page_file(page, &count) else {
      throw .noCairo(reason: "it could not make the page")
    }
    defer { free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }
}
