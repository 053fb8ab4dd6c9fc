package import LinearAlgebra

extension Dataset {
  /// The number of rows.
  package var rows: Int { data.rows }
  /// The number of columns.
  package var columns: Int { data.columns }

  /// The rows at the given positions, in that order; throws when one is not there.
  package func selecting(rows positions: [Int]) throws(DatasetError) -> Dataset {
    try Self.check(positions: positions, below: rows, what: "row")
    try check(picking: positions.count)
    return picking(positions)
  }

  /// The rows at positions that are known to be there.
  func picking(_ positions: [Int]) -> Dataset {
    var picked = self
    picked.data = data.picking(positions)
    picked.labels = labels.map { all in positions.map { all[$0] } }
    picked.groups = groups.map { all in positions.map { all[$0] } }
    picked.facts = facts.picking(positions, columns: columns)
    picked.eventColumns = eventColumns.map { $0.picking(positions) }
    return picked
  }

  /// The columns at the given positions, in that order; throws when one is not there.
  ///
  /// Consecutive bins of a window are a shorter window; any other choice makes plain rows.
  package func selecting(columns positions: [Int]) throws(DatasetError) -> Dataset {
    try Self.check(positions: positions, below: columns, what: "column")
    if data.starts == nil || !data.isStretch(positions) {
      try Self.check(rows: rows, columns: positions.count)
    }
    var picked = self
    picked.data = data.selectingColumns(positions)
    picked.facts = facts.selecting(columns: positions, of: columns)
    picked.form = form.selecting(positions)
    return picked
  }

  /// The first rows, at most `count`.
  package func head(_ count: Int) -> Dataset { picking(Array(0..<min(max(count, 0), rows))) }

  /// All rows in a random order.
  package func shuffled(seed: UInt64) -> Dataset {
    var stream = RandomStream(seed: seed, purpose: .order)
    return picking(stream.permutation(of: rows))
  }

  /// The same rows with other labels; throws unless there is one with a name for each row.
  package func replacingLabels(
    _ labels: [Int], names: [String]
  ) throws(DatasetError) -> Dataset {
    guard labels.count == rows else {
      throw .countsDiffer(what: "labels", count: labels.count, expected: rows)
    }
    try Self.check(positions: labels, below: names.count, what: "label")
    var other = self
    (other.labels, other.labelNames) = (labels, names)
    return other
  }

  /// The same rows with what is known of their events; throws unless a column has an entry for each.
  package func adding(eventColumns columns: [RowColumn]) throws(DatasetError) -> Dataset {
    if let wrong = columns.first(where: { $0.count != rows }) {
      throw .countsDiffer(what: "entries of \(wrong.name)", count: wrong.count, expected: rows)
    }
    var other = self
    other.eventColumns = columns
    return other
  }

  /// Other numbers for the same rows, such as their latent vectors: labels, groups and identities
  /// stay, what belonged to the old columns goes.
  ///
  /// Throws unless there are as many rows.
  package func replacingData(_ data: some HasRows, form: Form) throws(DatasetError) -> Dataset {
    let data = data.view
    guard data.rows == rows else {
      throw .countsDiffer(what: "rows", count: data.rows, expected: rows)
    }
    try form.check(columns: data.columns)
    var replaced = self
    replaced.data = data
    let keepsColumns = form == self.form && data.columns == columns
    if !keepsColumns {
      replaced.facts = facts.withoutColumns
      replaced.notes = []
    }
    replaced.form = form
    return replaced
  }
}

extension Dataset.Form {
  /// What remains when only some columns are kept.
  fileprivate func selecting(_ positions: [Int]) -> Self {
    if case .population(let bin, let neurons) = self {
      return .population(bin: bin, neurons: positions.map { neurons[$0] })
    }
    guard case .windows(let rate, let before, _, let normalisation) = self else { return self }
    let consecutive = zip(positions, positions.dropFirst()).allSatisfy { $0 + 1 == $1 }
    guard let first = positions.first, consecutive, first <= before,
      first + positions.count >= before
    else { return .rows }
    return .windows(
      rate: rate, before: before - first, after: positions.count - (before - first),
      normalisation: normalisation)
  }
}
