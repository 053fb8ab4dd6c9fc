import Datasets
import Interpreter
import LinearAlgebra

/// Refuses rows of another width than something was fitted on, pointing at both.
func checkWidth(
  of rows: Dataset, _ parameter: String, fits columns: Int?, of model: String
) throws(Fault) {
  guard let columns, columns != rows.data.columns else { return }
  throw Fault(
    "\(parameter) must have the \(counted(columns, "column")) that \(model) expects, but has "
      + "\(grouped(rows.data.columns))",
    at: .init(model, "this expects \(counted(columns, "column"))"),
    .init(parameter, "this has \(counted(rows.data.columns, "column"))"))
}
