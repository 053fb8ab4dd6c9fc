extension Figure {
  /// How often each true class was predicted as each: counts, and percentages of the row.
  ///
  /// - Parameters:
  ///   - counts: `[true class, predicted class]`.
  ///   - names: a name for each class; the note should say what rows were scored.
  package static func confusion(
    _ counts: [[Int]], names: [String], labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try require(rows: counts.count, of: "the confusion")
    try require("classes", counts.count, atMost: 30)
    try require("names", names.count, asMany: "classes", counts.count)
    for row in counts {
      try require("predicted classes", row.count, asMany: "true classes", counts.count)
      if let negative = row.first(where: { $0 < 0 || $0 > 1 << 48 }) {
        throw .outOfRange(what: "a count", range: "0 or more", value: "\(negative)")
      }
    }
    let size = max(counts.count <= 3 ? 260.0 : 300, Double(counts.count) * 30)
    var panel = Panel(width: size, height: size, marks: [TableMark(counts: counts)])
    panel.x = bare(.categories(names, .under), labels.x ?? "Predicted")
    panel.y = bare(.categories(names, .beside(110)), "True")
    panel.y.label = labels.y ?? "True"
    panel.y.isReversed = true
    return Figure(
      kind: "confusion", labels: labels,
      note: TableMark.isLarge(size / Double(counts.count))
        ? "counts, and percentages of each true class"
        : "counts, shaded by the share of each true class",
      description: confusionDescription(counts, names), panels: [panel])
  }

  private static func bare(_ kind: Axis.Kind, _ label: String) -> Axis {
    var axis = Axis(label: label, kind: kind)
    axis.showsGrid = false
    axis.showsLine = false
    return axis
  }

  private static func confusionDescription(_ counts: [[Int]], _ names: [String]) -> String {
    let rows = counts.enumerated().map { index, row in
      let parts = row.enumerated().map { "\($1) as \(names[$0])" }
      return "true \(names[index]): predicted \(parts.joined(separator: ", "))"
    }
    return rows.joined(separator: "; ") + "."
  }
}
