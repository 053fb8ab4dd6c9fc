import Analysis
import Figures
import Interpreter
import Wording

extension Several where Element == FittedPCA {
  /// The shares of the variance, and of several analyses their running sums.
  func drawnExplained(labels: Figure.Labels) throws -> Figure {
    guard all.count > 1 else {
      let pca = all[0].content.pca
      return try .explained(
        pca.explained, labels: labels.or(note: "of \(counted(pca.rows, "row"))"))
    }
    return try .explained(
      comparing: all.map { ($0.name, $0.content.pca.explained.map { Double($0) }) },
      labels: labels)
  }
}
