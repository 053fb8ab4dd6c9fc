import Interpreter
import Wording

/// What is said of models, and of what was made with them.
extension MethodsStep {
  var toldOfModel: String? {
    switch command {
    case "vae":
      "a variational autoencoder (Kingma and Welling 2014) was given \(self["latent"]) latent "
        + "variables, an encoder of \(self["encoder"]), a decoder of \(self["decoder"]) and the "
        + "likelihood \(self["likelihood"])"
    case "train":
      (feeder("model") == "train" ? "its training went on" : "the model was trained")
        + " for \(count("epochs", "epoch")) \(steps) on \(fed("dataset"))\(watching)" + chance
    case "classifier":
      "a network of \(self["layers"]) was trained to tell the classes of \(fed("dataset")) apart "
        + "for \(count("epochs", "epoch")) \(steps)\(watching)" + chance
    case "pca": "the first \(self["k"]) principal components of \(fed("dataset")) were found"
    case "svm":
      "a support vector machine (Cortes and Vapnik 1995) was fitted to \(fed("dataset")) by libsvm "
        + "(Chang and Lin 2011) with a \(self["kernel"]) kernel and C = \(self["C"])"
    case "logistic": "a logistic regression was fitted to \(fed("dataset")) with C = \(self["C"])"
    case "encode":
      "\(fed("dataset")) were encoded by "
        + (self["draw"] == "true"
          ? "a draw from each posterior of \(fed("model"))" + chance
          : feeder("model") == "pca"
            ? "their scores on \(fed("model"))" : "their latent means in \(fed("model"))")
    case "decode": "\(fed("latents")) were decoded by \(fed("model"))"
    case "reconstruct": "\(fed("dataset")) were reconstructed by \(fed("model"))"
    case "sample": "rows were sampled from \(fed("model"))" + chance
    case "walk": "windows were decoded by \(fed("model")) at steps along \(fed("along"))"
    default: nil
    }
  }

  var toldOfScores: String? {
    switch command {
    case "predict": "the classes of \(fed("dataset")) were predicted by \(fed("classifier"))"
    case "decision": "\(fed("classifier")) decided on each of \(fed("dataset"))"
    case "confusion":
      "true classes of \(fed("dataset")) and those that \(fed("classifier")) took them for were counted"
    case "score":
      "\(fed("classifier")) was scored on \(fed("dataset")), with intervals by a bootstrap of "
        + "\(self["draws"]) draws over neurons (seed \(self["seed"]))"
    case "crossvalidate":
      "a classifier (\(self["classifier"])) was scored on \(count("folds", "fold")) of "
        + "\(fed("dataset")) by \(self["by"]) that it was not fitted on" + chance
    case "calibrate":
      "the decisions of \(fed("classifier")) were calibrated on \(fed("dataset")) "
        + "(\(self["method"]))"
    case "probability":
      "the probability of the higher class was found for each of \(fed("dataset")) by "
        + fed("calibration")
    case "audit": "\(fed("scores")) were looked through for reasons to doubt them"
    case "compare": "models were compared with baselines on \(fed("dataset"))"
    default: nil
    }
  }

  /// The batches and the step size.
  private var steps: String {
    let schedule = argument("schedule").map { " and the schedule \($0.filter { $0 != "\"" })" }
    return "in batches of \(self["batch"]) with Adam (Kingma and Ba 2015), with a step size of "
      + self["learning_rate"] + (schedule ?? "") + ","
  }

  /// The rows held out, and what else was given.
  private var watching: String {
    var words: [String] = []
    if argument("held") != nil {
      let isPart = Double(self["held"]) != nil
      words.append(isPart ? "\(part("held")) of them held out to watch" : "watching \(fed("held"))")
    }
    if argument("patience") != nil {
      words.append("stopping after \(count("patience", "epoch")) without a better loss")
    }
    let others = given(["warmup", "clip"])
    if !others.isEmpty { words.append(others) }
    return words.map { ", " + $0 }.joined()
  }
}
