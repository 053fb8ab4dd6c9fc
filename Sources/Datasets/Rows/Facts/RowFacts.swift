/// What is known of where rows come from, an entry for each.
struct RowFacts: Sendable, Equatable {
  /// Stands for a neuron and a time in it.
  var rowIDs: [UInt64]
  /// What time each row is of; nil where that is not known.
  var spans: Spans?
  /// What was subtracted from each row, and what it was divided by after that; nil where rows are as
  /// they were.
  var means, deviations: [Float]?
  /// Spikes per bin, row after row; nil where they are unknown.
  var spikes: [UInt8]?

  func picking(_ positions: [Int], columns: Int) -> RowFacts {
    RowFacts(
      rowIDs: positions.map { rowIDs[$0] }, spans: spans?.picking(positions),
      means: means.map { all in positions.map { all[$0] } },
      deviations: deviations.map { all in positions.map { all[$0] } },
      spikes: spikes.map { all in
        positions.flatMap { all[$0 * columns..<($0 + 1) * columns] }
      })
  }

  func selecting(columns positions: [Int], of columns: Int) -> RowFacts {
    var picked = self
    picked.spikes = spikes.map { all in
      rowIDs.indices.flatMap { row in positions.map { all[row * columns + $0] } }
    }
    return picked
  }

  func appending(_ other: RowFacts) -> RowFacts {
    RowFacts(
      rowIDs: rowIDs + other.rowIDs,
      spans: spans.flatMap { spans in other.spans.flatMap { spans.appending($0) } },
      means: joining(means, other.means), deviations: joining(deviations, other.deviations),
      spikes: joining(spikes, other.spikes))
  }
}

/// Both lists, when there are both.
private func joining<T>(_ first: [T]?, _ second: [T]?) -> [T]? {
  guard let first, let second else { return nil }
  return first + second
}
