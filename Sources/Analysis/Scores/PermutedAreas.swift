import LinearAlgebra

extension Ranking {
  /// Areas under the ROC curve of the same scores with labels permuted within each group of rows,
  /// sorted: what is reached by chance, and by knowing the group alone. Draws in which a permutation
  /// cannot change anything are the area itself. `isCancelled` is asked before each draw.
  ///
  /// Ojala and Garriga, "Permutation tests for studying classifier performance", 2010.
  package static func permutedAreas(
    scores: [Double], labels: [Int], groups: [Int], draws: Int, seed: UInt64,
    positive: Int = 1, isCancelled: () -> Bool = { false }
  ) throws(AnalysisError) -> [Double] {
    try checkLength("groups", groups.count, expected: labels.count)
    let members = Dictionary(grouping: groups.indices) { groups[$0] }
      .sorted { $0.key < $1.key }.map(\.value)
    var areas: [Double] = []
    for draw in 0..<draws {
      if isCancelled() { throw .interrupted }
      var stream = RandomStream(seed: seed, purpose: .order, substream: UInt64(draw))
      var permuted = labels
      for rows in members {
        var drawn = rows.map { labels[$0] }
        stream.shuffle(&drawn)
        for (row, label) in zip(rows, drawn) { permuted[row] = label }
      }
      areas.append(
        try Ranking(scores: scores, labels: permuted, positive: positive).areaUnderCurve)
    }
    return areas.sorted()
  }

  /// The precision where at least half of the positive rows are found, were so large a share of rows
  /// positive (Bayes' rule).
  package func precision(atHalfRecallFor prevalence: Double) -> Double {
    var found: Double?
    forEachThreshold { step in
      guard found == nil, 2 * step.positives >= positives else { return }
      found = precision(at: step, prevalence: prevalence)
    }
    return found ?? prevalence
  }
}
