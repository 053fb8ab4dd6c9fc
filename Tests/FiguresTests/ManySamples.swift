import Figures

/// Figures that compare several, or show very many.
extension Samples {
  static func ofMany(_ kind: String) throws -> Figure {
    switch kind {
    case "dots", "dots-paired", "dots-ranges": try dots(kind)
    case "coloured", "contours", "scatter-twenty": try points(kind)
    case "psth", "stacked", "rates", "heatmap-windows": try times(kind)
    case "panels", "grid-shared": try parts(kind)
    default: try comparisons(kind)
    }
  }

  private static func scores(_ model: Int) -> [Double] {
    (0..<18).map { 0.7 + Double(model) / 20 + Double(($0 * 7 + model * 5) % 11) / 60 }
  }

  private static func dots(_ kind: String) throws -> Figure {
    let names = ["VAE", "PCA", "random features"]
    let subjects = kind == "dots-paired" ? (0..<18).map { "neuron \($0)" } : []
    let columns = names.enumerated().map { index, name in
      let values = scores(index)
      let mean = values.reduce(0, +) / 18
      return kind == "dots-ranges"
        ? Figure.Dots(
          name: name, values: [mean], ranges: [.init(lower: mean - 0.04, upper: mean + 0.03)])
        : Figure.Dots(
          name: name, values: values, subjects: subjects,
          summary: .init(mean: mean, lower: mean - 0.02, upper: mean + 0.02))
    }
    return try .dots(columns, labels: .init(title: "AUC by neuron", y: "AUC"))
  }

  private static func comparisons(_ kind: String) throws -> Figure {
    switch kind {
    case "calibration":
      let predicted = (0..<8).map { Double($0 * $0) / 55 + 0.02 }
      let observed = predicted.map { $0 * 0.9 + 0.03 }
      return try .calibration(
        [
          .init(
            name: "svm", predicted: predicted, observed: observed,
            ranges: observed.map { .init(lower: $0 * 0.8, upper: $0 * 1.1) }, score: "Brier 0.081")
        ], areProbabilities: true, labels: labels)
    case "roc-several":
      let rates = [0, 0.1, 0.2, 0.4, 0.7, 1]
      let curves = ["svm", "logistic", "classifier"].enumerated().map { index, name in
        let found = [0, 0.35, 0.5, 0.7, 0.9, 1].map { $0 - Double(index) * $0 * (1 - $0) / 3 }
        return Figure.ScoreCurve(
          name: name, falsePositive: rates, truePositive: found, area: 0.74 - Double(index) / 20,
          recall: rates, precision: [0.6, 0.4, 0.3, 0.2, 0.1, 0.05], averagePrecision: 0.26,
          band: .init(
            falsePositive: rates, lower: found.map { $0 * 0.92 },
            upper: found.map { min(1, $0 * 1.06) }))
      }
      return try .roc(curves, prevalence: 0.044, labels: labels)
    case "loss-several":
      return try .loss(
        (0..<3).map { seed in
          let losses = toyLosses.map { $0 + Double(seed) / 100 }
          return .init(
            name: "seed \(seed)",
            curves: [
              .init(name: "Total", training: losses, held: losses.map { $0 * 1.1 }),
              .init(name: "KL (nats)", training: losses.map { $0 * 3 }),
            ])
        }, labels: labels)
    default:
      return try .explained(
        comparing: [("raw", ratios), ("smooth", ratios.map { $0 * 1.2 })], labels: labels)
    }
  }

  private static func times(_ kind: String) throws -> Figure {
    switch kind {
    case "psth":
      let times = (0..<24).map { row in
        (0..<(3 + row % 4)).map { scattered($0 * 37 + row * 11, 1, 60) - 1 }
      }
      let rates = (0..<2).map { group in
        let heights: [Double] = (0..<30).map { 2 + 10 * scattered($0 * 7 + group * 3, 1, 5) }
        return Figure.Series(
          x: (0..<30).map { Double($0) / 10 - 0.95 }, y: heights,
          deviation: [Double](repeating: 0.4, count: 30))
      }
      return try .psth(
        times: times, by: .init(labels: (0..<24).map { $0 % 2 }, names: ["left", "right"]),
        rates: rates, span: (-1, 2), labels: labels)
    case "stacked":
      return try .stacked(
        (0..<60).map { .init(name: "neuron \($0)", values: window($0, bins: 200)) }, rate: 20,
        labels: labels)
    case "rates":
      let busy = (0..<12).map { row in
        (0..<6000).map { bin -> Double in (bin * (7 + row)) % 11 < 3 ? 1 : 0 }
      }
      return try .raster(busy, rate: 100, labels: labels)
    default:
      let rows = (0..<40).map { window($0) }
      return try .heatmap(
        rows.flatMap { $0 }, rows: 40, columns: 20,
        facts: .init(
          classes: .init(labels: (0..<40).map { $0 / 20 }, names: ["quiet", "spike"]),
          times: (0..<20).map { Double($0 * 50 - 500) }, key: "ΔF/F"), labels: labels)
    }
  }

  private static func scattered(_ index: Int, _ factor: Int, _ modulus: Int) -> Double {
    Double(index * factor % modulus) / 20
  }

  private static func points(_ kind: String) throws -> Figure {
    let x: [Double] = (0..<400).map { scattered($0, 37, 101) + scattered($0, 11, 71) }
    let y: [Double] = (0..<400).map { scattered($0, 53, 97) + scattered($0, 29, 83) }
    switch kind {
    case "coloured":
      return try .scatter(x: x, y: y, colouredBy: x.map { $0 * $0 }, key: "depth (µm)")
    case "contours":
      let classes = Figure.Classes(labels: (0..<400).map { $0 % 2 }, names: ["quiet", "spike"])
      return try .scatter(
        x: zip(x, classes.labels).map { $0 + Double($1) * 3 }, y: y, by: classes, contours: true,
        labels: labels)
    default:
      return try .scatter(
        x: x, y: y, by: .init(labels: (0..<400).map { $0 % 20 }), labels: labels)
    }
  }

  private static func parts(_ kind: String) throws -> Figure {
    if kind == "grid-shared" {
      let labels = Figure.Labels(x: "Latent 0", y: "Latent 1")
      return try .grid(
        [.scatter(x: xs, y: ys, labels: labels), .scatter(x: xs, y: ys, labels: labels)])
    }
    return try .multiples(
      (0..<5).map { part in
        ("neuron \(part)", try .line([.init(name: "mean", y: window(part))], labels: labels))
      }, labels: labels)
  }
}
