import Wording

/// Why numbers cannot be drawn.
package enum PlotError: Error, Equatable, Sendable {
  /// There is nothing to draw: `what` has no entries.
  case noRows(what: String)
  /// Two inputs that go together have different counts.
  case lengthsDiffer(what: String, count: Int, other: String, otherCount: Int)
  /// Every entry of `what` is NaN or infinite.
  case noFiniteValue(what: String)
  /// A setting lies outside its range.
  case outOfRange(what: String, range: String, value: String)
  /// A figure cannot be set that small; `least` is how wide or high it must be, in millimetres.
  case tooSmall(side: String, least: Double, value: Double)
  /// A picture would have more pixels than can be made.
  case tooManyPixels(width: Int, height: Int)
  /// cairo cannot be loaded, or failed.
  case noCairo(reason: String)
  /// The plot has no such axis, as a diagram.
  case noAxis(axis: String)
  /// The axis has names, and no numbers.
  case axisOfNames(axis: String)
  /// A time was given for an axis that is none.
  case axisWithoutTime(axis: String)
  case axisNotFinite(axis: String)
  /// A logarithmic axis would begin at zero or below.
  case axisNotAboveZero(axis: String, from: Double)
  /// No value has a place on a logarithmic axis.
  case nothingAboveZero(axis: String)
  case axisEndsCross(axis: String, from: Double, to: Double)
  case barTooLong(axis: String, bar: Double, span: Double)
  case barOnLogarithm(axis: String)
  case coloursHaveNoBar
  /// A plot of several panels, or of none with axes, was to lie over others.
  case notOnePanel(kind: String)
  /// Plots over each other have axes of different kinds.
  case axesDiffer(axis: String)
  /// A figure without places was to be annotated.
  case noPlace
  /// An annotation without a place.
  case nowhere
  /// There is more of `what` than a figure can show.
  case tooMany(what: String, count: Int, limit: Int)
  /// A label has no name.
  case unnamedClass(label: Int, names: Int)

  /// The sentence that says what is wrong.
  package var message: String {
    switch self {
    case .noRows(let what):
      "\(what) must have at least one entry, but is empty"
    case .lengthsDiffer(let what, let count, let other, let otherCount):
      "\(what) must be as many as \(other) (\(otherCount)), but is \(count)"
    case .noFiniteValue(let what):
      "\(what) must hold at least one finite number, but all are NaN or infinite"
    case .outOfRange(let what, let range, let value):
      "\(what) must be \(range), but is \(value)"
    case .tooSmall(let side, let least, let value):
      "this figure must be at least \(significant(least)) mm \(side), but is to be "
        + "\(significant(value)) mm: its text would leave no room for what it shows"
    case .tooManyPixels(let width, let height):
      "a picture must have at most 100 million pixels and 32 000 to a side, but would be "
        + "\(grouped(width)) × \(grouped(height))"
    case .noCairo(let reason):
      "a .pdf or .png file is made by cairo, which does not work here: \(reason)"
    case .noAxis(let axis):
      "this figure has no \(axis) axis with numbers to set"
    case .axisOfNames(let axis):
      "the \(axis) axis of this figure shows names, so only its label can be set"
    case .axisWithoutTime(let axis):
      "the \(axis) axis of this figure is no time, so numbers without a unit are its places"
    case .axisNotFinite(let axis):
      "from, to, ticks and bar of the \(axis) axis must be finite numbers"
    case .axisNotAboveZero(let axis, let from):
      "a logarithmic \(axis) axis must begin above 0, but begins at \(significant(from))"
    case .nothingAboveZero(let axis):
      "a logarithmic \(axis) axis shows what is above 0, but no value is"
    case .axisEndsCross(let axis, let from, let to):
      "the \(axis) axis must end above its beginning, but is from \(significant(from)) to "
        + "\(significant(to))"
    case .barTooLong(let axis, let bar, let span):
      "a bar must be above 0 and no longer than the \(axis) axis (\(significant(span))), but is "
        + significant(bar)
    case .barOnLogarithm(let axis):
      "a bar has no length on a logarithmic \(axis) axis"
    case .notOnePanel(let kind):
      "plots over each other must be of one panel each, but \(kind) is not"
    case .axesDiffer(let axis):
      "plots over each other must have the same kind of \(axis) axis: linear, logarithmic or the "
        + "same names"
    case .noPlace: "a figure that is marked must have axes, but this has none of its own"
    case .nowhere: "a mark must have a place: x, y or both"
    case .coloursHaveNoBar:
      "colours have label, from, to, scale and ticks, but no bar"
    case .tooMany(let what, let count, let limit):
      "\(what) must be at most \(limit), but is \(count)"
    case .unnamedClass(let label, let names):
      "every label must be \(ranging(from: 0, to: names - 1)) to have a name, but one is \(label)"
    }
  }

  /// What to do about it, where there is something to say.
  package var help: String? {
    switch self {
    case .noRows: "check the selection that made it"
    case .lengthsDiffer: "give one entry for each row of the other"
    case .noFiniteValue: "look at the rows with describe, or drop those that are not finite"
    case .outOfRange, .noAxis, .axisOfNames, .axisWithoutTime, .axisNotFinite, .axisEndsCross,
      .barTooLong, .coloursHaveNoBar, .axesDiffer, .nowhere:
      nil
    case .axisNotAboveZero: "give from= above 0"
    case .nothingAboveZero: "leave out scale=\"log\""
    case .notOnePanel: "put them side by side with grid()"
    case .noPlace: "mark its plots before they are put together"
    case .barOnLogarithm: "leave out bar= or scale="
    case .tooSmall: "give it more room with size=, or show less in it"
    case .tooManyPixels: "give a smaller dpi= or size="
    case .noCairo: "install the package libcairo2, or save it as .svg"
    case .tooMany: "select fewer first"
    case .unnamedClass: "name every class, or leave the names out"
    }
  }
}
