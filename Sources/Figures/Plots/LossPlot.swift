import Wording

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

  /// A training, with all that it reports.
  package struct Run: Sendable, Equatable {
    /// What it is called; may be empty where it is the only one.
    package var name: String
    package var curves: [LossCurve]

    package init(name: String = "", curves: [LossCurve]) {
      (self.name, self.curves) = (name, curves)
    }
  }

  /// The course of training: a panel for each quantity, held-out rows dashed. Of one training the two
  /// differ in colour too; several trainings have a colour each.
  package static func loss(
    _ runs: [Run], labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try check(runs)
    let drawing = LossDrawing(runs: runs)
    let names = drawing.names
    try require("curves", names.count, atMost: 12)
    var figure = Figure(
      kind: "loss", labels: labels, description: drawing.description, legend: drawing.legend,
      panels: names.map(drawing.panel), columns: min(3, names.count))
    figure.sharedX = labels.x ?? "Epoch"
    figure.sharedY = labels.y ?? ""
    return figure
  }

  /// The course of one training.
  package static func loss(
    _ curves: [LossCurve], labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try loss([Run(curves: curves)], labels: labels)
  }

  private static func check(_ runs: [Run]) throws(PlotError) {
    try require(rows: runs.count, of: "the trainings")
    try require("trainings", runs.count, atMost: 20)
    for run in runs { try require(rows: run.curves.count, of: "the curves") }
    let curves = runs.flatMap(\.curves)
    for curve in curves {
      try require(rows: curve.training.count, of: "the history")
      if !curve.held.isEmpty {
        try require(
          "held-out epochs", curve.held.count, asMany: "epochs", curve.training.count)
      }
    }
    try require(finite: curves.lazy.flatMap(\.training), in: "the history")
  }
}

/// The panels of one training or several.
private struct LossDrawing {
  let runs: [Figure.Run]

  /// The quantities, in the order of the first training that reports each.
  var names: [String] {
    runs.flatMap(\.curves).reduce(into: []) { names, curve in
      if !names.contains(curve.name) { names.append(curve.name) }
    }
  }

  private var isAlone: Bool { runs.count == 1 }
  private var hasHeld: Bool { runs.contains { $0.curves.contains { !$0.held.isEmpty } } }

  private func training(_ index: Int) -> Stroke { Stroke(.series(index), 1.8) }

  private func held(_ index: Int) -> Stroke {
    Stroke(.series(isAlone ? 1 : index), 1.8, dash: [5, 3])
  }

  var legend: [LegendEntry] {
    let solid = isAlone ? training(0) : Stroke(.muted, 1.8)
    let dashed = isAlone ? held(0) : Stroke(.muted, 1.8, dash: [5, 3])
    let sides = [
      LegendEntry(name: "training", swatch: .line(solid)),
      LegendEntry(name: "held out", swatch: .line(dashed)),
    ]
    let named =
      isAlone
      ? []
      : runs.enumerated().map { LegendEntry(name: $1.name, swatch: .line(training($0))) }
    return named + (hasHeld ? sides : [])
  }

  func panel(_ name: String) -> Panel {
    var panel = Panel(width: 200, height: 160)
    panel.title = name.capitalised
    panel.x.wholeNumbers = true
    panel.x.spacing = 50
    panel.x.showsGrid = false
    for (index, run) in runs.enumerated() {
      guard let curve = run.curves.first(where: { $0.name == name }) else { continue }
      if curve.training.count > 1 { panel.x.padding = 0.03 }
      panel.marks += marks(of: curve, of: run, index)
    }
    return panel
  }

  private func marks(
    of curve: Figure.LossCurve, of run: Figure.Run, _ index: Int
  ) -> [any Mark] {
    let epochs = curve.training.indices.map { Double($0 + 1) }
    func name(_ side: String) -> String { isAlone ? side : run.name + " " + side }
    var marks: [any Mark] = [
      LineMark(x: epochs, y: curve.training, stroke: training(index)).named(name("training"))
    ]
    if !curve.held.isEmpty {
      marks.append(
        LineMark(x: epochs, y: curve.held, stroke: held(index)).named(name("held out")))
    }
    guard isAlone, epochs.count <= 20 else { return marks }
    let classes = [(0, curve.training), (1, curve.held)].filter { !$1.isEmpty }.map {
      PointsMark.Class(index: $0, x: epochs, y: $1)
    }
    return marks + [PointsMark(classes: classes, size: 4.5, usesCircles: true)]
  }

  var description: String {
    let all = runs.map { run in
      let parts = run.curves.map { curve in
        let ends = [curve.training.first, curve.training.last].compactMap { $0 }.map(significant)
        return "\(curve.name) from \(ends.joined(separator: " to "))"
      }
      let epochs = counted(run.curves.first?.training.count ?? 0, "epoch")
      let name = isAlone ? "Training" : run.name
      return "\(name) over \(epochs): \(parts.joined(separator: ", "))."
    }
    return all.joined(separator: " ")
  }
}
