import Analysis
import Datasets
package import Interpreter
import LinearAlgebra
import Wording

/// A support vector machine together with the rows it was fitted on.
package struct FittedSVM: DomainValue {
  package static let kind = "svm"
  let svm: SVM
  let training: Dataset

  package static let fields: [Field<FittedSVM>] = [
    Field("weights", "decision = rows @ weights + bias, in the rows' own units") {
      try Tensor($0.linearWeights())
    },
    Field("bias", "added to what the rows contribute") { $0.svm.bias },
    Field("support", "positions of the support vectors among the rows fitted") {
      Tensor($0.svm.supportIndices)
    },
    Field("objective", "½|w|² + Σ C · hinge at the solution, in the fit's own scale") {
      $0.svm.objective
    },
    Field("pattern", "what varies with the decision: Cov(rows) w / w'Cov(rows) w (Haufe 2014)") {
      Tensor(try pattern(ofWeights: $0.linearWeights(), over: $0.training.data))
    },
  ]

  /// The weights of a linear kernel; any other is refused where the svm was given.
  func linearWeights(as parameter: String? = nil) throws(Fault) -> [Double] {
    if let weights = svm.weights { return weights }
    var fault = Fault(
      "an svm with an rbf kernel has no weights", help: "fit it with kernel=\"linear\"")
    fault.labels = parameter.map { [.init($0, "this has an rbf kernel")] } ?? []
    throw fault
  }

  package var summary: String {
    let kernel = svm.weights == nil ? "rbf" : "linear"
    return "\(kernel), C = \(rounded(svm.options.cost)) · \(counted(svm.columns, "column")) · "
      + "\(grouped(svm.supportIndices.count)) of \(counted(training.data.rows, "row")) support it"
  }
}
