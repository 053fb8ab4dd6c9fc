import Wording
import Autoencoders
import LinearAlgebra

extension TrainedClassifier: Classifying {
  var classes: [Int] { [0, 1] }
  var columns: Int? { network.columns }
  func decision(of rows: RowView) throws -> [Double] {
    try network.decision(rows).map { Double($0) }
  }
}
