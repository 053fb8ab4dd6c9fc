import Files
package import LinearAlgebra
import Memory

/// Rows of numbers, each with what is known about it: a label, the neuron it came from, and a
/// stable identity. Windows, latent vectors and PCA scores are all datasets.
package struct Dataset: Sendable, Equatable {
  /// The numbers, `[rows, columns]`: a matrix, or stretches of traces where windows overlap.
  package internal(set) var data: RowView
  /// The class of each row, an index into `labelNames`; nil where it is unknown.
  package internal(set) var labels: [Int]?
  /// What the classes are called, such as `quiet` and `spike`.
  package internal(set) var labelNames: [String]
  /// The group (neuron) of each row, an index into `groupNames`; nil where it is unknown.
  package internal(set) var groups: [Int]?
  /// What the groups are called, such as `4.train/0`. A selection keeps all names.
  package internal(set) var groupNames: [String]
  /// What is known of where the rows come from.
  var facts: Facts
  /// What a row is.
  package internal(set) var form: Form
  /// How many windows were left out because a sample in them is missing.
  package internal(set) var omittedCount: Int
  /// What is to be known of how the rows were cut, as a phrase each; none where all is as asked.
  package var notes: [String] = []
  /// What the table of events says of each row, by name; none where rows are at no events.
  package internal(set) var eventColumns: [RowColumn] = []
  /// What the model was fitted on that gave the columns; nil where they are as recorded.
  package var encodedBy: Origin?

  /// A dataset of its parts. Rows get identities from their content when none are given.
  ///
  /// Throws when a part does not have one entry per row, or an index has no name.
  package init(
    data: some HasRows, labels: [Int]? = nil, labelNames: [String] = ["quiet", "spike"],
    groups: [Int]? = nil, groupNames: [String] = [], rowIDs: [UInt64]? = nil,
    means: [Float]? = nil, deviations: [Float]? = nil, spikes: [UInt8]? = nil,
    form: Form = .rows, omittedCount: Int = 0
  ) throws(DatasetError) {
    let data = data.view
    try Self.check(labels?.count, "labels", expected: data.rows)
    try Self.check(groups?.count, "groups", expected: data.rows)
    try Self.check(rowIDs?.count, "row identities", expected: data.rows)
    try Self.check(means?.count, "means", expected: data.rows)
    try Self.check(deviations?.count, "deviations", expected: data.rows)
    try Self.check(spikes?.count, "spike counts", expected: data.rows * data.columns)
    try self.init(
      data: data, labels: labels, labelNames: labelNames, groups: groups, groupNames: groupNames,
      facts: .rows(
        RowFacts(
          rowIDs: rowIDs ?? Self.identities(of: data.matrix), means: means, deviations: deviations,
          spikes: spikes)), form: form, omittedCount: omittedCount)
  }

  /// The same, for callers in this module that know as much of each row.
  init(
    data: RowView, labels: [Int]?, labelNames: [String] = ["quiet", "spike"], groups: [Int]?,
    groupNames: [String], facts: Facts, form: Form, omittedCount: Int
  ) throws(DatasetError) {
    try Self.check(positions: labels ?? [], below: labelNames.count, what: "label")
    try Self.check(positions: groups ?? [], below: groupNames.count, what: "group")
    try form.check(columns: data.columns)
    (self.data, self.facts, self.form, self.omittedCount) = (data, facts, form, omittedCount)
    (self.labels, self.labelNames) = (labels, labelNames)
    (self.groups, self.groupNames) = (groups, groupNames)
  }

  private static func check(
    _ count: Int?, _ what: String, expected: Int
  ) throws(DatasetError) {
    if let count, count != expected {
      throw .countsDiffer(what: what, count: count, expected: expected)
    }
  }

  /// Throws unless every position is in 0..<limit.
  static func check(
    positions: [Int], below limit: Int, what: String
  ) throws(DatasetError) {
    if let outside = positions.first(where: { $0 < 0 || $0 >= limit }) {
      throw .noSuchPosition(what: what, position: outside, count: limit)
    }
  }

  /// Identities for rows of unknown origin: their content and position.
  private static func identities(of data: Matrix) -> [UInt64] {
    let stretches = data.values.count / (1 << 18) + 1
    return mappedInParallel(stretches) { index in
      let rows = stretch(index, of: stretches, in: data.rows)
      return zip(Fingerprint.ofRows(rows, columns: data.columns, of: data.values), rows)
        .map { Fingerprint.of($0, UInt64($1)) }
    }.flatMap(\.self)
  }
}
