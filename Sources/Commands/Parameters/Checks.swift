import Datasets
import Interpreter
import LinearAlgebra
import Wording

/// Refuses rows that something fitted cannot take: of another width, none at all, or not finite.
func check(
  _ rows: Dataset, _ parameter: String, fits columns: Int?, of model: String
) throws(Fault) {
  try checkWidth(of: rows, parameter, fits: columns, of: model)
  guard rows.data.rows > 0 else {
    throw Fault(
      "\(parameter) must have at least one row, but is empty", at: .init(parameter, "no rows"),
      help: "look at the selection that made it")
  }
  if let place = rows.data.firstNonFinite {
    throw Fault(
      "\(parameter) must hold finite numbers, but row \(grouped(place.row)), column "
        + "\(grouped(place.column)) is NaN or infinite",
      at: .init(parameter, "not all finite"))
  }
}

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
