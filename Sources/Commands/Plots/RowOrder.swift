import Datasets
import Figures
import Interpreter
import LinearAlgebra
import Wording

/// In what order the rows of a heatmap stand.
enum RowOrder: Bindable {
  case label, mean, peak
  /// By a number for each row, ascending.
  case by([Float])

  private static let names = ["label", "mean", "peak"]

  static var valueType: ValueType { .oneOf([.choice(names), .tensor, .list(.any)]) }

  static func bind(_ value: Value) throws(Mismatch) -> RowOrder {
    guard case .text = value else { return .by(try Column.bind(value).numbers) }
    switch try oneOf(names, value) {
    case "label": return .label
    case "mean": return .mean
    default: return .peak
    }
  }

  var value: Value {
    switch self {
    case .label: .text("label")
    case .mean: .text("mean")
    case .peak: .text("peak")
    case .by(let numbers): Tensor(numbers).value
    }
  }

  /// The rows in this order; those that are alike stay in their own.
  func sorted(_ rows: Dataset) throws -> [Int] {
    let keys: [Float]
    switch self {
    case .label: keys = try rows.labelled(for: "plot.heatmap").map { Float($0) }
    case .mean: keys = rows.data.allRows.map { $0.reduce(0, +) / Float(max(1, $0.count)) }
    case .peak:
      keys = rows.data.allRows.map { row in
        Float(row.indices.max { row[$0] < row[$1] } ?? 0)
      }
    case .by(let numbers):
      guard numbers.count == rows.rows else {
        throw Fault(
          "order must say a number for each of the \(counted(rows.rows, "row")), but says "
            + grouped(numbers.count), at: .init("order", "this has \(grouped(numbers.count))"))
      }
      keys = numbers
    }
    // NaN has no place in an order: it comes last.
    return rows.data.rowIndices.sorted { a, b in
      let (left, right) = (keys[a].isNaN ? .infinity : keys[a], keys[b].isNaN ? .infinity : keys[b])
      return (left, a) < (right, b)
    }
  }

  /// As a note says it.
  var words: String {
    switch self {
    case .label: "rows by label"
    case .mean: "rows by their mean"
    case .peak: "rows by the place of their greatest number"
    case .by: "rows in the order given"
    }
  }
}

extension HasRows {
  fileprivate var rowIndices: Range<Int> { 0..<view.rows }
}

extension Dataset {
  /// Rows as coloured cells, beside them their classes; columns of windows are times.
  func drawnHeatmap(
    order: RowOrder?, centre: Double?, colour: AxisSetting?, labels: Figure.Labels
  ) throws -> Figure {
    let shown = try order.map { try selecting(rows: $0.sorted(self)) } ?? self
    let times = shown.time.map { $0.map { $0 * 1000 } }
    return try Figure.heatmap(
      shown.data.allRows.flatMap(\.self), rows: shown.rows, columns: shown.columns,
      facts: .init(
        classes: shown.classes, times: times, centre: centre, key: heightLabel ?? ""),
      labels: labels.or(note: order?.words)
    ).setting(colour: colour)
  }
}
