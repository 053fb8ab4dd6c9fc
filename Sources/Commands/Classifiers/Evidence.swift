import Analysis
import Datasets

/// What scores were computed from, kept for questions that come later.
struct Evidence: Sendable {
  let decisions: [Double]
  let labels: [Int]
  /// The class whose rows are to be found, and what it is called.
  let positive: Int
  let sought: String
  /// The class that all rows were taken for; nil where some were taken for each.
  let onlyTaken: String?
  /// The neuron of each row, or the row itself where neurons are not known.
  let groups: [Int]
  let knowsNeurons: Bool
  let spans: Spans?
  /// How many rows share time with the next of their neuron; nil where times are not known.
  let overlapping: Int?

  init(_ rows: Dataset, decisions: [Double], labels: [Int]) {
    (self.decisions, self.labels) = (decisions, labels)
    positive = labels.max() ?? 1
    func name(of label: Int?) -> String {
      label.map { rows.labelNames[at: $0] ?? "\($0)" } ?? ""
    }
    sought = name(of: labels.max())
    let above = decisions.count { $0 > 0 }
    onlyTaken =
      above == decisions.count ? sought : above == 0 ? name(of: labels.min()) : nil
    (groups, knowsNeurons) = (rows.groupsOrRows, rows.groups != nil)
    (spans, overlapping) = (rows.spans, rows.overlappingCount)
  }

  var prevalence: Double {
    Double(labels.count { $0 == positive }) / Double(max(1, labels.count))
  }

  /// Whether as many rows of each class were taken, which recordings never have.
  var isBalanced: Bool {
    let count = labels.count { $0 == positive }
    return labels.count >= 20 && abs(2 * count - labels.count) <= 1
  }

  var neuronCount: Int { Set(groups).count }
}
