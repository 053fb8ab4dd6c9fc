extension Figure {
  /// The figure as an SVG document of its own: the same figure gives the same bytes.
  ///
  /// It has a title and a description for readers who cannot see it, real text, no script and no
  /// reference to anything outside; its ids begin with a hash of its content.
  package func svg() -> String {
    let layout = layout()
    let draft = document(layout, prefix: "f")
    return document(layout, prefix: "f" + hash(draft))
  }

  private func document(_ layout: Layout, prefix: String) -> String {
    let margin = 16.0
    var drawing = Drawing(prefix: prefix)
    let width = (layout.width + 2 * margin).rounded(.up)
    let height = (layout.height + 2 * margin).rounded(.up)
    drawing.rectangle(Frame(x: 0, y: 0, width: width, height: height), fill: .paper)
    draw(layout, at: Point(margin, margin), on: &drawing)
    let size = (coordinate(width), coordinate(height))
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(size.0)" height="\(size.1)" \
      viewBox="0 0 \(size.0) \(size.1)" role="img" \
      aria-labelledby="\(prefix)-title \(prefix)-desc" font-family="\(Self.fonts)">
      <title id="\(prefix)-title">\(escaped(title.isEmpty ? kind : title))</title>
      <desc id="\(prefix)-desc">\(escaped(description))</desc>
      \(styleSheet(drawing.paints))<g aria-hidden="true">
      \(drawing.body)</g>
      </svg>

      """
  }

  /// Faces that readers are likely to have, narrow to wide.
  private static let fonts =
    "Helvetica Neue, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif"

  /// The rules for a dark page, for the paints that were used.
  private func styleSheet(_ paints: Set<Paint>) -> String {
    var rules: Set<String> = []
    for paint in paints {
      guard let name = paint.name, let dark = paint.dark else { continue }
      rules.insert(".vae-fill-\(name){fill:\(dark.hex)}")
      rules.insert(".vae-stroke-\(name){stroke:\(dark.hex)}")
    }
    guard !rules.isEmpty else { return "" }
    let text = rules.sorted().joined(separator: "\n")
    return "<style>\n@media (prefers-color-scheme:dark){\n\(text)\n}\n</style>\n"
  }

  /// Eight hexadecimal digits of Fowler, Noll and Vo's hash of the text (FNV-1a, 64 bits).
  private func hash(_ text: String) -> String {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(UInt32(truncatingIfNeeded: value ^ (value >> 32)), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
