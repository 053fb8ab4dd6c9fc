import LinearAlgebra

extension Dataset {
  /// These rows followed by another dataset's. Groups and classes of one name become one.
  ///
  /// Throws when the columns or what they mean differ, or only one has labels or groups.
  package func appending(_ other: Dataset) throws(DatasetError) -> Dataset {
    try checkAlike(other)
    let (sum, overflows) = rows.addingReportingOverflow(other.rows)
    try Self.check(rows: overflows ? Int.max : sum, columns: columns)
    var joined = self
    joined.data = data.appendingRows(of: other.data)
    (joined.labels, joined.labelNames) = Self.joining(
      labels, labelNames, other.labels, other.labelNames)
    (joined.groups, joined.groupNames) = Self.joining(
      groups, groupNames, other.groups, other.groupNames)
    joined.rowIDs = rowIDs + other.rowIDs
    joined.spans = spans.flatMap { spans in other.spans.flatMap { spans.appending($0) } }
    joined.eventColumns = RowColumn.joining(eventColumns, other.eventColumns)
    joined.means = Self.joining(means, other.means)
    joined.deviations = Self.joining(deviations, other.deviations)
    joined.spikes = Self.joining(spikes, other.spikes)
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
    guard (means == nil) == (other.means == nil) else { throw .onlyOneHas("means and deviations") }
  }

  /// Both lists, when there are both.
  private static func joining<T>(_ first: [T]?, _ second: [T]?) -> [T]? {
    guard let first, let second else { return nil }
    return first + second
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
