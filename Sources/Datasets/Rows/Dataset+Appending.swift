import LinearAlgebra

extension Dataset {
  /// These rows followed by another dataset's. Groups and classes of one name become one.
  ///
  /// Throws when the columns or what they mean differ, or only one has labels or groups.
  package func appending(_ other: Dataset) throws(DatasetError) -> Dataset {
    try checkAlike(other)
    let (sum, overflows) = rows.addingReportingOverflow(other.rows)
    var joined = self
    if !overflows, let data = data.appendingStretches(other.data) {
      try Self.check(
        windows: sum, of: columns, inSamples: data.source == nil ? data.numbers.count : 0)
      joined.data = data
    } else {
      try Self.check(rows: overflows ? Int.max : sum, columns: columns)
      joined.data = data.matrix.appendingRows(of: other.data.matrix).view
    }
    (joined.labels, joined.labelNames) = Self.joining(
      labels, labelNames, other.labels, other.labelNames)
    (joined.groups, joined.groupNames) = Self.joining(
      groups, groupNames, other.groups, other.groupNames)
    joined.facts = facts.appending(other.facts)
    joined.eventColumns = RowColumn.joining(eventColumns, other.eventColumns)
    joined.omittedCount = omittedCount + other.omittedCount
    joined.notes += other.notes.filter { !notes.contains($0) }
    return joined
  }

  private func checkAlike(_ other: Dataset) throws(DatasetError) {
    guard columns == other.columns else {
      throw .countsDiffer(what: "columns", count: other.columns, expected: columns)
    }
    guard form == other.form else { throw .formsDiffer }
    guard (labels == nil) == (other.labels == nil) else { throw .onlyOneHas("labels") }
    guard (groups == nil) == (other.groups == nil) else { throw .onlyOneHas("groups") }
    guard isScaled == other.isScaled else { throw .onlyOneHas("means and deviations") }
  }

  /// Indices into one list of names, made of two.
  private static func joining(
    _ indices: [Int]?, _ names: [String], _ others: [Int]?, _ otherNames: [String]
  ) -> ([Int]?, [String]) {
    guard let indices, let others else { return (nil, names) }
    var all = names
    var place = Dictionary(
      zip(names, names.indices).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    let places = otherNames.map { name in
      if let known = place[name] { return known }
      all.append(name)
      place[name] = all.count - 1
      return all.count - 1
    }
    return (indices + others.map { places[$0] }, all)
  }
}
