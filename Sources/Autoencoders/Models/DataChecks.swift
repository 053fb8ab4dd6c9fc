import LinearAlgebra

/// Throws unless there are rows, of the width asked for, all finite, with labels where expected.
func checkData(
  _ data: Matrix, labels: [Float]?, columns: Int?, isGivenLabels: Bool
) throws(AutoencoderError) {
  guard data.rows > 0, data.columns > 0 else { throw .noRows }
  if let columns, columns != data.columns {
    throw .wrongWidth(of: "the data", expected: columns, found: data.columns)
  }
  if let place = data.firstNonFinite { throw .notFinite(row: place.row, column: place.column) }
  try checkLabels(labels, rows: data.rows, isGivenLabels: isGivenLabels)
}

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

/// Calls a body with pointers to rows and labels; the matrix must not be empty.
func withRows<R, E: Error>(
  _ data: Matrix, _ labels: [Float]?, _ body: (DataRows) throws(E) -> R
) throws(E) -> R {
  try data.values.withUnsafeBufferPointer { values throws(E) in
    try (labels ?? []).withUnsafeBufferPointer { buffer throws(E) in
      // An empty buffer may have no address; any valid one will do where nothing is read.
      let base = values.baseAddress ?? UnsafePointer(Floats.none.base)
      return try body(
        DataRows(
          values: base, labels: labels == nil ? nil : buffer.baseAddress, rows: data.rows,
          columns: data.columns))
    }
  }
}

/// The same with the rows held out, where there are any.
func withRows<R, E: Error>(
  _ data: Matrix, _ labels: [Float]?, _ heldOut: HeldOut?,
  _ body: (DataRows, DataRows?) throws(E) -> R
) throws(E) -> R {
  try withRows(data, labels) { rows throws(E) in
    guard let heldOut else { return try body(rows, nil) }
    return try withRows(heldOut.data, heldOut.labels) { held throws(E) in try body(rows, held) }
  }
}

extension Floats {
  /// One zero, for pointers that nothing reads through.
  static let none = Floats(1)
}
