/// SVG elements as they are written, one after the other: what comes later lies on top.
///
/// Every colour stands on its element as an attribute; a class beside it lets a dark page change
/// it. No other CSS is used: several renderers turn variables, `:root` and `hsl()` black.
struct Drawing: Sendable {
  private(set) var body = ""
  private(set) var paints: Set<Paint> = []
  /// What every id begins with, so that several figures can live in one page.
  let prefix: String
  /// Where all is drawn as characters instead, for a preview.
  private(set) var canvas: Canvas?
  private var clips = 0

  init(prefix: String) { self.prefix = prefix }

  init(on canvas: Canvas) {
    prefix = ""
    self.canvas = canvas
  }

  mutating func path(
    _ data: PathData, fill: Paint? = nil, stroke: Stroke? = nil, opacity: Double = 1
  ) {
    guard !data.isEmpty else { return }
    if canvas != nil {
      canvas?.draw(data, fill: fill, stroke: stroke, opacity: opacity)
      return
    }
    let look = attributes(fill: fill, stroke: stroke, opacity: opacity)
    body += "<path d=\"\(data.text)\"\(look)/>\n"
  }

  mutating func line(_ start: Point, _ end: Point, _ stroke: Stroke) {
    var data = PathData()
    data.move(to: start)
    data.line(to: end)
    path(data, stroke: stroke)
  }

  mutating func rectangle(
    _ frame: Frame, fill: Paint? = nil, stroke: Stroke? = nil, radius: Double = 0,
    opacity: Double = 1
  ) {
    guard frame.width > 0, frame.height > 0 else { return }
    if canvas != nil {
      var outline = PathData()
      outline.rectangle(frame)
      canvas?.draw(outline, fill: fill, stroke: stroke, opacity: opacity)
      return
    }
    let corner = radius > 0 ? " rx=\"\(coordinate(radius))\"" : ""
    let look = attributes(fill: fill, stroke: stroke, opacity: opacity)
    body += "<rect x=\"\(coordinate(frame.x))\" y=\"\(coordinate(frame.y))\""
    body += " width=\"\(coordinate(frame.width))\" height=\"\(coordinate(frame.height))\""
    body += "\(corner)\(look)/>\n"
  }

  /// Writes a text whose vertical middle lies at the point.
  mutating func text(_ text: String, at place: Point, _ style: TextStyle) {
    guard !text.isEmpty else { return }
    if canvas != nil {
      canvas?.write(text, at: place, style)
      return
    }
    if style.hasHalo {
      var halo = Stroke(.paper, 3)
      halo.isRound = true
      write(text, place, style, attributes(fill: .paper, stroke: halo, opacity: 0.9))
    }
    write(text, place, style, attributes(fill: style.paint, stroke: nil, opacity: 1))
  }

  /// Groups what the closure draws, cut off at the frame.
  mutating func clipped(to frame: Frame, _ draw: (inout Drawing) -> Void) {
    clips += 1
    let id = "\(prefix)-clip\(clips)"
    body += "<clipPath id=\"\(id)\"><rect x=\"\(coordinate(frame.x))\" y=\"\(coordinate(frame.y))\""
    body += " width=\"\(coordinate(frame.width))\" height=\"\(coordinate(frame.height))\"/>"
    body += "</clipPath>\n<g clip-path=\"url(#\(id))\">\n"
    draw(&self)
    body += "</g>\n"
  }

  private mutating func write(_ text: String, _ place: Point, _ style: TextStyle, _ look: String) {
    let (x, y) = (coordinate(place.x), coordinate(place.y))
    body += "<text x=\"\(x)\" y=\"\(y)\" dy=\".35em\" font-size=\"\(coordinate(style.size))\""
    switch style.anchor {
    case .start: break
    case .middle: body += " text-anchor=\"middle\""
    case .end: body += " text-anchor=\"end\""
    }
    if style.isBold { body += " font-weight=\"600\"" }
    if style.isRotated { body += " transform=\"rotate(-90 \(x) \(y))\"" }
    body += "\(look)>\(escaped(text))</text>\n"
  }

  private mutating func attributes(fill: Paint?, stroke: Stroke?, opacity: Double) -> String {
    var classes: [String] = []
    var text = " fill=\"none\""
    if let fill {
      paints.insert(fill)
      if let name = fill.name { classes.append("fill-" + name) }
      text = " fill=\"\(fill.light.hex)\""
    }
    if let stroke {
      paints.insert(stroke.paint)
      if let name = stroke.paint.name { classes.append("stroke-" + name) }
      text += stroke.attributes
    }
    if opacity < 1 { text += " opacity=\"\(coordinate(opacity))\"" }
    let names = classes.map { "vae-" + $0 }.joined(separator: " ")
    return names.isEmpty ? text : " class=\"\(names)\"" + text
  }
}

/// How a line is drawn.
struct Stroke: Sendable {
  var paint: Paint
  var width: Double
  var dash: [Double] = []
  /// Whether ends and corners are round.
  var isRound = false

  init(_ paint: Paint, _ width: Double, dash: [Double] = []) {
    self.paint = paint
    self.width = width
    self.dash = dash
  }

  fileprivate var attributes: String {
    var text = " stroke=\"\(paint.light.hex)\" stroke-width=\"\(coordinate(width))\""
    if isRound { text += " stroke-linecap=\"round\" stroke-linejoin=\"round\"" }
    if !dash.isEmpty {
      text += " stroke-dasharray=\"\(dash.map(coordinate).joined(separator: " "))\""
    }
    return text
  }
}

/// How a text is written.
struct TextStyle: Sendable {
  enum Anchor: Sendable { case start, middle, end }

  var size: Double
  var paint: Paint = .ink
  var anchor: Anchor = .start
  var isBold = false
  /// Whether it reads from bottom to top.
  var isRotated = false
  /// Whether the page shines around it, over what it covers.
  var hasHalo = false

  static let title = TextStyle(size: 15, isBold: true)
  static let note = TextStyle(size: 11.5, paint: .muted)
  static let panelTitle = TextStyle(size: 12.5)
  static let nestedTitle = TextStyle(size: 13, isBold: true)
  static let axisLabel = TextStyle(size: 11.5, anchor: .middle)
  static let tick = TextStyle(size: 10.5, paint: .muted, anchor: .middle)
  static let legend = TextStyle(size: 11.5)

  /// The same style, anchored elsewhere or in another colour.
  func with(anchor: Anchor? = nil, paint: Paint? = nil, halo: Bool? = nil) -> TextStyle {
    var style = self
    if let anchor { style.anchor = anchor }
    if let paint { style.paint = paint }
    if let halo { style.hasHalo = halo }
    return style
  }
}

/// Text for XML: markup escaped, characters that XML 1.0 forbids replaced.
func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\n", "\t", "\r": result += " "
    default: result.unicodeScalars.append(isLegal(scalar) ? scalar : "\u{FFFD}")
    }
  }
  return result
}

/// Whether a character may stand in an XML document and means something there.
private func isLegal(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
  default: true
  }
}
