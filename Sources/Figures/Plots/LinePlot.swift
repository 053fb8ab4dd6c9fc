import Wording

extension Figure {
  /// Lines over a common axis, named at their ends.
  ///
  /// Up to four lines are named directly; more are named in a legend.
  ///
  /// - Parameters:
  ///   - isLogarithmic: whether the vertical axis counts in powers of ten; values that are not above
  ///     zero are then left out.
  ///   - isOverTime: whether positions are seconds.
  package static func line(
    _ series: [Series], isLogarithmic: Bool = false, isOverTime: Bool = false,
    labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try require(rows: series.count, of: "the lines")
    try require("lines", series.count, atMost: 40)
    for line in series {
      try require(rows: line.y.count, of: "a line")
      if let x = line.x { try require("positions", x.count, asMany: "heights", line.y.count) }
      if let deviation = line.deviation {
        try require("deviations", deviation.count, asMany: "heights", line.y.count)
      }
    }
    try require(finite: series.lazy.flatMap(\.y), in: "the lines")
    var panel = Panel(marks: series.indices.flatMap { marks(series[$0], $0) })
    if isLogarithmic { panel.y.kind = .logarithmic }
    panel.x.wholeNumbers = series.allSatisfy { $0.x == nil }
    if isOverTime { panel.x.secondsPerUnit = 1 }
    panel.x.label = labels.x ?? (isOverTime ? "Time (s)" : "")
    panel.y.label = labels.y ?? ""
    let isNamed = series.contains { !$0.name.isEmpty }
    if isNamed, series.count <= 4 { panel.marks.append(endLabels(series)) }
    let names = series.map(\.name).filter { !$0.isEmpty }.joined(separator: ", ")
    return Figure(
      kind: "line", labels: labels,
      note: leftOut(series.reduce(0) { $0 + $1.y.count { !$0.isFinite } }),
      description: "\(counted(series.count, "line"))\(names.isEmpty ? "" : ": " + names).",
      legend: isNamed && series.count > 4 ? legend(series) : [], panels: [panel])
  }

  /// Lines beyond the palette's first four differ by dash as well as by hue.
  private static func stroke(_ index: Int) -> Stroke {
    let dashes: [[Double]] = [[], [6, 3], [2, 3], [8, 3, 2, 3]]
    return Stroke(.series(index), 1.6, dash: dashes[index / 4 % 4])
  }

  private static func marks(_ line: Series, _ index: Int) -> [any Mark] {
    let x = line.x ?? positions(line.y.count)
    let mark = LineMark(x: x, y: line.y, stroke: stroke(index))
    guard let deviation = line.deviation else { return [mark.named(line.name)] }
    let band = BandMark(
      x: x, lower: zip(line.y, deviation).map { $0 - $1 },
      upper: zip(line.y, deviation).map { $0 + $1 }, paint: .series(index))
    return [MarkLayer(name: line.name, marks: [band, mark])]
  }

  private static func legend(_ series: [Series]) -> [LegendEntry] {
    series.enumerated().map { LegendEntry(name: $1.name, swatch: .line(stroke($0))) }
  }

  private static func endLabels(_ series: [Series]) -> EndLabelsMark {
    EndLabelsMark(
      entries: series.enumerated().map { index, line in
        EndLabelsMark.Entry(
          text: line.name, y: line.y.last(where: \.isFinite) ?? 0, paint: .series(index))
      })
  }
}
