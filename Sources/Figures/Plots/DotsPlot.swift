import Wording

extension Figure {
  /// A column of dots, such as the scores of a model on each neuron.
  package struct Dots: Sendable, Equatable {
    /// The ends of what a dot may be instead.
    package struct Range: Sendable, Equatable {
      package var lower, upper: Double
      package init(lower: Double, upper: Double) { (self.lower, self.upper) = (lower, upper) }
    }

    /// The mean of a column, and its interval; the ends are NaN where there is none.
    package struct Summary: Sendable, Equatable {
      package var mean, lower, upper: Double
      package init(mean: Double, lower: Double, upper: Double) {
        (self.mean, self.lower, self.upper) = (mean, lower, upper)
      }
    }

    /// What the column is called.
    package var name: String
    package var values: [Double]
    /// What each dot is of, such as a neuron; empty where dots are not paired.
    package var subjects: [String]
    /// A range for each dot; empty for none.
    package var ranges: [Range]
    package var summary: Summary?
    /// The number of its colour.
    var colour = 0

    package init(
      name: String, values: [Double], subjects: [String] = [], ranges: [Range] = [],
      summary: Summary? = nil
    ) {
      (self.name, self.values, self.subjects) = (name, values, subjects)
      (self.ranges, self.summary) = (ranges, summary)
    }
  }

  /// How many dots there may be in all.
  private static let mostDots = 20_000

  /// Columns of dots; those of one subject are joined where there are subjects.
  package static func dots(
    _ columns: [Dots], kind: String = "dots", labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try check(columns)
    var columns = columns
    for index in columns.indices { columns[index].colour = index }
    let names = columns.map(\.name)
    let isNamed = names.contains { !$0.isEmpty }
    let widest = names.map { textWidth($0, size: TextStyle.tick.size) }.max() ?? 0
    let place = max(isNamed ? 64 : 120, min(widest + 14, 110))
    var panel = Panel(
      width: min(640, max(180, Double(columns.count) * place)), height: 260,
      marks: [DotsMark(columns: columns, arePaired: columns.contains { !$0.subjects.isEmpty })])
    panel.x.kind = .categories(names, .turning)
    panel.x.showsGrid = false
    panel.x.label = labels.x ?? ""
    panel.y.label = labels.y ?? "Value"
    panel.y.padding = 0.06
    let lost = columns.reduce(0) { $0 + $1.values.count { !$0.isFinite } }
    return Figure(
      kind: kind, labels: labels, note: leftOut(lost),
      description: dotsDescription(columns), panels: [panel])
  }

  private static func check(_ columns: [Dots]) throws(PlotError) {
    try require(rows: columns.count, of: "the columns")
    try require("columns", columns.count, atMost: 60)
    try require("dots", columns.reduce(0) { $0 + $1.values.count }, atMost: mostDots)
    try require(finite: columns.lazy.flatMap(\.values), in: "the values")
    for column in columns {
      for (what, count) in [
        ("subjects", column.subjects.count), ("ranges", column.ranges.count),
      ] where count > 0 {
        try require(what, count, asMany: "values", column.values.count)
      }
    }
  }

  private static func dotsDescription(_ columns: [Dots]) -> String {
    let parts = columns.map { column in
      let name = column.name.isEmpty ? "" : column.name + ": "
      let mean = column.summary.map { ", mean " + significant($0.mean) } ?? ""
      return name + counted(column.values.count, "value") + mean
    }
    return parts.joined(separator: "; ") + "."
  }
}
