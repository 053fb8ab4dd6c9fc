import Wording

/// Writes a drawing as the elements of an SVG document.
///
/// Every colour stands on its element as an attribute; a class beside it lets a dark page change
/// it. No other CSS is used: several renderers turn variables, `:root` and `hsl()` black.
struct SVGWriter {
  private(set) var body = SVGDocument.Text()
  private let theme: FigureStyle.Theme
  private var paints: Set<Paint> = []
  private var clips = 0
  /// The names of the groups that are open, and all that were given.
  private var groups: [String] = []
  private var names: Set<String> = []

  init(_ drawing: Drawing, theme: FigureStyle.Theme) {
    self.theme = theme
    write(drawing.shapes)
  }

  /// The rules for a dark page, for the paints that were used.
  var darkRules: [String] {
    var rules: Set<String> = []
    for paint in paints where theme.hasDark {
      guard let name = paint.name, let dark = paint.dark else { continue }
      rules.insert(".vae-fill-\(name){fill:\(dark.hex)}")
      rules.insert(".vae-stroke-\(name){stroke:\(dark.hex)}")
    }
    return rules.sorted()
  }

  private mutating func write(_ shapes: [Drawing.Shape]) {
    for shape in shapes {
      switch shape {
      case .path(let data, let look):
        body += "<path d=\"\(data.text)\"\(attributes(look))/>\n"
      case .rectangle(let frame, let radius, let look):
        let corner = radius > 0 ? " rx=\"\(coordinate(radius))\"" : ""
        body += "<rect\(frame.attributes)\(corner)\(attributes(look))/>\n"
      case .text(let text, let place, let style): write(text, at: place, style)
      case .clipped(let frame, let inside): write(inside, clippedTo: frame)
      case .group(let name, let inside): write(inside, named: name)
      case .excerpt(let whole, let inside): write(inside, of: whole)
      }
    }
  }

  private mutating func write(_ text: String, at place: Point, _ style: TextStyle) {
    if style.hasHalo {
      var halo = Stroke(.paper, 3)
      halo.isRound = true
      write(text, place, style, .init(fill: .paper, stroke: halo, opacity: 0.9))
    }
    write(text, place, style, .init(fill: style.paint))
  }

  private mutating func write(
    _ text: String, _ place: Point, _ style: TextStyle, _ look: Drawing.Look
  ) {
    let (x, y) = (coordinate(place.x), coordinate(place.y))
    body += "<text x=\"\(x)\" y=\"\(y)\" dy=\".35em\" font-size=\"\(coordinate(style.size))\""
    switch style.anchor {
    case .start: break
    case .middle: body += " text-anchor=\"middle\""
    case .end: body += " text-anchor=\"end\""
    }
    if style.isBold { body += " font-weight=\"600\"" }
    if style.isRotated { body += " transform=\"rotate(-90 \(x) \(y))\"" }
    body += "\(attributes(look))>\(escaped(text))</text>\n"
  }

  private mutating func write(_ shapes: [Drawing.Shape], clippedTo frame: Frame) {
    clips += 1
    let name = "clip\(clips)"
    body += "<clipPath id=\""
    body.addID(name)
    body += "\"><rect\(frame.attributes)/></clipPath>\n<g clip-path=\"url(#"
    body.addID(name)
    body += ")\">\n"
    write(shapes)
    body += "</g>\n"
  }

  /// A group's id is its name after those of the groups around it, and a number where it is taken.
  private mutating func write(_ shapes: [Drawing.Shape], named name: String) {
    let path = (groups.suffix(1) + [name.asID]).joined(separator: "-")
    let free = (2...).lazy.map { "\(path)-\($0)" }.first { !names.contains($0) }
    let id = names.contains(path) ? free ?? path : path
    names.insert(id)
    body += "<g id=\""
    body.addID(id)
    body += "\">\n"
    groups.append(id)
    write(shapes)
    groups.removeLast()
    body += "</g>\n"
  }

  /// Whoever points at what is shown of a text is told all of it.
  private mutating func write(_ shapes: [Drawing.Shape], of whole: String) {
    body += "<g><title>\(escaped(whole))</title>\n"
    write(shapes)
    body += "</g>\n"
  }

  private mutating func attributes(_ look: Drawing.Look) -> String {
    var classes: [String] = []
    var text = " fill=\"none\""
    if let fill = look.fill {
      paints.insert(fill)
      if let name = fill.name { classes.append("vae-fill-" + name) }
      text = " fill=\"\(theme.colour(fill).hex)\""
    }
    if let stroke = look.stroke {
      paints.insert(stroke.paint)
      if let name = stroke.paint.name { classes.append("vae-stroke-" + name) }
      text += stroke.attributes(theme.colour(stroke.paint))
    }
    if look.opacity < 1 { text += " opacity=\"\(coordinate(look.opacity))\"" }
    return classes.isEmpty || !theme.hasDark
      ? text : " class=\"\(classes.joined(separator: " "))\"" + text
  }
}

extension Frame {
  fileprivate var attributes: String {
    " x=\"\(coordinate(x))\" y=\"\(coordinate(y))\""
      + " width=\"\(coordinate(width))\" height=\"\(coordinate(height))\""
  }
}

extension Stroke {
  fileprivate func attributes(_ colour: Colour) -> String {
    var text = " stroke=\"\(colour.hex)\" stroke-width=\"\(coordinate(width))\""
    if isRound { text += " stroke-linecap=\"round\" stroke-linejoin=\"round\"" }
    if !dash.isEmpty {
      text += " stroke-dasharray=\"\(dash.map(coordinate).joined(separator: " "))\""
    }
    return text
  }
}

extension String {
  /// The letters and digits of a name, in lower case, with hyphens between them.
  fileprivate var asID: String {
    lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}
