package import LinearAlgebra

/// Rows as a model takes them.
package struct ModelRows: Sendable {
  /// [windows, bins], every number finite.
  package var data: RowView
  /// One for each row where the model is given labels, or finds them.
  package var labels: [Float]?
  /// Which neuron each row is of; nil where that is not known.
  package var groups: [String]?

  package init(_ data: some HasRows, labels: [Float]? = nil, groups: [String]? = nil) {
    let data = data.view
    (self.data, self.labels, self.groups) = (data, labels, groups)
  }

  /// The neurons in the order of their first row.
  var neurons: [String] {
    var seen: Set<String> = []
    return (groups ?? []).filter { seen.insert($0).inserted }
  }

  /// Calls a body with pointers to the rows, of which there must be some. `neurons` are those that
  /// the network has weights of.
  func withPointers<R, E: Error>(
    _ neurons: [String] = [], _ body: (DataRows) throws(E) -> R
  ) throws(E) -> R {
    try data.withPointers { windows throws(E) in
      try (labels ?? []).withUnsafeBufferPointer { labels throws(E) in
        try places(among: neurons).withUnsafeBufferPointer { places throws(E) in
          try body(
            DataRows(
              windows: windows, source: data.source == nil ? nil : data,
              labels: self.labels == nil ? nil : labels.baseAddress,
              groups: neurons.isEmpty ? nil : places.baseAddress))
        }
      }
    }
  }

  private func places(among neurons: [String]) -> [Int] {
    guard !neurons.isEmpty else { return [] }
    let known = Dictionary(uniqueKeysWithValues: zip(neurons, neurons.indices))
    return (0..<data.rows).map { row in groups.flatMap { known[$0[row]] } ?? -1 }
  }
}

extension ModelRows? {
  /// The same, with nil for no rows.
  func withPointers<R, E: Error>(
    _ neurons: [String], _ body: (DataRows?) throws(E) -> R
  ) throws(E) -> R {
    guard let rows = self else { return try body(nil) }
    return try rows.withPointers(neurons) { pointers throws(E) in try body(pointers) }
  }
}

extension Floats {
  /// One zero, for pointers that nothing reads through.
  static let none = Floats(1)
}

/// Throws unless there are rows, of the width asked for, all finite.
func checkData(_ data: RowView, columns: Int?) throws(AutoencoderError) {
  guard data.rows > 0, data.columns > 0 else { throw .noRows }
  if let columns, columns != data.columns {
    throw .wrongWidth(of: "the data", expected: columns, found: data.columns)
  }
  if let place = data.firstNonFinite { throw .notFinite(row: place.row, column: place.column) }
}

/// Throws unless there is a finite label for each row where the model is given them, and none
/// elsewhere.
func checkLabels(_ labels: [Float]?, rows: Int, isGivenLabels: Bool) throws(AutoencoderError) {
  guard let labels else {
    if isGivenLabels { throw .labelsMissing }
    return
  }
  guard isGivenLabels else { throw .labelsUnexpected }
  guard labels.count == rows else {
    throw .wrongLabelCount(expected: rows, found: labels.count)
  }
  if let row = labels.firstIndex(where: { !$0.isFinite }) { throw .notFinite(row: row, column: 0) }
}
