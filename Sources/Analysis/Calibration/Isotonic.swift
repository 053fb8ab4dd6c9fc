extension CalibrationCurve {
  /// Fits the curve that never falls with the least squares to truth (pool adjacent violators, Ayer
  /// and others 1955). Numbers of one position are one point at their mean; within a level stretch
  /// only its ends are kept. As scikit-learn's, beyond the ends it is level.
  package static func isotonic(
    of numbers: [Double], truth: [Double]
  ) throws(AnalysisError) -> CalibrationCurve {
    try checkLength("true numbers", truth.count, expected: numbers.count)
    guard !numbers.isEmpty else { throw .nothing(what: "numbers") }
    if let index = numbers.firstIndex(where: \.isNaN) { throw .scoreNotANumber(index: index) }
    let pools = pooled(distinct(numbers, truth))
    return .steps(
      pools.flatMap { pool in
        [Point(position: pool.first, level: pool.mean)]
          + (pool.last > pool.first ? [Point(position: pool.last, level: pool.mean)] : [])
      })
  }

  /// Numbers of neighbouring positions that share a level.
  private struct Pool {
    var first, last: Double
    var sum: Double
    var weight: Double
    var mean: Double { sum / weight }
  }

  private static func distinct(_ numbers: [Double], _ truth: [Double]) -> [Pool] {
    let order = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    var pools: [Pool] = []
    for place in order {
      if let last = pools.last, last.last == numbers[place] {
        pools[pools.count - 1].sum += truth[place]
        pools[pools.count - 1].weight += 1
      } else {
        pools.append(
          Pool(first: numbers[place], last: numbers[place], sum: truth[place], weight: 1))
      }
    }
    return pools
  }

  private static func pooled(_ points: [Pool]) -> [Pool] {
    var pools: [Pool] = []
    for point in points {
      var pool = point
      while let last = pools.last, last.mean >= pool.mean {
        pool = Pool(
          first: last.first, last: pool.last, sum: last.sum + pool.sum,
          weight: last.weight + pool.weight)
        pools.removeLast()
      }
      pools.append(pool)
    }
    return pools
  }
}
