/// How a figure is set: its size on paper, its font and its look.
package struct FigureStyle: Sendable, Equatable {
  /// Millimetres; without a height a figure keeps the proportions of its plots.
  package struct Size: Sendable, Equatable {
    package var width: Double
    package var height: Double?

    package init(width: Double, height: Double? = nil) {
      self.width = width
      self.height = height
    }
  }

  package enum Theme: String, CaseIterable, Sendable {
    /// For a screen, light or dark.
    case page
    /// Black on white, for paper.
    case print
    /// Text and lines at twice the size that they have on paper.
    case slide
  }

  /// The size on paper; nil for as large as suits what is drawn.
  package var size: Size?
  /// The face of all text; nil for faces that readers are likely to have.
  package var font: String?
  package var theme: Theme

  package init(size: Size? = nil, font: String? = nil, theme: Theme = .page) {
    self.size = size
    self.font = font
    self.theme = theme
  }

  /// The widths and heights that a figure may be given, in millimetres.
  package static let sides = 10.0...3000.0
}

extension FigureStyle {
  /// Points, of which an inch has 72, to a pixel of the layout.
  ///
  /// On paper the numbers at ticks are 6 points high, which a layout has at 10.5 pixels.
  var points: Double {
    switch theme {
    case .page where size == nil: 0.75
    case .page, .print: 6 / TextStyle.tick.size
    case .slide: 12 / TextStyle.tick.size
    }
  }

  /// Millimetres to a pixel of the layout.
  var millimetres: Double { points * 25.4 / 72 }

  var typography: Typography { theme == .page && size == nil ? .screen : .paper }

  /// The room around a figure: on paper other things stand beside it at a distance of their own.
  var margin: Double { typography == .screen ? 16 : 4 }

  /// Faces that readers are likely to have, narrow to wide.
  var fonts: String {
    (font.map { $0 + ", " } ?? "")
      + "Helvetica Neue, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif"
  }
}

extension FigureStyle.Theme {
  /// The colour of a paint, on a light page.
  func colour(_ paint: Paint) -> Colour {
    guard self == .print else { return paint.light }
    switch paint {
    case .ink, .muted, .axis: return Colour(0x000000)
    case .grid, .paper, .shade, .series, .word, .fixed: return paint.light
    }
  }

  /// Whether a dark page changes the colours.
  var hasDark: Bool { self != .print }
}
