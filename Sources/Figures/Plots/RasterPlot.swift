import Wording

extension Figure {
  /// The spikes of many neurons over time, a row for each; their rates as colours where the ticks of
  /// spikes would run into each other.
  ///
  /// - Parameters:
  ///   - spikes: the count of spikes of each bin, `[neurons][bins]`, at most 400 neurons.
  ///   - missing: whether a bin was not recorded, `[neurons][bins]`; empty where all were.
  ///   - names: a name for each neuron; empty for 0, 1, 2, …
  ///   - rate: bins per second, in hertz.
  package static func raster(
    _ spikes: [[some BinaryFloatingPoint]], missing: [[Bool]] = [], names: [String] = [],
    rate: Double, labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    let spikes = doubles(spikes)
    try require(rate: rate)
    try require(rows: spikes.map(\.count).max() ?? 0, of: "the spikes")
    try require("neurons", spikes.count, atMost: 400)
    if !names.isEmpty { try require("names", names.count, asMany: "neurons", spikes.count) }
    if !missing.isEmpty { try require("missing", missing.count, asMany: "neurons", spikes.count) }
    let bins = spikes.map(\.count).max() ?? 0
    let seconds = Double(bins) / rate
    let gaps = spikes.indices.map { neuron in
      unrecorded(spikes[neuron].count, of: bins, missing.isEmpty ? [] : missing[neuron])
        .map { (Double($0.lowerBound) / rate)...(Double($0.upperBound) / rate) }
    }
    let height = min(440, max(70, Double(spikes.count) * 18))
    var panel = Panel(width: 640, height: height)
    let map = RateMap(of: spikes, missing: missing, rate: rate, width: panel.width)
    if let map {
      panel.marks = [map.mark]
      panel.colourBar = ColourBar(scale: map.mark.scale, label: "Rate (Hz)")
    } else {
      panel.marks = [
        GapsMark(rows: gaps).named("unrecorded"),
        RasterMark(rows: spikes.map { spikeTimes($0, rate: rate) }).named("spikes"),
      ]
    }
    panel.x.domain = Extent(0, seconds)
    panel.x.secondsPerUnit = 1
    panel.x.showsGrid = false
    panel.y.showsGrid = false
    panel.y.isReversed = true
    panel.y.domain = Extent(-0.5, Double(spikes.count) - 0.5)
    if names.isEmpty || spikes.count > 40 {
      panel.y.spacing = 36
      panel.y.tickChoice = .counting(Extent(0, Double(max(1, spikes.count - 1))))
    } else {
      panel.y.kind = .categories(names, .beside(120))
    }
    panel.x.label = labels.x ?? "Time (s)"
    panel.y.label = labels.y ?? "Neuron"
    let count = spikes.reduce(0.0) { $0 + $1.reduce(0) { $0 + ($1 > 0 ? $1 : 0) } }
    return Figure(
      kind: "raster", labels: labels,
      note: [
        map.map { "rates in bins of \(significant($0.seconds)) s" } ?? "",
        gaps.allSatisfy(\.isEmpty) ? "" : "shaded where nothing was recorded",
      ].filter { !$0.isEmpty }.joined(separator: " · "),
      description: "\(significantCount(count)) of \(counted(spikes.count, "neuron")) over "
        + "\(significant(seconds)) seconds.",
      panels: [panel])
  }

  /// The stretches of bins without a sample: those that are missing, and those after the end.
  private static func unrecorded(
    _ count: Int, of bins: Int, _ missing: [Bool]
  ) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    for bin in 0..<bins where bin >= count || (missing.indices.contains(bin) && missing[bin]) {
      if gaps.last?.upperBound == bin {
        gaps[gaps.count - 1] = gaps[gaps.count - 1].lowerBound..<(bin + 1)
      } else {
        gaps.append(bin..<(bin + 1))
      }
    }
    return gaps
  }

  private static func significantCount(_ count: Double) -> String {
    rounded(count, decimals: 0) + " " + plural("spike", count == 1 ? 1 : 2)
  }
}

/// The mean rate of each neuron in stretches of time, in place of ticks that would be a solid block.
private struct RateMap {
  let mark: CellsMark
  /// The width of a stretch.
  let seconds: Double

  /// The spikes for each pixel from which on they are not drawn one by one.
  private static let crowd = 0.8

  /// Nil where ticks can be told apart.
  init?(of spikes: [[Double]], missing: [[Bool]], rate: Double, width: Double) {
    let bins = spikes.map(\.count).max() ?? 0
    let busiest = spikes.map { $0.count { $0 > 0 } }.max() ?? 0
    guard Double(busiest) > Self.crowd * width else { return nil }
    let columns = min(bins, max(60, min(320, 24_000 / max(1, spikes.count))))
    let values = spikes.indices.flatMap { neuron in
      Self.rates(
        spikes[neuron], missing.isEmpty ? [] : missing[neuron], of: bins, in: columns, rate)
    }
    seconds = Double(bins) / Double(columns) / rate
    mark = CellsMark(
      rows: spikes.count, columns: columns, values: values,
      scale: ColourScale(
        map: .viridis, extent: Extent(of: values).union(Extent(0, 0)).widened),
      across: Extent(0, Double(bins) / rate))
  }

  /// Spikes per second in each of some stretches; NaN where nothing was recorded.
  private static func rates(
    _ spikes: [Double], _ missing: [Bool], of bins: Int, in columns: Int, _ rate: Double
  ) -> [Double] {
    var (sums, counts) = (
      [Double](repeating: 0, count: columns), [Int](repeating: 0, count: columns)
    )
    for (bin, count) in spikes.enumerated() where count.isFinite {
      if missing.indices.contains(bin), missing[bin] { continue }
      sums[bin * columns / bins] += count
      counts[bin * columns / bins] += 1
    }
    return zip(sums, counts).map { $1 > 0 ? $0 / Double($1) * rate : .nan }
  }
}
