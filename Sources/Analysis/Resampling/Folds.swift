import LinearAlgebra

/// One round of a cross-validation: the rows to fit, and those held out.
package struct Fold: Sendable, Equatable {
  /// The rows to fit, ascending.
  package let training: [Int]
  /// The rows held out, ascending.
  package let held: [Int]

  /// A round that fits some rows and holds out others, all counted from 0.
  package init(training: [Int], held: [Int]) {
    (self.training, self.held) = (training, held)
  }

  /// One fold for each number below `count`, holding out the rows assigned to it.
  package static func all(from assignment: [Int], count: Int) -> [Fold] {
    (0..<count).map { fold in
      Fold(
        training: assignment.indices.filter { assignment[$0] != fold },
        held: assignment.indices.filter { assignment[$0] == fold })
    }
  }
}

/// Folds that keep each group whole and have about as many rows: groups by falling size, each to
/// the fold with the fewest rows so far (scikit-learn's GroupKFold, higher groups first on ties).
///
/// Throws unless there are from two folds to as many as groups.
package func groupFolds(_ groups: [Int], count: Int) throws(AnalysisError) -> [Fold] {
  let sizes = groups.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
  guard count >= 2, count <= sizes.count else {
    throw .foldCount(asked: count, groups: sizes.count)
  }
  var rowsOfFold = [Int](repeating: 0, count: count)
  var foldOfGroup: [Int: Int] = [:]
  for (group, size) in sizes.sorted(by: { ($0.value, $0.key) > ($1.value, $1.key) }) {
    let lightest = rowsOfFold.indices.reduce(0) { rowsOfFold[$1] < rowsOfFold[$0] ? $1 : $0 }
    rowsOfFold[lightest] += size
    foldOfGroup[group] = lightest
  }
  return Fold.all(from: groups.map { foldOfGroup[$0, default: 0] }, count: count)
}

/// Folds of single rows with about the same share of each class, in an order drawn from the seed.
///
/// Rows of one neuron then stand on both sides: scores are for rows of neurons already seen. Throws
/// unless each class has a row for each of at least two folds.
package func stratifiedFolds(
  _ labels: [Int], count: Int, seed: UInt64
) throws(AnalysisError) -> [Fold] {
  guard count >= 2 else { throw .foldCount(asked: count, groups: labels.count) }
  var stream = RandomStream(seed: seed, purpose: .folds)
  var assignment = [Int](repeating: 0, count: labels.count)
  var next = 0
  for (label, rows) in rowsByValue(labels) {
    guard rows.count >= count else {
      throw .smallClass(label: label, rows: rows.count, folds: count)
    }
    for place in stream.permutation(of: rows.count) {
      assignment[rows[place]] = next % count
      next += 1
    }
  }
  return Fold.all(from: assignment, count: count)
}

/// The labels in an order drawn from the seed: what a classifier makes of them is its floor, the
/// score that fitting alone gives where there is nothing to find.
package func permuted(_ labels: [Int], seed: UInt64, draw: Int = 0) -> [Int] {
  var stream = RandomStream(
    seed: seed, purpose: .draw, substream: UInt64(truncatingIfNeeded: draw))
  return stream.permutation(of: labels.count).map { labels[$0] }
}

/// The places of each value, by ascending value.
func rowsByValue(_ values: [Int]) -> [(value: Int, rows: [Int])] {
  Dictionary(grouping: values.indices) { values[$0] }
    .sorted { $0.key < $1.key }
    .map { (value: $0.key, rows: $0.value) }
}
