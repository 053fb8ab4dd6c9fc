import Wording
import Analysis
import Datasets
package import Interpreter
import LinearAlgebra

/// A support vector machine together with the rows it was fitted on.
package struct FittedSVM: Separating {
  package static let kind = "svm"
  let svm: SVM
  let training: Dataset

  var rule: any TwoClassRule { svm }

  package static let vagueFields: Set = ["support"]
  package static let fields: [Field<FittedSVM>] = [
    weightsField,
    Field("bias", "added to what the rows contribute") { $0.svm.bias },
    Field("support", "positions of the support vectors among the rows fitted") {
      Tensor($0.svm.supportIndices)
    },
    Field("objective", "½|w|² + Σ C · hinge at the solution, in the fit's own scale") {
      $0.svm.objective
    },
    patternField,
  ]

  /// The plane of a linear kernel.
  func plane(as parameter: String?) throws(Fault) -> Hyperplane {
    if let weights = svm.weights { return Hyperplane(weights: weights, bias: svm.bias) }
    var fault = Fault(
      "an svm with an rbf kernel has no weights", help: "fit it with kernel=\"linear\"")
    fault.labels = parameter.map { [.init($0, "this has an rbf kernel")] } ?? []
    throw fault
  }

  static func fit(
    _ rows: RowView, _ labels: [Int], cost: Double, isCancelled: () -> Bool
  ) throws(AnalysisError) -> any TwoClassRule {
    try SVM(
      rows: rows, labels: labels, options: SVM.Options(cost: cost), isCancelled: isCancelled)
  }

  package var summary: String {
    let kernel = svm.weights == nil ? "rbf" : "linear"
    return "\(kernel), C = \(rounded(svm.options.cost)) · \(counted(svm.columns, "column")) · "
      + "\(grouped(svm.supportIndices.count)) of \(counted(training.data.rows, "row")) support it"
  }

  static let command = Command(
    "svm", "Fits a support vector machine to rows of two classes.",
    Parameter<Dataset>("dataset", "labelled rows"),
    Parameter("C", "the cost of margin violations", default: 1, in: .above(0)),
    Parameter("kernel", "how rows are compared", default: KernelName.linear),
    Parameter<Double?>(
      "gamma", "of an rbf kernel; 1 / (columns · variance) without", default: nil, in: .above(0)),
    Parameter("balanced", "whether both classes weigh the same in total", default: false),
    Parameter("scale", "whether columns are standardised for the fit", default: true),
    synonyms: ["fit", "svc", "SVC", "LinearSVC"],
    examples: [
      Example("svm(select(toy(n=200), labels=[0, 1]))", shows: "linear, C = 1"),
      Example("svm(toy(n=60, classes=2), kernel=\"rbf\", C=10)", shows: "rbf"),
    ],
    isCostly: true
  ) { (context: CallContext, dataset, cost, kernel, gamma, balanced, scale) in
    if gamma != nil, kernel == .linear {
      throw Fault("gamma is of an rbf kernel", at: .init("gamma", "with kernel=\"linear\""))
    }
    let options = SVM.Options(
      cost: cost, kernel: kernel == .linear ? .linear : .radial(gamma: gamma),
      classWeights: balanced ? .balanced : .equal, standardising: scale)
    let labels = try dataset.twoClasses(for: "svm", context)
    return FittedSVM(svm: try .fitted(to: dataset, labels, options, context), training: dataset)
  }.foreseen(.byShapesAtAnySize)
}

extension SVM {
  /// A fit to rows; in a check one of its shape.
  fileprivate static func fitted(
    to rows: Dataset, _ labels: [Int], _ options: Options, _ context: CallContext
  ) throws -> SVM {
    if context.isTrial { return try outline(of: rows, labels, options) }
    return try SVM(
      rows: rows.data, labels: labels, options: options, isCancelled: context.isCancelled)
  }

  /// One of the same shape as a fit to these rows: as a check takes it.
  fileprivate static func outline(
    of rows: Dataset, _ labels: [Int], _ options: Options
  ) throws -> SVM {
    let ones = [Double](repeating: 1, count: rows.data.columns)
    let weights = (0..<rows.data.columns).map { Double($0 + 1) }
    let parts: Parts =
      if case .linear = options.kernel {
        .linear(weights: weights)
      } else {
        .radial(gamma: 1, means: ones, scales: ones, vectors: ones, coefficients: [1])
      }
    return try SVM(
      options: options, classes: Set(labels).sorted(), supportIndices: [], bias: 0, objective: 0,
      dualityGap: 0, parts: parts)
  }
}
