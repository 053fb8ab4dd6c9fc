/// What a shape is painted with: a role, whose colour differs between a light and a dark page.
enum Paint: Hashable, Sendable {
  case ink, muted, axis, grid, paper, shade
  case series(Int)
  /// A text in the colour of a series, dark enough to be read.
  case word(Int)
  case fixed(Colour)

  /// The colour on a light page, and wherever style sheets are not read.
  var light: Colour {
    switch self {
    case .ink: Colour(0x1F2328)
    case .muted: Colour(0x5B636D)
    case .axis: Colour(0x7A828C)
    case .grid: Colour(0xE9EBEE)
    case .paper: Colour(0xFFFFFF)
    case .shade: Colour(0xF3F5F7)
    case .series(let index): Self.seriesColours[index % Self.seriesColours.count].light
    case .word(let index): Paint.series(index).light.mixed(with: Colour(0x000000), 0.3)
    case .fixed(let colour): colour
    }
  }

  /// The colour on a dark page, or nil where it stays.
  var dark: Colour? {
    switch self {
    case .ink: Colour(0xE6E9ED)
    case .muted: Colour(0xA4ACB6)
    case .axis: Colour(0x7C8590)
    case .grid: Colour(0x2A2F36)
    case .paper: Colour(0x14171B)
    case .shade: Colour(0x1E2329)
    case .series(let index): Self.seriesColours[index % Self.seriesColours.count].dark
    case .word(let index): Paint.series(index).dark
    case .fixed: nil
    }
  }

  /// The name of its class in the style sheet, or nil where it needs none.
  var name: String? {
    switch self {
    case .ink: "ink"
    case .muted: "muted"
    case .axis: "axis"
    case .grid: "grid"
    case .paper: "paper"
    case .shade: "shade"
    case .series(let index): "series\(index % Self.seriesColours.count)"
    case .word(let index): "word\(index % Self.seriesColours.count)"
    case .fixed: nil
    }
  }

  /// Texts in the colour of a series are darker.
  var ofText: Paint { if case .series(let index) = self { .word(index) } else { self } }

  /// Okabe and Ito's palette (2008), in the order that keeps two, three and four classes apart,
  /// with R's darker yellow and two more for ten classes; lighter on a dark page.
  private static let seriesColours: [(light: Colour, dark: Colour)] = [
    (Colour(0x0072B2), Colour(0x4AA8E0)), (Colour(0xD55E00), Colour(0xF28A45)),
    (Colour(0x009E73), Colour(0x2FC49A)), (Colour(0xCC79A7), Colour(0xE2A3C6)),
    (Colour(0xE69F00), Colour(0xF2B73F)), (Colour(0x56B4E9), Colour(0x8ACDF3)),
    (Colour(0x4D4D4D), Colour(0xC9CED4)), (Colour(0xF5C710), Colour(0xF8D95A)),
    (Colour(0x8C6239), Colour(0xC2966A)), (Colour(0x999999), Colour(0x8A9199)),
  ]
}
