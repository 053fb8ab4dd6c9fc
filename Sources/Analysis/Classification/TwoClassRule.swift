package import LinearAlgebra

/// What was fitted to rows of two classes: a number for any row, above 0 where it says the higher
/// of the two labels.
package protocol TwoClassRule: Sendable {
  /// The two labels, the lower first.
  var classes: [Int] { get }
  /// The width of the rows.
  var columns: Int { get }
  /// The decision value of each row: above 0 means the higher label.
  func decision(_ rows: some HasRows) throws(AnalysisError) -> [Double]
}

extension TwoClassRule {
  /// The label of each row; a decision of exactly 0 gives the lower one.
  package func predict(_ rows: some HasRows) throws(AnalysisError) -> [Int] {
    try decision(rows).map { label(ofDecision: $0) }
  }

  /// The label that a decision value stands for.
  package func label(ofDecision decision: Double) -> Int {
    decision > 0 ? classes[1] : classes[0]
  }
}

/// A plane between two classes in the rows' own units: decision = row · weights + bias.
package struct Hyperplane: Sendable, Equatable {
  /// One weight for each column.
  package let weights: [Double]
  /// The decision of a row of zeros.
  package let bias: Double

  /// A plane of a weight for each column.
  package init(weights: [Double], bias: Double) { (self.weights, self.bias) = (weights, bias) }

  /// The plane that was found for rows less the means and divided by the scales.
  init(weights scaled: [Double], bias: Double, in scale: Standardisation) {
    weights = zip(scaled, scale.scales).map { $0 / $1 }
    self.bias = zip(weights, scale.means).reduce(bias) { $0 - $1.0 * $1.1 }
  }

  /// The decision value of each row.
  func decision(_ rows: RowView) throws(AnalysisError) -> [Double] {
    try checkColumns(rows, expected: weights.count)
    return projections(of: rows, along: weights).map { $0 + bias }
  }
}

/// The inner product of each row with a vector as long, in `Double`.
func projections(of rows: RowView, along vector: [Double]) -> [Double] {
  var products: [Double] = []
  products.reserveCapacity(rows.rows)
  rows.forEachPart { range, pointers in
    for row in range {
      let entries = pointers[row]
      products.append(vector.indices.reduce(0.0) { $0 + Double(entries[$1]) * vector[$1] })
    }
  }
  return products
}

/// The rows of each of the two classes of labels, the lower class first; refuses rows that nothing
/// can be fitted to.
func checkTwoClasses(
  _ rows: RowView, _ labels: [Int]
) throws(AnalysisError) -> [(label: Int, rows: Int)] {
  try requireMatrices()
  try checkLength("labels", labels.count, expected: rows.rows)
  let counts = labels.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
  guard counts.count == 2 else { throw .classCount(rowsPerClass: counts) }
  guard rows.columns > 0 else { throw .nothing(what: "columns") }
  try checkFinite(rows)
  return counts.sorted { $0.key < $1.key }.map { (label: $0.key, rows: $0.value) }
}
