import Analysis
import Figures
import Wording

extension Comparison {
  /// The score of each model and baseline on each neuron, the best first, with the interval of the mean;
  /// lines join what is of one neuron.
  func drawn(labels: Figure.Labels) throws -> Figure {
    let columns = ranked.map { entry in
      let bounds = entry.mean.certainty.bounds
      return Figure.Dots(
        name: entry.name, values: entry.scores, subjects: neurons,
        summary: .init(
          mean: entry.mean.value, lower: bounds?.lower ?? .nan, upper: bounds?.upper ?? .nan))
    }
    let note = "mean with 95 % interval over \(counted(neurons.count, "held-out neuron"))"
    let name = measure.name.capitalised
    let title = verdicts[0].replacing("(-", with: "(\u{2212}")
    return try .dots(
      columns, kind: "compare", labels: labels.or(title: title, note: note, y: name))
  }
}
