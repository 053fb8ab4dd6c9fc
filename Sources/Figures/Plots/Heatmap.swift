extension Figure {
  /// A table of values as coloured cells, the first row at the top, with a key to the colours.
  ///
  /// Tables larger than the page can show are averaged over neighbouring cells, and say so.
  ///
  /// - Parameters:
  ///   - values: row by row, `[rows, columns]`; NaN leaves a cell grey.
  ///   - colours: the colour map; nil for `viridis`, or `diverging` where there is a centre.
  ///   - centre: the value in the middle of the colours, with equal room on both sides.
  ///   - key: what the values are, with their unit.
  package static func heatmap(
    _ values: [some BinaryFloatingPoint], rows: Int, columns: Int, colours: ColourMap? = nil,
    centre: Double? = nil, key: String = "", labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    let values = doubles(values)
    try require(rows: min(rows, columns), of: "the table")
    let (count, overflows) = rows.multipliedReportingOverflow(by: columns)
    if rows < 0 || columns < 0 || overflows {
      throw .outOfRange(what: "the shape", range: "whole numbers above 0", value: "too large")
    }
    try require("values", values.count, asMany: "rows times columns", count)
    try require(finite: values, in: "the table")
    let table = averaged(Table(values: values, rows: rows, columns: columns), 160, 240)
    let scale = ColourScale(
      map: colours ?? (centre == nil ? .viridis : .diverging),
      extent: colourExtent(table.values, centre: centre))
    return Figure(
      kind: "heatmap", labels: labels,
      note: table.rows < rows || table.columns < columns
        ? "averaged from \(rows) × \(columns) to \(table.rows) × \(table.columns) cells" : "",
      description: "Heatmap of \(rows) × \(columns) values from "
        + "\(significant(Extent(of: values).lower)) to \(significant(Extent(of: values).upper)).",
      panels: [heatmapPanel(table, rows, columns, scale, key, labels)])
  }

  private static func heatmapPanel(
    _ table: Table, _ rows: Int, _ columns: Int, _ scale: ColourScale, _ key: String,
    _ labels: Labels
  ) -> Panel {
    let side = min(34, max(3, 420 / Double(max(table.columns, 4))))
    var panel = Panel(
      width: max(160, Double(table.columns) * side),
      height: min(420, max(90, Double(table.rows) * min(side, 420 / Double(table.rows)))))
    panel.marks = [
      CellsMark(rows: table.rows, columns: table.columns, values: table.values, scale: scale)
    ]
    panel.x.label = labels.x ?? "Column"
    panel.y.label = labels.y ?? "Row"
    panel.colourBar = ColourBar(scale: scale, label: key)
    (panel.x.spacing, panel.y.spacing) = (60, 36)
    panel.x.tickChoice = cellTicks(count: columns, cells: table.columns)
    panel.y.tickChoice = cellTicks(count: rows, cells: table.rows)
    panel.x.domain = Extent(-0.5, Double(table.columns) - 0.5)
    panel.y.domain = Extent(-0.5, Double(table.rows) - 0.5)
    panel.y.isReversed = true
    for axis in [\Panel.x, \Panel.y] {
      panel[keyPath: axis].showsGrid = false
      panel[keyPath: axis].showsLine = false
    }
    return panel
  }

  /// Row or column numbers at the cells; none where cells are averages.
  private static func cellTicks(count: Int, cells: Int) -> Axis.TickChoice {
    cells == count ? .counting(Extent(0, Double(max(1, count - 1)))) : .none
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
