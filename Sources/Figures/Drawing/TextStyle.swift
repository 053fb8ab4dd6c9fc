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
