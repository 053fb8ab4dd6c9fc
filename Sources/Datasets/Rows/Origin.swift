import Wording

/// The rows, and the neurons they are of, that something was fitted on.
package struct Origin: Sendable, Equatable {
  /// The rows' identities.
  package let rowIDs: Set<UInt64>
  /// The neurons' names.
  package let groupNames: Set<String>
  /// Whether these are all: weights that come from elsewhere may be of other rows.
  package let isKnown: Bool

  /// Of what comes from elsewhere.
  package static let unknown = Origin(rowIDs: [], groupNames: [], isKnown: false)

  /// The rows of a dataset, and those its columns were fitted on before.
  package init(of dataset: Dataset) {
    rowIDs = Set(dataset.rowIDs)
    groupNames = dataset.presentGroupNames
    isKnown = true
  }

  package init(rowIDs: Set<UInt64>, groupNames: Set<String>, isKnown: Bool = true) {
    (self.rowIDs, self.groupNames, self.isKnown) = (rowIDs, groupNames, isKnown)
  }

  /// All that either was fitted on.
  package func union(_ other: Origin?) -> Origin {
    guard let other else { return self }
    return Origin(
      rowIDs: rowIDs.union(other.rowIDs), groupNames: groupNames.union(other.groupNames),
      isKnown: isKnown && other.isKnown)
  }
}

/// What a result was computed on, as seen by what was fitted before: the words that stand beside
/// every score.
package struct Basis: Sendable, Equatable {
  /// How many rows the result is of, and of how many neurons; nil where these are unknown.
  package let rows: Int
  package let groups: Int?
  /// How many of the rows, and of their neurons, the fit has seen.
  package let seenRows: Int
  package let seenGroups: Int
  /// Whether the rows are exactly those of the fit.
  package let isOwnTraining: Bool
  /// Whether it is known of all rows if the fit has seen them.
  package let isKnown: Bool
  /// How many of the rows, and of their neurons, a model that made the columns has seen.
  package let encodedRows: Int
  package let encodedGroups: Int

  /// Sets a dataset beside the rows that a classifier was fitted on.
  package init(of dataset: Dataset, fittedOn origin: Origin) {
    let names = dataset.presentGroupNames
    rows = dataset.rows
    groups = dataset.groups == nil ? nil : names.count
    let rowIDs = dataset.rowIDs
    seenRows = rowIDs.count { origin.rowIDs.contains($0) }
    seenGroups = names.intersection(origin.groupNames).count
    isOwnTraining = seenRows == dataset.rows && Set(rowIDs) == origin.rowIDs
    isKnown = origin.isKnown
    let encoder = dataset.encodedBy
    encodedRows = encoder.map { known in rowIDs.count { known.rowIDs.contains($0) } } ?? 0
    encodedGroups = names.intersection(encoder?.groupNames ?? []).count
  }

  /// As "on its own 1,000 training rows" or "on 500 rows of 6 held-out neurons".
  package var description: String { fitted + encoded }

  private var fitted: String {
    guard isKnown else {
      return "on \(counted(rows, "row")); which rows its weights were fitted on is not known"
    }
    if isOwnTraining { return "on its own \(counted(rows, "training row"))" }
    if seenRows == rows { return "on \(counted(rows, "row")), all of them training rows" }
    if seenRows > 0 {
      return "on \(counted(rows, "row")), \(grouped(seenRows)) of them training rows"
    }
    guard let groups else { return "on \(counted(rows, "row")) that it was not fitted on" }
    if seenGroups == 0 {
      return "on \(counted(rows, "row")) of \(counted(groups, "held-out neuron"))"
    }
    if seenGroups == groups {
      return "on \(counted(rows, "other row")) of neurons it was fitted on"
    }
    return "on \(counted(rows, "other row")); it was fitted on "
      + "\(seenGroups) of their \(counted(groups, "neuron"))"
  }

  /// What the encoder knew that the classifier did not.
  private var encoded: String {
    if encodedRows > seenRows {
      return "; the encoder was trained on \(grouped(encodedRows)) of them"
    }
    if encodedGroups > seenGroups {
      return "; the encoder was trained on \(encodedGroups) of the neurons"
    }
    return ""
  }
}
