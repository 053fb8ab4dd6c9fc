import Interpreter
import Wording

/// What is said of recordings and rows; an empty text where the steps around it say so.
extension MethodsStep {
  var toldOfData: String? {
    switch command {
    case "load": "recordings were read from \(self["path"])"
    case "read": "what save() had kept was read from \(self["path"])"
    case "demo":
      "\(count("neurons", "neuron")) were simulated for \(self["seconds"]) at \(self["rate"]) with "
        + "\(self["indicator"]) and a noise of \(self["noise"]) % per √Hz" + chance
    case "toy":
      "\(count("n", "one-hot row")) of \(self["classes"]) classes were drawn" + chance
    case "dff": "ΔF/F was computed over a \(self["baseline"]) baseline in \(self["window"])"
    case "detrend": "the slow baseline was taken away from each trace"
    case "smooth": "traces were smoothed by a Gaussian of \(self["width"])"
    case "resample": "traces were brought to \(self["rate"])"
    case "windows":
      "windows that reach from \(self["before"]) before to \(self["after"]) after "
        + (argument("at").map { "the events \($0)" } ?? "their centres, \(self["step"]) apart,")
        + " were cut and normalised over the \(self["normalise"])"
    case "population": "what all neurons did was put into bins of \(self["bin"])"
    case "align":
      "traces were averaged around the events \(self["at"]), from \(self["before"]) before to "
        + "\(self["after"]) after them"
    case "events": "events were read from \(self["path"])"
    case "spikes": "spikes were inferred by the encoder that vae brings along"
    case "oasis": "spikes were inferred by OASIS (Friedrich, Zhou and Paninski 2017)"
    case "spike_encoder": "an encoder of spikes was trained on simulated traces" + chance
    case "statistics": "statistics of each trace were computed"
    case "spike_times": "spike times were read from \(self["path"])"
    default: nil
    }
  }

  var toldOfRows: String? {
    switch command {
    case "balance":
      "of \(fed("dataset")), \(self["n"]) were drawn, as many of each class" + chance
    case "split":
      "of \(fed("dataset")), \(part("held")) were held out by \(self["by"])" + chance
    case Provenance.picking where parents.first?.step.command == "split":
      isLast ? "these are \(noun)" : ""
    case Provenance.picking: "of \(fed("value")), those at [\(self["place"])] were taken"
    case "select":
      "of \(fed("dataset")), those were taken with "
        + given(["labels", "neurons", "sources", "where"])
    case "relabel": "\(fed("dataset")) were given other labels: \(self["labels"])"
    case "head": "the first of \(fed("x")) were taken"
    case "shuffle": "\(fed("x")) were put into a random order" + chance
    case "normalise": "\(fed("x")) were scaled to mean 0 and deviation 1"
    case "restore": "\(fed("dataset")) were brought back to their own units"
    case "cross":
      "numbers of its neuron, and their products, were set beside each of \(fed("dataset"))"
    case "concat":
      parents.map(\.step.noun).joined(separator: " and ") + " were put one after the other"
    case "average": "\(fed("dataset")) were averaged within each neuron, then over neurons"
    default: nil
    }
  }

  /// What has no sentence of its own says what it does.
  var toldOfOthers: String {
    let summary = vocabulary[command]?.summary ?? ""
    let what = summary.prefix(1).lowercased() + summary.dropFirst()
    return "\(command)() was used: " + what.trimmed(where: { $0 == "." })
  }
}
