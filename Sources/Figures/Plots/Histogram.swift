import Wording

extension Figure {
  /// How many bins a histogram may have.
  package static let histogramBins = 1...1000

  /// How often values fall into bins that all classes share.
  ///
  /// - Parameters:
  ///   - whole: the values that these are a part of, whose bins all parts share; nil for these alone.
  ///   - bins: how many; nil for the rule of Freedman and Diaconis (1981), from 10 to 60.
  ///   - isDensity: whether each class has an area of one rather than its counts.
  package static func histogram(
    _ values: [some BinaryFloatingPoint], of whole: [some BinaryFloatingPoint]? = [Double]?.none,
    by classes: Classes? = nil, bins: Int? = nil, isDensity: Bool = false,
    labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    let values = doubles(values)
    let whole = whole.map { doubles($0) } ?? values
    try require(rows: values.count, of: "the values")
    try require(finite: whole, in: "the values")
    if let bins { try require("bins", bins, in: histogramBins) }
    let groups = try rowsByClass(classes, rowCount: values.count)
    let edges = binEdges(whole, count: bins)
    var panel = Panel()
    panel.marks = groups.map { group in
      let own = group.rows.map { values[$0] }
      return StepMark(
        edges: edges, heights: binned(own, edges: edges, isDensity: isDensity),
        paint: .series(group.index), dash: dashes[group.index % dashes.count]
      ).named(group.name)
    }
    panel.y.includesZero = true
    panel.y.wholeNumbers = !isDensity
    panel.x.showsGrid = false
    panel.x.label = labels.x ?? "Value"
    panel.y.label = labels.y ?? (isDensity ? "Density" : "Count")
    let lost = values.count { !$0.isFinite }
    return Figure(
      kind: "histogram", labels: labels, note: leftOut(lost),
      description: "Histogram of \(counted(values.count, "value")) in "
        + "\(counted(edges.count - 1, "bin"))"
        + (classes == nil ? "." : ": \(listed(groups))."),
      legend: classes == nil ? [] : histogramLegend(groups), panels: [panel])
  }

  /// Outlines of the classes differ by dash as well as by hue.
  private static let dashes: [[Double]] = [[], [5, 2.5], [1.5, 2], [7, 2, 1.5, 2]]

  private static func histogramLegend(_ groups: [ClassRows]) -> [LegendEntry] {
    groups.map {
      LegendEntry(
        name: "\($0.name) (n = \(grouped($0.rows.count)))",
        swatch: .area(.series($0.index), dashes[$0.index % dashes.count]))
    }
  }

  /// Equal bins over the finite values; around whole numbers where all values are such.
  static func binEdges(_ values: [Double], count: Int?) -> [Double] {
    if count == nil, let edges = wholeEdges(Extent(of: values), values) { return edges }
    let extent = Extent(of: values).widened
    let bins = count ?? freedmanDiaconis(values, extent)
    let width = extent.span / Double(bins)
    return (0...bins).map { $0 == bins ? extent.upper : extent.lower + Double($0) * width }
  }

  /// The edges of bins of one whole number each, or of as many as keep the bins below sixty.
  private static func wholeEdges(_ extent: Extent, _ values: [Double]) -> [Double]? {
    guard extent.span >= 1, max(abs(extent.lower), abs(extent.upper)) < 1e15,
      values.allSatisfy({ !$0.isFinite || $0 == $0.rounded() })
    else { return nil }
    let width = ((extent.span + 1) / 60).rounded(.up)
    let bins = Int(((extent.span + 1) / width).rounded(.up))
    return (0...bins).map { extent.lower - 0.5 + Double($0) * width }
  }

  /// Bins of twice the interquartile range over the cube root of the count.
  private static func freedmanDiaconis(_ values: [Double], _ extent: Extent) -> Int {
    let sorted = values.filter(\.isFinite).sorted()
    guard sorted.count > 1 else { return 10 }
    let range = sorted[(sorted.count - 1) * 3 / 4] - sorted[(sorted.count - 1) / 4]
    let width = 2 * range / cubeRoot(Double(sorted.count))
    guard width > 0 else { return 30 }
    return Int(min(60, max(10, (extent.span / width).rounded(.up))))
  }

  private static func binned(_ values: [Double], edges: [Double], isDensity: Bool) -> [Double] {
    let bins = edges.count - 1
    let (lower, upper) = (edges[0], edges[bins])
    var counts = [Double](repeating: 0, count: bins)
    for value in values where value >= lower && value <= upper {
      let place = (value - lower) / (upper - lower) * Double(bins)
      counts[min(bins - 1, Int(place))] += 1
    }
    let total = counts.sum * (upper - lower) / Double(bins)
    return isDensity && total > 0 ? counts.map { $0 / total } : counts
  }
}
