import Wording

/// What plots check before they draw, and words they share.

func require(rows count: Int, of what: String) throws(PlotError) {
  if count == 0 { throw .noRows(what: what) }
}

func require(
  _ what: String, _ count: Int, asMany other: String, _ otherCount: Int
) throws(PlotError) {
  if count != otherCount {
    throw .lengthsDiffer(what: what, count: count, other: other, otherCount: otherCount)
  }
}

func require(finite values: some Sequence<Double>, in what: String) throws(PlotError) {
  if Extent(of: values).isEmpty { throw .noFiniteValue(what: what) }
}

func require(_ what: String, _ count: Int, in range: ClosedRange<Int>) throws(PlotError) {
  if !range.contains(count) {
    throw .outOfRange(
      what: what, range: ranging(from: range.lowerBound, to: range.upperBound), value: "\(count)")
  }
}

func require(_ what: String, _ count: Int, atMost limit: Int) throws(PlotError) {
  if count > limit { throw .tooMany(what: what, count: count, limit: limit) }
}

func require(rate: Double) throws(PlotError) {
  if !(rate > 0 && rate < 1e9) {
    throw .outOfRange(what: "the rate", range: "above 0 Hz", value: "\(rate) Hz")
  }
}

/// A class that has rows.
struct ClassRows: Sendable {
  /// Its number, which gives its colour and shape.
  var index: Int
  var name: String
  /// The label of its rows, which its number is too where classes have names.
  var label: Int
  var rows: [Int]
  /// How many rows it has in all, of which these may be examples.
  var count: Int

  init(index: Int, name: String, label: Int, rows: [Int]) {
    (self.index, self.name, self.label, self.rows) = (index, name, label, rows)
    count = rows.count
  }
}

extension Figure.Classes {
  /// The classes that have rows, in the order of their numbers.
  func groups(rowCount: Int) throws(PlotError) -> [ClassRows] {
    try require("labels", labels.count, asMany: "rows", rowCount)
    var rows: [Int: [Int]] = [:]
    for (row, label) in labels.enumerated() { rows[label, default: []].append(row) }
    try require("classes", rows.count, atMost: 40)
    var groups: [ClassRows] = []
    for (rank, label) in rows.keys.sorted().enumerated() {
      if !names.isEmpty, !names.indices.contains(label) {
        throw .unnamedClass(label: label, names: names.count)
      }
      let name = names.isEmpty ? "\(label)" : names[label]
      groups.append(
        ClassRows(
          index: names.isEmpty ? rank : label, name: name, label: label, rows: rows[label] ?? []))
    }
    return groups
  }
}

/// The classes of rows, or one without a name where there are none.
func rowsByClass(
  _ classes: Figure.Classes?, rowCount: Int
) throws(PlotError) -> [ClassRows] {
  guard let classes else {
    return [ClassRows(index: 0, name: "", label: 0, rows: Array(0..<rowCount))]
  }
  return try classes.groups(rowCount: rowCount)
}

/// What a note says of values without a place on the page; empty where there are none.
func leftOut(_ count: Int, _ what: String = "value", because reason: String = "not finite")
  -> String
{
  count > 0 ? "\(counted(count, what)) \(reason), left out" : ""
}

/// "quiet (n = 500), spike (n = 500)".
func listed(_ groups: [ClassRows]) -> String {
  groups.map { "\($0.name) (n = \(grouped($0.count)))" }.joined(separator: ", ")
}

/// The times in milliseconds of the bins of a window, relative to its centre.
func milliseconds(count: Int, centre: Int, rate: Double) -> [Double] {
  (0..<count).map { Double($0 - centre) / rate * 1000 }
}

/// The positions 0, 1, 2, … of as many values.
func positions(_ count: Int) -> [Double] { (0..<count).map(Double.init) }
