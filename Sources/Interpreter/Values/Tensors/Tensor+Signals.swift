extension Tensor {
  /// Which shifts a correlation covers.
  package enum CorrelationMode: String, Choice {
    /// Those at which the shorter lies wholly inside the longer.
    case valid
    /// As many as the longer has entries, centred.
    case same
    /// All at which the two overlap.
    case full
  }

  /// Σ self[k + j] other[j] for each shift k, as NumPy's `correlate`.
  package func correlated(
    with other: Tensor, mode: CorrelationMode = .valid
  ) throws(Fault) -> Tensor {
    try Tensor.checkCorrelation(self, other)
    if values.count < other.values.count {
      return Tensor(try other.correlated(with: self, mode: mode).values.reversed())
    }
    let (long, short) = (values.count, other.values.count)
    let (count, left) =
      switch mode {
      case .valid: (long - short + 1, 0)
      case .same: (long, short / 2)
      case .full: (long + short - 1, short - 1)
      }
    return values.withUnsafeBufferPointer { a in
      other.values.withUnsafeBufferPointer { b in
        Tensor(
          (0..<count).map { index in
            let shift = index - left
            let (first, last) = (max(0, -shift), min(short, long - shift))
            return Float(
              sumOfProducts(
                UnsafeBufferPointer(rebasing: a[first + shift..<last + shift]),
                UnsafeBufferPointer(rebasing: b[first..<last])))
          })
      }
    }
  }

  /// Pearson's correlation coefficient of two tensors of one length; NaN where one is constant.
  package func correlation(with other: Tensor) throws(Fault) -> Double {
    guard rank == 1, shape == other.shape, !values.isEmpty else {
      throw Fault(
        "a correlation takes two tensors of one axis and one length, but is given "
          + "\(Tensor.describe(shape)) and \(Tensor.describe(other.shape))")
    }
    func centred(_ tensor: Tensor) -> [Double] {
      let mean = tensor.values.withUnsafeBufferPointer { Reduction.mean($0) }
      return tensor.values.map { Double($0) - mean }
    }
    let (a, b) = (centred(self), centred(other))
    func sum(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    return sum(a, b) / (sum(a, a) * sum(b, b)).squareRoot()
  }

  private static func checkCorrelation(_ a: Tensor, _ b: Tensor) throws(Fault) {
    guard a.rank == 1, b.rank == 1, !a.values.isEmpty, !b.values.isEmpty else {
      throw Fault(
        "correlate takes two tensors of one axis with entries, but is given "
          + "\(describe(a.shape)) and \(describe(b.shape))")
    }
    guard a.values.count * b.values.count <= 1 << 34 else {
      throw Fault(
        "correlate takes \(a.values.count) × \(b.values.count) products here, "
          + "more than can be waited for", help: "correlate parts, or fewer shifts")
    }
  }
}

extension Tensor {
  /// `bins` edges of equal width from the least to the greatest entry of all the tensors, so that
  /// their histograms can be laid over each other; half to either side of entries all alike. They
  /// are computed as the entries are held, as in NumPy, so that an entry that looks to be on an edge
  /// is.
  package static func edges(spanning tensors: [Tensor], bins: Int) throws(Fault) -> [Float] {
    guard bins >= 1, bins <= 1 << 20 else {
      throw Fault("the number of bins must be between 1 and 1048576, but is \(bins)")
    }
    let entries = tensors.lazy.flatMap(\.values)
    let strange = entries.reduce(0) { $0 + ($1.isFinite ? 0 : 1) }
    guard strange == 0 else {
      throw Fault("a histogram takes finite numbers, but \(strange) are NaN or infinite")
    }
    var (low, high) = (entries.min() ?? 0, entries.max() ?? 1)
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    let width = high - low
    let step = width.isFinite ? width / Float(bins) : high / Float(bins) - low / Float(bins)
    return (0...bins).map { $0 == bins ? high : Float($0) * step + low }
  }

  /// How many entries lie between each edge and the next, an entry on an edge counted above it
  /// and one on the last edge below; entries outside are not counted.
  package func counts(between edges: [Float]) throws(Fault) -> [Int] {
    guard edges.count >= 2, zip(edges, edges.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw Fault("the edges of a histogram must be two or more rising numbers")
    }
    var counts = Array(repeating: 0, count: edges.count - 1)
    for value in values where value >= edges[0] && value <= edges[edges.count - 1] {
      counts[Tensor.bin(of: value, edges)] += 1
    }
    return counts
  }

  /// The last bin that begins at or below a number within the edges.
  private static func bin(of number: Float, _ edges: [Float]) -> Int {
    var (low, high) = (0, edges.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if edges[middle] <= number { low = middle } else { high = middle }
    }
    return low
  }
}
