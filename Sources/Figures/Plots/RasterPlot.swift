import Wording

extension Figure {
  /// The spikes of many neurons over time, a row for each.
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
    panel.marks = [
      GapsMark(rows: gaps).named("unrecorded"),
      RasterMark(rows: spikes.map { spikeTimes($0, rate: rate) }).named("spikes"),
    ]
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
      note: gaps.allSatisfy(\.isEmpty) ? "" : "shaded where nothing was recorded",
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
