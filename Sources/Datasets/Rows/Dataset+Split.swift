import LinearAlgebra

extension Dataset {
  /// What stays together when rows are split.
  package enum SplitUnit: String, Sendable, CaseIterable {
    /// All rows of a neuron are on one side.
    case neuron
    /// Rows of a neuron may be on both sides; each class keeps its share.
    case row
    /// The last rows of each neuron, as they stand, are held: what is later in time.
    case time
  }

  /// Two datasets at random, the second with about the fraction `held` of the rows.
  ///
  /// By neuron, the held rows are the closest to that fraction that whole neurons give in the best
  /// of 64 random orders, with at least one neuron on each side; by row, every class is held in
  /// the same proportion; by time, of each neuron's rows the last are held, and chance has no part.
  /// Both sides keep the order of rows. Throws unless `held` is between 0 and
  /// 1, and when a side would be empty.
  package func split(
    held: Double, by unit: SplitUnit = .neuron, seed: UInt64
  ) throws(DatasetError) -> (kept: Dataset, held: Dataset) {
    guard held > 0, held < 1 else {
      throw .outOfRange(parameter: "held", value: held, allowed: "above 0 and below 1")
    }
    let isHeld =
      switch unit {
      case .neuron: try holdingNeurons(held, seed: seed)
      case .row: try holdingRows(held, seed: seed)
      case .time: try holdingLastRows(held)
      }
    let rows = 0..<rows
    return (picking(rows.filter { !isHeld[$0] }), picking(rows.filter { isHeld[$0] }))
  }

  private func holdingNeurons(_ held: Double, seed: UInt64) throws(DatasetError) -> [Bool] {
    guard let groups, let sizes = countPerGroup else { throw .lacks("groups (neurons)") }
    let present = sizes.indices.filter { sizes[$0] > 0 }
    guard present.count > 1 else { throw .tooFewGroups(count: present.count) }
    var best: (chosen: Set<Int>, distance: Double) = ([], .infinity)
    for attempt in 0..<64 {
      var stream = RandomStream(seed: seed, purpose: .split, substream: UInt64(attempt))
      var order = present
      stream.shuffle(&order)
      let (chosen, count) = Self.filling(held * Double(rows), from: order, sizes: sizes)
      let distance = abs(Double(count) - held * Double(rows))
      // Only a clear gain replaces an earlier order, so that sums of equal sizes stay random.
      if distance < best.distance - 0.5 { best = (chosen, distance) }
    }
    return groups.map { best.chosen.contains($0) }
  }

  /// The first groups of an order that each bring the number of rows closer to a target; at least
  /// one, and never all.
  private static func filling(
    _ target: Double, from order: [Int], sizes: [Int]
  ) -> (chosen: Set<Int>, count: Int) {
    var chosen: Set<Int> = [order[0]]
    var count = sizes[order[0]]
    for group in order.dropFirst() where chosen.count < order.count - 1 {
      let next = count + sizes[group]
      guard abs(Double(next) - target) < abs(Double(count) - target) else { continue }
      chosen.insert(group)
      count = next
    }
    return (chosen, count)
  }

  /// Which of so many stretches, of about one length, of its neuron's rows each row is in.
  package func stretches(_ count: Int) -> [Int] {
    let sizes = countPerGroup ?? [rows]
    var seen = [Int](repeating: 0, count: sizes.count)
    return (0..<rows).map { row in
      let group = groups?[row] ?? 0
      seen[group] += 1
      return (seen[group] - 1) * count / sizes[group]
    }
  }

  private func holdingLastRows(_ held: Double) throws(DatasetError) -> [Bool] {
    let counts = countPerGroup ?? [rows]
    let kept = counts.map { $0 - Int((held * Double($0)).rounded()) }
    var seen = [Int](repeating: 0, count: counts.count)
    let isHeld = (0..<rows).map { row in
      let group = groups?[row] ?? 0
      seen[group] += 1
      return seen[group] > kept[group]
    }
    guard isHeld.contains(true), isHeld.contains(false) else { throw .tooFewRows(count: rows) }
    return isHeld
  }

  private func holdingRows(_ held: Double, seed: UInt64) throws(DatasetError) -> [Bool] {
    let classes = labels ?? [Int](repeating: 0, count: rows)
    var members = [[Int]](repeating: [], count: labels == nil ? 1 : labelNames.count)
    for (row, label) in classes.enumerated() { members[label].append(row) }
    var isHeld = [Bool](repeating: false, count: rows)
    for (label, var rows) in members.enumerated() {
      var stream = RandomStream(seed: seed, purpose: .split, substream: UInt64(label))
      stream.shuffle(&rows)
      for row in rows.prefix(Int((held * Double(rows.count)).rounded())) { isHeld[row] = true }
    }
    guard isHeld.contains(true), isHeld.contains(false) else { throw .tooFewRows(count: rows) }
    return isHeld
  }
}
