import CCairo
import Wording

/// Draws shapes on a page of PDF or the pixels of PNG.
struct CairoWriter {
  private let page: OpaquePointer
  private let style: FigureStyle

  init(_ page: OpaquePointer, style: FigureStyle) {
    self.page = page
    self.style = style
  }

  func draw(_ shapes: [Drawing.Shape]) {
    for shape in shapes {
      switch shape {
      case .path(let path, let look):
        trace(path)
        paint(look)
      case .rectangle(let frame, let radius, let look):
        cairo_page_rectangle(page, frame.x, frame.y, frame.width, frame.height, radius)
        paint(look)
      case .text(let text, let place, let style): write(text, at: place, style)
      case .clipped(let frame, let inside):
        cairo_page_cut(page, frame.x, frame.y, frame.width, frame.height)
        draw(inside)
        cairo_page_uncut(page)
      case .group(_, let inside), .excerpt(_, let inside): draw(inside)
      }
    }
  }

  private func trace(_ path: PathData) {
    for (index, step) in path.steps.enumerated() {
      switch step {
      case .move(let point):
        let place = point.drawable
        cairo_page_move(page, place.x, place.y)
        if path.isDot(at: index) { cairo_page_line(page, place.x, place.y) }
      case .line(let point):
        let place = point.drawable
        cairo_page_line(page, place.x, place.y)
      case .close: cairo_page_close(page)
      }
    }
  }

  /// Fills and strokes the path, and forgets it.
  private func paint(_ look: Drawing.Look) {
    if let fill = look.fill {
      choose(fill, look.opacity)
      cairo_page_fill(page)
    }
    if let stroke = look.stroke {
      choose(stroke.paint, look.opacity)
      cairo_page_stroke(
        page, stroke.width, stroke.isRound ? 1 : 0, stroke.dash, CInt(stroke.dash.count))
    }
    cairo_page_forget_path(page)
  }

  private func choose(_ paint: Paint, _ opacity: Double) {
    let colour = style.theme.colour(paint)
    cairo_page_colour(
      page, Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255,
      opacity)
  }

  private func write(_ text: String, at place: Point, _ style: TextStyle) {
    if style.hasHalo {
      choose(.paper, 0.9)
      write(text, place, style, halo: 3)
    }
    choose(style.paint, 1)
    write(text, place, style, halo: 0)
  }

  private func write(_ text: String, _ place: Point, _ style: TextStyle, halo: Double) {
    let anchor =
      switch style.anchor {
      case .start: 0.0
      case .middle: 0.5
      case .end: 1.0
      }
    (self.style.font ?? "Helvetica").withCString { family in
      cairo_page_text(
        page, text.showable, place.drawable.x, place.drawable.y,
        cairo_text_style(
          family: family, size: style.size, is_bold: style.isBold ? 1 : 0,
          is_turned: style.isRotated ? 1 : 0, anchor: anchor, drop: 0.35 * style.size, halo: halo))
    }
  }
}

extension Point {
  /// The place, or the nearest that a page can have.
  fileprivate var drawable: Point {
    func near(_ value: Double) -> Double { value.isFinite ? min(1e6, max(-1e6, value)) : 0 }
    return Point(near(x), near(y))
  }
}
