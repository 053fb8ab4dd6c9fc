import Files
import Wording
import Analysis
import Autoencoders
import Datasets
package import Interpreter
import LinearAlgebra

/// A logistic regression together with the rows it was fitted on.
package struct FittedLogistic: Separating {
  package static let kind = "logistic regression"
  let regression: LogisticRegression
  let training: Dataset

  var rule: any TwoClassRule { regression }
  func plane(as parameter: String?) -> Hyperplane { regression.plane }

  package static let fields: [Field<FittedLogistic>] = [
    weightsField,
    Field("bias", "added to what the rows contribute") { $0.regression.plane.bias },
    Field("objective", "½|w|² + Σ C · log-loss at the solution, in the fit's own scale") {
      $0.regression.objective
    },
    patternField,
  ]

  static func fit(
    _ rows: RowView, _ labels: [Int], cost: Double, isCancelled: () -> Bool
  ) throws(AnalysisError) -> any TwoClassRule {
    try LogisticRegression(
      rows: rows, labels: labels, options: .init(cost: cost), isCancelled: isCancelled)
  }

  package var summary: String {
    "C = \(rounded(regression.options.cost)) · \(counted(regression.columns, "column")) · fitted to "
      + counted(training.data.rows, "row")
  }

  static let command = Command(
    "logistic", "Fits a logistic regression to rows of two classes.",
    Parameter<Dataset>("dataset", "labelled rows"),
    Parameter("C", "the cost of improbable labels beside ½|weights|²", default: 1, in: .above(0)),
    Parameter("scale", "whether columns are standardised for the fit", default: true),
    synonyms: ["fit", "LogisticRegression", "logit", "glm"],
    examples: [
      Example("logistic(select(toy(n=200), labels=[0, 1]))", shows: "C = 1 · 10 columns"),
      Example("logistic(toy(n=60, classes=2), C=0.1)", shows: "C = 0.1"),
    ],
    isCostly: true
  ) { (context: CallContext, dataset, cost, scale) in
    let labels = try dataset.twoClasses(for: "logistic", context)
    let options = LogisticRegression.Options(cost: cost, standardising: scale)
    return FittedLogistic(
      regression: try .fitted(to: dataset, labels, options, context), training: dataset)
  }.foreseen(.byShapesAtAnySize)
}

extension LogisticRegression {
  /// A fit to rows; in a check one of its shape.
  fileprivate static func fitted(
    to rows: Dataset, _ labels: [Int], _ options: Options, _ context: CallContext
  ) throws -> LogisticRegression {
    guard context.isTrial else {
      return try LogisticRegression(
        rows: rows.data, labels: labels, options: options, isCancelled: context.isCancelled)
    }
    let weights = (0..<rows.data.columns).map { Double($0 + 1) }
    return try LogisticRegression(
      options: options, classes: Set(labels).sorted(),
      plane: Hyperplane(weights: weights, bias: 0), objective: 0)
  }
}

extension FittedLogistic {
  func file() throws -> TensorFile {
    var file = TensorFile()
    file.add("weights", .doubles(regression.plane.weights))
    file.texts["bias"] = String(regression.plane.bias)
    file.texts["classes"] = "\(regression.classes[0]) \(regression.classes[1])"
    file.texts["objective"] = String(regression.objective)
    file.texts["C"] = String(regression.options.cost)
    file.texts["scale"] = String(regression.options.standardising)
    file.add(try training.file(), as: "training.")
    return file
  }

  init(_ file: TensorFile) throws {
    var file = file
    training = try file.takeTraining()
    regression = try LogisticRegression(
      options: .init(
        cost: file.text("C") { Double($0) }, standardising: file.text("scale") { Bool($0) }),
      classes: file.text("classes") { $0.split(separator: " ").compactMap { Int($0) } },
      plane: Hyperplane(
        weights: file.doubles("weights"), bias: file.text("bias") { Double($0) }),
      objective: file.text("objective") { Double($0) })
    try training.requireWidth(regression.columns, of: Self.kind)
  }
}
