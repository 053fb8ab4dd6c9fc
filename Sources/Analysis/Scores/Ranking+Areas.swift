extension Ranking {
  /// The area under the ROC curve: the chance that a positive row scores above a negative one, ties
  /// counting one half.
  package var areaUnderCurve: Double { areaUnderCurve(repetitions: nil) ?? 0.5 }

  /// The mean of the precision over recall without interpolation: the sum over thresholds of the
  /// recall gained times the precision there. The share of positive rows by chance.
  package var averagePrecision: Double { averagePrecision(repetitions: nil) ?? 0 }

  /// The area with each row counted a number of times; none without both kinds of rows.
  func areaUnderCurve(repetitions: [Int]?) -> Double? {
    var (area, last) = (0.0, Step(threshold: .infinity, positives: 0, negatives: 0))
    forEachThreshold(repetitions: repetitions) { step in
      area += Double(step.negatives - last.negatives) * Double(step.positives + last.positives) / 2
      last = step
    }
    let pairs = Double(last.positives) * Double(last.negatives)
    return pairs > 0 ? area / pairs : nil
  }

  /// The average precision with each row counted a number of times; none without positive rows.
  func averagePrecision(repetitions: [Int]?) -> Double? {
    var (sum, found) = (0.0, 0)
    forEachThreshold(repetitions: repetitions) { step in
      let gained = step.positives - found
      found = step.positives
      if gained > 0 { sum += Double(gained) * ratio(found, found + step.negatives) }
    }
    return found > 0 ? sum / Double(found) : nil
  }
}

extension Ranking {
  /// The share of rows at or above a threshold that are positive, were so large a share of all rows
  /// positive (Bayes' rule).
  func precision(at step: Step, prevalence: Double) -> Double {
    let hits = prevalence * ratio(step.positives, positives)
    let alarms = (1 - prevalence) * ratio(step.negatives, negatives)
    return hits + alarms > 0 ? hits / (hits + alarms) : 0
  }
}

/// The receiver operating characteristic: what share of the positive rows is found at what share of
/// false alarms.
package struct ROCCurve: Sendable, Equatable {
  /// The share of negative rows at or above each threshold, from 0 to 1.
  package let falseAlarms: [Double]
  /// The share of positive rows at or above each threshold, from 0 to 1.
  package let recalls: [Double]
  /// The thresholds, falling; the first is infinity, which no row reaches.
  package let thresholds: [Double]
  /// The area under the curve.
  package let area: Double

  /// The curve with one point for each distinct score.
  package init(_ ranking: Ranking) {
    var (falseAlarms, recalls, thresholds) = ([0.0], [0.0], [Double.infinity])
    ranking.forEachThreshold { step in
      falseAlarms.append(ratio(step.negatives, ranking.negatives))
      recalls.append(ratio(step.positives, ranking.positives))
      thresholds.append(step.threshold)
    }
    (self.falseAlarms, self.recalls, self.thresholds) = (falseAlarms, recalls, thresholds)
    area = ranking.areaUnderCurve
  }
}

/// The precision at each recall.
package struct PrecisionRecallCurve: Sendable, Equatable {
  /// The share of positive rows at or above each threshold, rising to 1.
  package let recalls: [Double]
  /// The share of rows at or above each threshold that are positive.
  package let precisions: [Double]
  /// The thresholds, falling.
  package let thresholds: [Double]
  /// The average precision.
  package let average: Double

  /// The curve with one point for each distinct score.
  ///
  /// - Parameter prevalence: the share of positive rows that precisions are for; nil for that of
  ///   the rows.
  package init(_ ranking: Ranking, prevalence: Double? = nil) {
    var (recalls, precisions, thresholds): ([Double], [Double], [Double]) = ([], [], [])
    var sum = 0.0
    ranking.forEachThreshold { step in
      let recall = ratio(step.positives, ranking.positives)
      let precision = prevalence.map { ranking.precision(at: step, prevalence: $0) }
      precisions.append(precision ?? ratio(step.positives, step.positives + step.negatives))
      sum += (recall - (recalls.last ?? 0)) * precisions[precisions.count - 1]
      recalls.append(recall)
      thresholds.append(step.threshold)
    }
    (self.recalls, self.precisions, self.thresholds) = (recalls, precisions, thresholds)
    average = prevalence == nil ? ranking.averagePrecision : sum
  }
}
