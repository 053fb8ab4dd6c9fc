import Figures

/// Small figures of every kind, from fixed numbers.
enum Samples {
  static let classes = Figure.Classes(labels: (0..<24).map { $0 % 2 }, names: ["quiet", "spike"])
  static let labels = Figure.Labels(title: "A title", note: "on 24 rows of 2 neurons")

  /// A transient that rises at a bin and decays, with a ripple: no randomness, no libm.
  static func window(_ index: Int, bins: Int = 20) -> [Double] {
    var level = 0.0
    return (0..<bins).map { bin in
      level *= 0.85
      if bin == 8 + index % 4 { level += Double(1 + index % 3) }
      return level + Double((bin * 7 + index * 5) % 11 - 5) / 50
    }
  }

  static func spikes(_ index: Int, bins: Int = 20) -> [Double] {
    (0..<bins).map { $0 == 8 + index % 4 ? 1 : 0 }
  }

  static func x(_ row: Int) -> Double { Double((row * 37) % 23) / 7 - 1 + Double(row % 2) }
  static func y(_ row: Int) -> Double { Double((row * 29) % 19) / 5 - 2 + Double(row % 2) / 2 }
  static let xs = (0..<24).map(x)
  static let ys = (0..<24).map(y)
  static let windows = (0..<6).map { window($0) }

  static let toyLosses = [
    0.0930, 0.0864, 0.0799, 0.0711, 0.0634, 0.0572, 0.0520, 0.0498, 0.0486, 0.0475,
  ]
  static let ratios = [0.222, 0.148, 0.086, 0.064, 0.052, 0.040, 0.019, 0.016, 0.011, 0.009]

  static let kinds = [
    "trace", "traces", "inferred", "line", "lines", "scatter", "scatter-many", "histogram", "bar",
    "bar-names",
    "band", "logarithmic", "heatmap", "heatmap-centre", "windows", "reconstruction",
    "reconstruction-columns", "loss", "explained",
    "latent", "model", "walk", "walk-overlaid", "weights", "confusion", "roc", "raster", "grid",
    "dots", "dots-paired", "dots-ranges", "calibration", "roc-several", "loss-several",
    "explained-several", "psth", "stacked", "rates", "coloured", "contours", "scatter-twenty",
    "heatmap-windows", "panels", "grid-shared",
  ]

  static func figure(_ kind: String) throws -> Figure {
    switch kind {
    case "trace", "traces", "inferred", "line", "lines", "scatter", "scatter-many", "histogram",
      "bar",
      "bar-names", "band", "logarithmic", "heatmap", "heatmap-centre":
      try basic(kind)
    case "windows", "reconstruction", "reconstruction-columns", "walk", "walk-overlaid", "weights":
      try ofWindows(kind)
    case "confusion", "roc", "raster", "loss", "explained", "latent", "model", "grid":
      try ofResults(kind)
    default: try ofMany(kind)
    }
  }

  private static func basic(_ kind: String) throws -> Figure {
    let traces = (0..<3).map {
      Figure.Trace(
        name: "neuron \($0)", values: window($0, bins: 200), spikes: spikes($0, bins: 200))
    }
    switch kind {
    case "trace": return try .trace([traces[0]], rate: 100, labels: labels)
    case "traces": return try .trace(traces, rate: 100, labels: labels)
    case "inferred":
      let found = traces.map { trace in
        var trace = trace
        trace.inferred = .init(values: (0..<50).map { Double($0 * $0 % 11) / 11 }, rate: 25)
        return trace
      }
      return try .trace(found, rate: 100, labels: labels)
    case "line":
      let series = [
        Figure.Series(name: "training", y: toyLosses),
        Figure.Series(name: "held out", y: toyLosses.map { $0 + 0.004 }),
      ]
      return try .line(series, labels: .init(title: "Loss", x: "Epoch", y: "Loss"))
    case "lines":
      return try .line((0..<6).map { .init(name: "unit \($0)", y: window($0)) }, labels: labels)
    case "scatter":
      return try .scatter(x: xs, y: ys, by: classes, labels: .init(x: "Latent 0", y: "Latent 1"))
    case "scatter-many":
      let many = Figure.Classes(labels: (0..<24).map { $0 % 8 })
      return try .scatter(x: xs, y: ys, by: many, labels: labels)
    case "histogram": return try .histogram(xs, by: classes, labels: labels)
    case "bar":
      return try .bar([0.31, -0.12, 0.5], names: ["VAE", "PCA", "raw bins"], labels: labels)
    case "band":
      let deviation = (0..<20).map { 0.1 + Double($0 % 5) / 20 }
      return try .line([.init(name: "mean", y: window(2), deviation: deviation)], labels: labels)
    case "logarithmic":
      return try .line(
        [.init(name: "loss", y: (0..<20).map { 500 / Double(1 + $0 * $0) })], isLogarithmic: true,
        labels: labels)
    case "bar-names":
      return try .bar(
        (0..<20).map { Double($0 * 37 % 11) }, names: (0..<20).map { "latent dimension \($0)" })
    case "heatmap":
      return try .heatmap(
        windows.flatMap { $0 }, rows: 6, columns: 20, facts: .init(key: "ΔF/F"), labels: labels)
    default:
      let values = windows.flatMap { $0 }.map { $0 - 0.5 }
      return try .heatmap(values, rows: 6, columns: 20, facts: .init(centre: 0), labels: labels)
    }
  }

  private static func ofWindows(_ kind: String) throws -> Figure {
    let smooth = windows.map { window in window.map { $0 * 0.8 } }
    let steps = (-2...2).map { step in window(1).map { $0 * Double(step) } }
    let decisions = [-2.31, -1.2, -0.09, 1.02, 2.13]
    switch kind {
    case "windows":
      return try .windows(
        windows, spikes: (0..<6).map { spikes($0) },
        by: .init(labels: [0, 1, 0, 1, 0, 1], names: ["quiet", "spike"]), rate: 100, rows: 3,
        labels: labels)
    case "reconstruction":
      return try .reconstruction(data: windows, model: smooth, rate: 100, labels: labels)
    case "reconstruction-columns":
      return try .reconstruction(
        data: windows, model: smooth, rate: 100, isSideBySide: true, labels: labels)
    case "walk":
      return try .walk(
        steps, steps: [-2, -1, 0, 1, 2], decisions: decisions, rate: 100, labels: labels)
    case "walk-overlaid":
      return try .walk(
        steps, steps: [-2, -1, 0, 1, 2], decisions: decisions, rate: 100, isOverlaid: true)
    default:
      return try .weights(against: steps[1], along: steps[3], rate: 100, labels: labels)
    }
  }

  private static func ofResults(_ kind: String) throws -> Figure {
    switch kind {
    case "loss":
      let curves = [
        Figure.LossCurve(name: "Total", training: toyLosses, held: toyLosses.map { $0 * 1.1 }),
        Figure.LossCurve(name: "Reconstruction", training: toyLosses.map { $0 * 0.9 }),
        Figure.LossCurve(name: "KL (nats)", training: (1...10).map { Double($0) / 3 }),
      ]
      return try .loss(curves, labels: labels)
    case "explained": return try .explained(ratios, labels: labels)
    case "latent":
      return try .latent(
        x: xs, y: ys, by: classes, boundary: .init(weights: (1, 0.5), bias: -0.6), labels: labels)
    case "model":
      return try .model(
        bins: 100, features: ["level", "delta", "square"],
        encoder: [.init(name: "LSTM", size: 64, remark: "last state")], latent: 32,
        decoder: [.init(name: "LSTM", size: 64), .init(name: "Dense", size: 1)], labels: labels)
    case "confusion":
      return try .confusion([[412, 88], [131, 369]], names: ["quiet", "spike"], labels: labels)
    case "roc":
      let rates = [0, 0.1, 0.2, 0.4, 0.7, 1]
      let curve = Figure.ScoreCurve(
        name: "SVM", falsePositive: rates, truePositive: [0, 0.35, 0.5, 0.7, 0.9, 1], area: 0.738,
        recall: rates, precision: [0.6, 0.4, 0.3, 0.2, 0.1, 0.05], averagePrecision: 0.26)
      return try .roc([curve], prevalence: 0.044, labels: labels)
    case "raster":
      return try .raster((0..<5).map { spikes($0, bins: 50) }, rate: 100, labels: labels)
    default:
      return try .grid(
        [figure("histogram"), figure("scatter"), figure("explained"), figure("confusion")],
        labels: .init(title: "Four figures as one"))
    }
  }
}
