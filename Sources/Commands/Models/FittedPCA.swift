import Analysis
import Datasets
package import Interpreter
import LinearAlgebra
import Wording

/// Principal components together with the rows they were fitted on.
package struct FittedPCA: DomainValue {
  package static let kind = "pca"
  let pca: PCA
  let origin: Origin
  /// What the rows are that it gives back.
  let form: Dataset.Form

  init(pca: PCA, origin: Origin, form: Dataset.Form) {
    (self.pca, self.origin, self.form) = (pca, origin, form)
  }

  /// Components of these rows.
  init(_ pca: PCA, of rows: Dataset) {
    self.init(pca: pca, origin: Origin(of: rows).union(rows.encodedBy), form: rows.form)
  }

  package static let fields: [Field<FittedPCA>] = [
    Field("components", "the directions, components × columns") { $0.pca.components.tensor },
    Field("explained", "the share of all variance along each") { Tensor($0.pca.explained) },
    Field("variances", "the variance along each") { Tensor($0.pca.variances) },
    Field("mean", "the mean of each column") { Tensor($0.pca.mean) },
    Field("noise", "the mean variance of what is left out") { $0.pca.noiseVariance },
  ]

  package var summary: String {
    let total = pca.explained.reduce(0, +)
    return "\(pca.mean.count) → \(pca.count) · explains \(percent(total)) of the variance of "
      + counted(pca.rows, "row")
  }

  package var detail: [Block] {
    var sum = 0.0
    let rows = pca.explained.prefix(20).enumerated().map { index, share in
      sum += share
      return ["\(index)", fixed(share, 4), fixed(sum, 4)]
    }
    let hidden = pca.count - rows.count
    return [
      .table(
        Table(
          header: ["component", "explained", "together"], rows: rows,
          note: hidden > 0 ? "and \(hidden) more" : nil))
    ]
  }
}
