/// One axis of a panel: what it shows and how.
struct Axis: Sendable {
  enum Kind: Sendable {
    case linear
    case logarithmic
    /// Equal places 0, 1, 2, … with a name each.
    case categories([String], Naming)
  }

  /// How the names of categories are written.
  enum Naming: Sendable {
    /// Beside an upright axis, no wider than so many pixels.
    case beside(Double)
    /// Each no wider than its place.
    case under
    /// Each in its place where all fit, else upright; where there are very many, some.
    case turning
  }

  /// Where ticks stand.
  enum TickChoice: Sendable {
    /// At round numbers within the axis.
    case found
    /// At these places.
    case at([Double])
    /// At places with names, of which some are left out where they stand too close.
    case named([Tick])
    /// At whole numbers within a part of the axis.
    case counting(Extent)
    case none
  }

  var label = ""
  var kind = Kind.linear
  /// The ends; nil where the marks decide.
  var domain: Extent?
  /// A fraction of the span, left free at each end of what the marks decide.
  var padding = 0.0
  /// Whether zero belongs to the axis whatever the data.
  var includesZero = false
  /// Whether only whole numbers may be ticks.
  var wholeNumbers = false
  /// Whether the first value lies at the far end.
  var isReversed = false
  /// About how many pixels a tick is given.
  var spacing = 80.0
  /// Pixels left free at the lower end of the axis, for marks that have no value there.
  var reserve = 0.0
  var showsTicks = true
  var showsGrid = true
  var showsLine = true
  var tickChoice = TickChoice.found
  /// What one of its unit is in seconds, where it is a time.
  var secondsPerUnit: Double?
  /// What is drawn in place of the axis.
  var bar: ScaleBar?
}

/// A value on an axis, and what is written at it.
struct Tick: Equatable, Sendable {
  var value: Double
  var label: String
  /// What the label may be the beginning of.
  var whole: String

  init(value: Double, label: String, of whole: String? = nil) {
    (self.value, self.label, self.whole) = (value, label, whole ?? label)
  }
}

/// An axis whose ends, ticks and place on the page are settled.
struct ResolvedAxis: Sendable {
  var axis: Axis
  var scale: Scale
  var ticks: [Tick]
  /// The label, with the power of ten that the ticks leave to it.
  var label: String
  /// Whether tick labels read from bottom to top, where they are too long to stand side by side.
  var turnsLabels = false
  var typography: Typography

  /// The width of the widest tick label.
  var tickWidth: Double { ticks.map { typography.width($0.label, .tick) }.max() ?? 0 }
}
