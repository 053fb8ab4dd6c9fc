import Analysis
import LinearAlgebra

/// Linear read-outs of columns that were told of a trial. The penalty on their weights is that with
/// which training neurons are told best while they are left out: columns that say which neuron a row
/// is of fit those at hand and mislead of others.
struct ReadOut {
  let trial: Trial
  /// What is fitted to labelled rows.
  let separator: any Separating.Type
  let isCancelled: () -> Bool

  /// The penalties that are tried, beside the loss of all rows.
  static let penalties: [Double] = [1, 10, 100, 1000, 10_000]
  /// In how many parts training neurons are left out.
  private static let parts = 3

  /// What is read out of each held-out row.
  func answers(from told: Told) throws -> [Double] {
    switch told {
    case .answers(let answers): return answers
    case .columns(let training, let held):
      guard let side = trial.training else { return [] }
      let penalty = try penalty(for: training, of: side)
      return try answers(held, fittedTo: training, side.targets, penalty)
    }
  }

  private func answers(
    _ held: RowView, fittedTo rows: RowView, _ targets: [Double], _ penalty: Double
  ) throws(AnalysisError) -> [Double] {
    switch trial.measure {
    case .correlation:
      try LeastSquares(rows: rows, targets: targets, penalty: penalty).predictions(held)
    case .area:
      try separator.fit(
        rows, targets.map { Int($0) }, cost: 1 / penalty, isCancelled: isCancelled
      ).decision(held)
    }
  }

  /// The penalty that tells neurons best that are left out of the fit; the first where that cannot be
  /// told.
  private func penalty(for rows: RowView, of side: Trial.Side) throws -> Double {
    let folds = try folds(of: side)
    var best = (penalty: Self.penalties[0], score: -Double.infinity)
    for penalty in folds.isEmpty ? [] : Self.penalties {
      var answers = [Double](repeating: 0, count: rows.rows)
      for fold in folds {
        let told = try self.answers(
          rows.picking(fold.held), fittedTo: rows.picking(fold.training),
          fold.training.map { side.targets[$0] }, penalty)
        for (row, answer) in zip(fold.held, told) { answers[row] = answer }
      }
      let scores = try trial.scores(of: answers, on: side).filter { !$0.isNaN }
      let score = scores.reduce(0, +) / Double(scores.count)
      if score > best.score { best = (penalty, score) }
    }
    return best.penalty
  }

  /// Parts of the training neurons; none where one neuron is all, or a part has rows of all of a kind.
  private func folds(of side: Trial.Side) throws -> [Fold] {
    let names = side.neuronNames
    guard names.count > 1 else { return [] }
    let places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    let folds = try groupFolds(
      side.neurons.map { places[$0, default: 0] }, count: min(Self.parts, names.count))
    let isVaried = folds.allSatisfy { Set($0.training.lazy.map { side.targets[$0] }).count > 1 }
    return isVaried ? folds : []
  }
}
