import Wording

extension Figure {
  /// What is known of the rows and columns of a heatmap.
  package struct TableFacts: Sendable, Equatable {
    /// The class of each row, told by a strip beside it; nil for none.
    package var classes: Classes?
    /// The time in milliseconds of each column; nil where columns are no times.
    package var times: [Double]?
    /// The colour map; nil for `viridis`, or `diverging` where there is a centre.
    package var colours: ColourMap?
    /// The value in the middle of the colours, with equal room on both sides.
    package var centre: Double?
    /// What the values are, with their unit.
    package var key = ""

    package init(
      classes: Classes? = nil, times: [Double]? = nil, colours: ColourMap? = nil,
      centre: Double? = nil, key: String = ""
    ) {
      (self.classes, self.times, self.colours) = (classes, times, colours)
      (self.centre, self.key) = (centre, key)
    }
  }

  /// A table of values as coloured cells, the first row at the top, with a key to the colours.
  ///
  /// Tables larger than the page can show are averaged over neighbouring cells, and say so.
  ///
  /// - Parameter values: row by row, `[rows, columns]`; NaN leaves a cell grey.
  package static func heatmap(
    _ values: [some BinaryFloatingPoint], rows: Int, columns: Int, facts: TableFacts = TableFacts(),
    labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    let values = doubles(values)
    try require(rows: min(rows, columns), of: "the table")
    let (count, overflows) = rows.multipliedReportingOverflow(by: columns)
    if rows < 0 || columns < 0 || overflows {
      throw .outOfRange(what: "the shape", range: "whole numbers above 0", value: "too large")
    }
    try require("values", values.count, asMany: "rows times columns", count)
    try require(finite: values, in: "the table")
    if let times = facts.times { try require("times", times.count, asMany: "columns", columns) }
    let groups = try facts.classes.map { classes throws(PlotError) in
      try classes.groups(rowCount: rows)
    }
    let table = averaged(Table(values: values, rows: rows, columns: columns), 160, 240)
    let scale = ColourScale(
      map: facts.colours ?? (facts.centre == nil ? .viridis : .diverging),
      extent: colourExtent(table.values, centre: facts.centre))
    var panel = heatmapPanel(table, rows, columns, scale, facts, labels)
    if let groups { panel.marks.append(strip(groups, of: rows, as: table.rows)) }
    let unknown = values.count { !$0.isFinite }
    let notes = [
      table.rows < rows || table.columns < columns
        ? "averaged from \(grouped(rows)) × \(grouped(columns)) to \(table.rows) × \(table.columns) cells"
        : "",
      unknown > 0 ? "grey where no number is (\(grouped(unknown)))" : "",
    ]
    return Figure(
      kind: "heatmap", labels: labels,
      note: notes.filter { !$0.isEmpty }.joined(separator: " · "),
      description: "Heatmap of \(rows) × \(columns) values from "
        + "\(significant(Extent(of: values).lower)) to \(significant(Extent(of: values).upper)).",
      legend: (groups ?? []).map {
        LegendEntry(
          name: "\($0.name) (n = \(grouped($0.rows.count)))", swatch: .block(.series($0.index)))
      }, panels: [panel])
  }

  private static func heatmapPanel(
    _ table: Table, _ rows: Int, _ columns: Int, _ scale: ColourScale, _ facts: TableFacts,
    _ labels: Labels
  ) -> Panel {
    let side = min(34, max(3, 420 / Double(max(table.columns, 4))))
    var panel = Panel(
      width: max(160, Double(table.columns) * side),
      height: min(420, max(90, Double(table.rows) * min(side, 420 / Double(table.rows)))))
    let across = columnExtent(columns, facts.times)
    let down = Extent(-0.5, Double(rows) - 0.5)
    panel.marks = [
      CellsMark(
        rows: table.rows, columns: table.columns, values: table.values, scale: scale,
        across: across, down: down)
    ]
    panel.x.label = labels.x ?? (facts.times == nil ? "Column" : "Time from centre (ms)")
    panel.y.label = labels.y ?? "Row"
    panel.colourBar = ColourBar(scale: scale, label: facts.key)
    (panel.x.spacing, panel.y.spacing) = (60, 36)
    if facts.times == nil {
      panel.x.tickChoice = .counting(Extent(0, Double(max(1, columns - 1))))
    } else {
      panel.x.secondsPerUnit = 0.001
    }
    panel.y.tickChoice = .counting(Extent(0, Double(max(1, rows - 1))))
    (panel.x.domain, panel.y.domain) = (across, down)
    panel.y.isReversed = true
    for axis in [\Panel.x, \Panel.y] {
      panel[keyPath: axis].showsGrid = false
      panel[keyPath: axis].showsLine = false
    }
    return panel
  }

  /// From where to where columns reach: half a column around numbers, or around times.
  private static func columnExtent(_ columns: Int, _ times: [Double]?) -> Extent {
    guard let times, let first = times.first, let last = times.last, last > first else {
      return Extent(-0.5, Double(columns) - 0.5)
    }
    let half = (last - first) / Double(columns - 1) / 2
    return Extent(first - half, last + half)
  }

  /// The class of each row that is drawn: that of most of the rows that it is the mean of.
  private static func strip(_ groups: [ClassRows], of rows: Int, as drawn: Int) -> StripMark {
    var counts = [[Int: Int]](repeating: [:], count: drawn)
    for group in groups {
      for row in group.rows { counts[row * drawn / rows][group.index, default: 0] += 1 }
    }
    return StripMark(
      rows: counts.map { counts in
        counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
      })
  }

  /// The least and the greatest value, or as far on both sides of the centre.
  private static func colourExtent(_ values: [Double], centre: Double?) -> Extent {
    let extent = Extent(of: values)
    guard let centre, centre.isFinite else { return extent.widened }
    let reach = max(abs(extent.lower - centre), abs(extent.upper - centre))
    return Extent(centre - reach, centre + reach).widened
  }

  struct Table: Sendable {
    var values: [Double]
    var rows: Int
    var columns: Int
  }

  /// The table itself where it is small enough, else means of blocks.
  private static func averaged(_ table: Table, _ mostRows: Int, _ mostColumns: Int) -> Table {
    let (rows, columns) = (min(table.rows, mostRows), min(table.columns, mostColumns))
    guard rows < table.rows || columns < table.columns else { return table }
    var sums = [Double](repeating: 0, count: rows * columns)
    var counts = sums
    for row in 0..<table.rows {
      let base = (row * rows / table.rows) * columns
      for column in 0..<table.columns {
        let value = table.values[row * table.columns + column]
        guard value.isFinite else { continue }
        let cell = base + column * columns / table.columns
        sums[cell] += value
        counts[cell] += 1
      }
    }
    return Table(
      values: zip(sums, counts).map { $1 > 0 ? $0 / $1 : .nan }, rows: rows, columns: columns)
  }
}
