import Analysis
import Datasets
import Figures
package import Interpreter
import LinearAlgebra
import Wording

/// Windows decoded at steps along a direction of the latent space.
package struct Walk: DomainValue {
  package static let kind = "walk"
  /// One window for each step.
  let windows: Dataset
  /// Where the steps are, in standard deviations from the mean.
  let steps: [Double]
  /// The classifier's value at each step, where the direction is a classifier's.
  let decisions: [Double]

  package static let fields: [Field<Walk>] = [
    Field("windows", "the window at each step") { $0.windows },
    Field("steps", "standard deviations from the mean") { Tensor($0.steps) },
    Field("decisions", "the classifier's value at each step, where there is one") {
      Tensor($0.decisions)
    },
  ]

  /// So many places, evenly from -reach to reach.
  static func positions(steps: Int, reach: Double) -> [Double] {
    (0..<steps).map { step -> Double in
      let part = Double(step) / Double(steps - 1)
      return reach * (2 * part - 1)
    }
  }

  package var summary: String {
    let reach = "\(rounded(steps.first ?? 0)) to \(rounded(steps.last ?? 0)) standard deviations"
    return "\(counted(steps.count, "step")) from \(reach)"
  }

  package var detail: [Block] {
    let rows = steps.indices.map { index in
      [fixed(steps[index], 2)] + (decisions[at: index].map { [fixed($0, 3)] } ?? [])
    }
    let header = ["deviations"] + (decisions.isEmpty ? [] : ["decision"])
    return [.table(Table(header: header, rows: rows))]
  }

  func drawn(isOverlaid: Bool, labels: Figure.Labels) throws -> Figure {
    let timing = windows.timing
    return try .walk(
      windows.data.allRows, steps: steps, decisions: decisions, rate: timing?.rate,
      centre: timing?.centre, isOverlaid: isOverlaid, labels: labels.or(y: windows.heightLabel))
  }
}

/// A direction of the latent space to walk along: a classifier's plane, or a vector.
enum Direction: Bindable {
  case classifier(any Separating)
  case vector([Float])

  static var valueType: ValueType { .oneOf([AnySeparator.valueType, .tensor]) }

  static func bind(_ value: Value) throws(Mismatch) -> Direction {
    if let separator = try? AnySeparator.bind(value) { return .classifier(separator.content) }
    guard let tensor = value.tensor, tensor.shape.count == 1 else {
      throw Mismatch(
        expected: "\(AnySeparator.words), or a vector of the latent space, as [1, 0]",
        found: value)
    }
    return .vector(tensor.values)
  }

  var value: Value {
    switch self {
    case .classifier(let classifier): classifier.value
    case .vector(let vector): .tensor(Tensor(vector))
    }
  }

  /// The direction's entries, and the rows that give its mean and its deviation.
  private func line(by: WalkBy, from rows: Dataset?) throws -> (vector: [Double], rows: Dataset) {
    switch self {
    case .classifier(let classifier):
      let weights = try classifier.plane(as: "along").weights
      let training = classifier.training
      let pattern = by == .pattern ? try pattern(ofWeights: weights, over: training.data) : nil
      return (pattern ?? weights, rows ?? training)
    case .vector(let vector):
      guard let rows else {
        throw Fault(
          "a walk along a bare vector needs from=, the rows whose mean it starts from",
          at: .init("along", "a vector"), help: "walk(model, vector, from=z)")
      }
      return (vector.map { Double($0) }, rows)
    }
  }

  /// Latent vectors at steps along the direction from the rows' mean, in the rows' standard
  /// deviations along it.
  func points(by: WalkBy, from rows: Dataset?, at steps: [Double]) throws -> Dataset {
    let (vector, rows) = try line(by: by, from: rows)
    try check(rows, "from", fits: vector.count, of: "along")
    let path = try LatentPath(along: vector, over: rows.data)
    return try Dataset(data: path.points(at: steps))
  }

  /// The classifier's value at points, nothing for a bare vector.
  func decisions(at points: Dataset) throws -> [Double] {
    guard case .classifier(let classifier) = self else { return [] }
    return try classifier.decision(of: points.data)
  }
}
