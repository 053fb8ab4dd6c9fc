import Datasets
import Interpreter
import LinearAlgebra
import Wording

extension Dataset {
  /// What is to be said of these rows, held out of others, where whole neurons make them a far other
  /// part than was asked for; nil where they are about that.
  func note(held part: Double, of all: Dataset) -> String? {
    let held = Double(data.rows) / Double(max(1, all.data.rows))
    guard let neurons = groupCount, let of = all.groupCount, held > 1.5 * part || held < part / 1.5
    else { return nil }
    return "\(percent(part, 0)) asked, \(percent(held, 0)) held out: "
      + "\(neurons) of \(counted(of, "neuron"))"
  }
}
