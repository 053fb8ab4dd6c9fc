/// Stretches of a trace in which calcium only decays, one after the other, as OASIS joins them
/// (Friedrich, Zhou and Paninski 2017): calcium rises from one to the next, and so activity is never
/// negative. Missing samples are bridged by the decay.
struct CalciumPools {
  private struct Pool {
    /// What its first calcium is times `weight`.
    var value: Double
    var weight: Double
    let start: Int
    var length: Int
  }

  private var pools: [Pool] = []
  /// What is left of 1 after each number of samples: the decay's powers.
  private let powers: [Double]
  private let decay: Double

  /// Joins the samples of a trace less its baseline; the first must be there.
  init(of samples: [Double], less baseline: Double, decay: Double) {
    self.decay = decay
    powers = sequence(first: 1) { $0 * decay }.prefix(samples.count + 1).map(\.self)
    for (place, sample) in samples.enumerated() {
      if sample.isNaN {
        pools[pools.count - 1].length += 1
      } else {
        push(Pool(value: sample - baseline, weight: 1, start: place, length: 1))
      }
    }
  }

  /// Puts a pool behind the last and joins pools backwards for as long as calcium would fall.
  private mutating func push(_ pool: Pool) {
    var last = pool
    while let before = pools.last,
      before.value / before.weight * powers[before.length] > last.value / last.weight
    {
      last = Pool(
        value: before.value + last.value * powers[before.length],
        weight: before.weight + last.weight * powers[before.length] * powers[before.length],
        start: before.start, length: before.length + last.length)
      pools.removeLast()
    }
    pools.append(last)
  }

  /// Takes more of a constant from all samples, and joins what must then be joined.
  mutating func shift(by amount: Double) {
    let shifted = pools
    pools.removeAll(keepingCapacity: true)
    for var pool in shifted {
      pool.value -= amount * (1 - powers[pool.length])
      push(pool)
    }
  }

  /// Takes the share of a penalty from the last pool that others pay with the next one's beginning.
  mutating func settleLast(_ penalty: Double) {
    pools[pools.count - 1].value -= penalty * powers[pools[pools.count - 1].length]
  }

  /// The calcium of each sample.
  func fill(_ calcium: inout [Double]) {
    for pool in pools {
      var value = max(pool.value, 0) / pool.weight
      for place in pool.start..<pool.start + pool.length {
        calcium[place] = value
        value *= decay
      }
    }
  }

  /// What the calcium loses by a shift of 1, in each sample: `body` gets place and loss.
  func forEachLoss(_ body: (_ place: Int, _ loss: Double) -> Void) {
    for (index, pool) in pools.enumerated() {
      let isLast = index == pools.count - 1
      var loss = (isLast ? 1 : 1 - powers[pool.length]) / pool.weight
      for place in pool.start..<pool.start + pool.length {
        body(place, loss)
        loss *= decay
      }
    }
  }

  /// What a shift of 1 adds to the residuals, over all pools.
  var shiftWeight: Double {
    pools.reduce(0) { sum, pool in
      let loss = 1 - powers[pool.length]
      return sum + loss * loss / pool.weight
    }
  }

  /// What each pool begins with beyond what is left of the one before: the activity of its first
  /// sample; nothing of the first pool, whose calcium was there before.
  var activity: [(place: Int, amount: Double)] {
    zip(pools, pools.dropFirst()).map { before, pool in
      let rest = max(before.value, 0) / before.weight * powers[before.length]
      return (pool.start, max(pool.value, 0) / pool.weight - rest)
    }
  }
}
