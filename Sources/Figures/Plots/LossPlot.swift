extension Figure {
  /// A quantity that training reports for each epoch.
  package struct LossCurve: Sendable, Equatable {
    /// What it is, such as "reconstruction".
    package var name: String
    /// Its value after each epoch, on the training rows.
    package var training: [Double]
    /// Its value after each epoch, on held-out rows; empty where there are none.
    package var held: [Double]

    /// A curve over epochs 1, 2, 3, …
    package init(name: String, training: [Double], held: [Double] = []) {
      self.name = name
      self.training = training
      self.held = held
    }
  }

  /// The course of training: a panel for each quantity, held-out rows dashed.
  package static func loss(
    _ curves: [LossCurve], labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try require(rows: curves.count, of: "the curves")
    try require("curves", curves.count, atMost: 12)
    for curve in curves {
      try require(rows: curve.training.count, of: "the history")
      if !curve.held.isEmpty {
        try require(
          "held-out epochs", curve.held.count, asMany: "epochs", curve.training.count)
      }
    }
    try require(finite: curves.lazy.flatMap(\.training), in: "the history")
    let isHeld = curves.contains { !$0.held.isEmpty }
    var figure = Figure(
      kind: "loss", labels: labels, description: lossDescription(curves),
      legend: isHeld
        ? [
          LegendEntry(name: "training", swatch: .line(trainingStroke)),
          LegendEntry(name: "held out", swatch: .line(heldStroke)),
        ] : [],
      panels: curves.map(lossPanel), columns: min(3, curves.count))
    figure.sharedX = labels.x ?? "Epoch"
    figure.sharedY = labels.y ?? ""
    return figure
  }

  private static let trainingStroke = Stroke(.series(0), 1.8)
  private static let heldStroke = Stroke(.series(1), 1.8, dash: [5, 3])

  private static func lossPanel(_ curve: LossCurve) -> Panel {
    let epochs = curve.training.indices.map { Double($0 + 1) }
    var panel = Panel(width: 200, height: 160)
    panel.title = curve.name
    panel.x.wholeNumbers = true
    panel.x.padding = epochs.count > 1 ? 0.03 : 0
    panel.x.spacing = 50
    panel.x.showsGrid = false
    panel.marks = [
      LineMark(x: epochs, y: curve.training, stroke: trainingStroke).named("training")
    ]
    if !curve.held.isEmpty {
      panel.marks.append(
        LineMark(x: epochs, y: curve.held, stroke: heldStroke).named("held out"))
    }
    if epochs.count <= 20 {
      let classes = [(0, curve.training), (1, curve.held)].filter { !$1.isEmpty }.map {
        PointsMark.Class(index: $0, x: epochs, y: $1)
      }
      panel.marks.append(PointsMark(classes: classes, size: 4.5, usesCircles: true))
    }
    return panel
  }

  private static func lossDescription(_ curves: [LossCurve]) -> String {
    let parts = curves.map { curve in
      let ends = [curve.training.first, curve.training.last].compactMap { $0 }.map(significant)
      return "\(curve.name) from \(ends.joined(separator: " to "))"
    }
    let epochs = counted(curves.first?.training.count ?? 0, "epoch")
    return "Training over \(epochs): \(parts.joined(separator: ", "))."
  }
}
