import LinearAlgebra

extension Dataset {
  /// As many rows of each class, `count` in all, in random order.
  ///
  /// Throws without labels, when the classes cannot have equal shares of `count`, or when a class
  /// has too few rows and none may come twice.
  package func balanced(
    count: Int, replacing: Bool = false, seed: UInt64
  ) throws(DatasetError) -> Dataset {
    guard let labels, let sizes = countPerClass else { throw .lacks("labels") }
    let share = try share(of: count)
    try check(picking: count)
    for (label, size) in sizes.enumerated() where size < (replacing ? min(share, 1) : share) {
      throw .classTooSmall(
        name: labelNames[label], count: size, needed: share,
        largest: (sizes.min() ?? 0) * sizes.count)
    }
    var chosen: [Int] = []
    for (label, rows) in members(of: labels).enumerated() {
      var stream = RandomStream(seed: seed, purpose: .sampling, substream: UInt64(label))
      chosen += stream.choosing(share, from: rows, replacing: replacing)
    }
    var stream = RandomStream(seed: seed, purpose: .order)
    stream.shuffle(&chosen)
    return picking(chosen)
  }

  /// As many rows of each class, each class after the other and its rows in turn as often as needed:
  /// what `balanced` gives in all but chance. Nil where a class has no row.
  package func balancedInTurn(count: Int) throws(DatasetError) -> Dataset? {
    guard let labels else { throw .lacks("labels") }
    let share = try share(of: count)
    let members = members(of: labels)
    guard !members.contains(where: \.isEmpty) else { return nil }
    return picking(members.flatMap { rows in (0..<share).map { rows[$0 % rows.count] } })
  }

  /// The rows of each class.
  private func members(of labels: [Int]) -> [[Int]] {
    var members = [[Int]](repeating: [], count: labelNames.count)
    for (row, label) in labels.enumerated() { members[label].append(row) }
    return members
  }

  /// How many rows of each class make `count` in all; throws where they cannot be as many of each.
  package func share(of count: Int) throws(DatasetError) -> Int {
    let classes = labelNames.count
    guard count > 0, classes > 0, count % classes == 0 else {
      throw .unequalShares(count: count, classes: classes)
    }
    return count / classes
  }
}

extension RandomStream {
  /// Some of the items at random; an item may come twice when replacing.
  fileprivate mutating func choosing(
    _ count: Int, from items: [Int], replacing: Bool
  ) -> [Int] {
    if replacing { return (0..<count).map { _ in items[integer(below: items.count)] } }
    var items = items
    for place in 0..<count {
      items.swapAt(place, place + integer(below: items.count - place))
    }
    return Array(items.prefix(count))
  }
}
