import Figures

/// Figures of numbers and words made at random, among them all that is awkward.
struct RandomFigures {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A whole number from 0 up to, not including, `limit`.
  mutating func number(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  private mutating func value() -> Double { Double(number(below: 2001)) / 100 - 10 }

  private mutating func values(_ count: Int) -> [Double] {
    let kind = number(below: 12)
    return (0..<count).map { _ in
      switch kind {
      case 0: 3
      case 1: [.nan, .infinity, -.infinity, 1, 2][number(below: 5)]
      case 2: value() * 1e-301
      case 3: [1e300, -1e300, 0][number(below: 3)]
      case 4: -1 - abs(value())
      case 5: 1e12 + value()
      case 6: [0, 1][number(below: 2)]
      case 7: value() * 1e-9
      default: value()
      }
    }
  }

  private mutating func words() -> String {
    switch number(below: 8) {
    case 0: "<&\"'>"
    case 1: "🧠 neurons 🐭"
    case 2: String(repeating: "long words ", count: 45)
    case 3: String(repeating: "overlong", count: 60)
    case 4: "神経 細胞"
    case 5: "a\u{1}b"
    case 6: ""
    default: "Latent \(number(below: 9))"
    }
  }

  private mutating func labels() -> Figure.Labels {
    Figure.Labels(
      title: number(below: 3) == 0 ? words() : nil, note: number(below: 3) == 0 ? words() : nil,
      x: number(below: 3) == 0 ? words() : nil, y: number(below: 3) == 0 ? words() : nil)
  }

  private mutating func classes(_ count: Int) -> Figure.Classes {
    let most = 1 + number(below: 20)
    let names = number(below: 2) == 0 ? [] : (0..<most).map { "\(words()) \($0)" }
    return .init(labels: (0..<count).map { _ in number(below: most) }, names: names)
  }

  /// A figure of any kind; nil where the numbers are refused, as where none is finite.
  mutating func figure() throws -> Figure? {
    do {
      return switch number(below: 3) {
      case 0: try ofNumbers()
      case 1: try ofRows()
      default: try ofResults()
      }
    } catch PlotError.noFiniteValue { return nil }
  }

  private mutating func count() -> Int { [1, 2, 3, 10, 60][number(below: 5)] }

  private mutating func ofNumbers() throws -> Figure {
    let (count, labels) = (count(), labels())
    let (x, y) = (values(count), values(count))
    return switch number(below: 7) {
    case 0: try .line([.init(name: words(), y: x), .init(name: "b", y: y)], labels: labels)
    case 1: try .scatter(x: x, y: y, by: classes(count), contours: true, labels: labels)
    case 2: try .scatter(x: x, y: y, colouredBy: values(count), key: words(), labels: labels)
    case 3: try .histogram(x, by: classes(count), labels: labels)
    case 4:
      try .bar(
        x, names: number(below: 2) == 0 ? [] : (0..<count).map { "\(words()) \($0)" },
        labels: labels)
    case 5: try .latent(x: x, y: y, by: classes(count), labels: labels)
    default:
      try .dots(
        [.init(name: words(), values: x), .init(name: "b", values: y)], labels: labels)
    }
  }

  private mutating func ofRows() throws -> Figure {
    let (rows, bins, labels) = (1 + number(below: 8), 1 + number(below: 40), labels())
    let windows = (0..<rows).map { _ in values(bins) }
    let traces = windows.map { Figure.Trace(name: words(), values: $0) }
    return switch number(below: 8) {
    case 0:
      try .heatmap(
        windows.flatMap { $0 }, rows: rows, columns: bins,
        facts: .init(classes: classes(rows), key: words()), labels: labels)
    case 1: try .trace(traces, rate: 100, labels: labels)
    case 2: try .stacked(traces, rate: 100, labels: labels)
    case 3: try .windows(windows, by: classes(rows), rate: 100, labels: labels)
    case 4: try .raster(windows, names: traces.map(\.name), rate: 100, labels: labels)
    case 5: try .reconstruction(data: windows, model: windows, rate: 100, labels: labels)
    case 6:
      try .multiples(
        windows.map { (words(), try .line([.init(y: $0)], labels: labels)) }, labels: labels)
    default: try .line(windows.map { .init(name: words(), y: $0) }, labels: labels)
    }
  }

  private mutating func ofResults() throws -> Figure {
    let (count, labels) = (count(), labels())
    let shares = (0..<count).map { Double($0) / Double(max(1, count - 1)) }
    return switch number(below: 6) {
    case 0:
      try .loss(
        [.init(name: words(), curves: [.init(name: words(), training: values(count))])],
        labels: labels)
    case 1: try .explained(values(count), labels: labels)
    case 2:
      try .confusion(
        [[number(below: 9), 1_234_567], [0, number(below: 9)]], names: [words(), "b"],
        labels: labels)
    case 3:
      try .calibration(
        [.init(name: words(), predicted: shares, observed: shares, score: "Brier 0.1")],
        areProbabilities: true, labels: labels)
    case 4:
      try .roc(
        [
          .init(name: words(), falsePositive: shares, truePositive: shares, area: 0.5),
          .init(name: "b", falsePositive: shares, truePositive: shares, area: 0.5),
        ], labels: labels)
    default:
      try .psth(
        times: [values(count), values(count)], rates: [.init(y: values(count))], span: (-1, 2),
        labels: labels)
    }
  }
}
