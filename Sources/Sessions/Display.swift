import Interpreter

/// How a session shows values, as suits who looks at them.
public struct Display: Sendable {
  /// Whether fractions are shown in four significant digits, as suits what is only looked at.
  public var roundsNumbers = false
  /// How many columns a long row of numbers may take that is drawn below its statistics; 0 for none.
  public var rowWidth = 0
  /// Whether `print` writes all of a value, however long.
  public var printsWhole = false

  public init() {}

  /// What a value that stands alone shows.
  func shown(_ value: Value) -> Output {
    roundsNumbers ? Precision.rounded { all(of: value) } : all(of: value)
  }

  /// The same for files, with all digits.
  static func kept(_ value: Value) -> Output { Display().all(of: value) }

  private func all(of value: Value) -> Output {
    var details = value.detail.map(Detail.init)
    if rowWidth > 0, case .tensor(let row) = value, let line = row.sparkline(width: rowWidth) {
      details.insert(.text(line), at: 0)
    }
    // A text of several lines, as methods() gives, is there to be read.
    if case .text(let text) = value, text.contains("\n") {
      return .value(summary: text, details: [])
    }
    return .value(summary: value.summary, details: details)
  }
}
