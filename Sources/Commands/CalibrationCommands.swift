import Analysis
import Datasets
import Interpreter

/// Probabilities and counts that can be believed.
let calibrationCommands: [Command] = [
  Command(
    "calibrate",
    "Fits what makes probabilities of a classifier's decisions, or counts of found spikes.",
    Parameter<Either<AnyClassifier, Recording>>(
      "classifier", "\(AnyClassifier.words), or what spikes() found"),
    Parameter<Either<Dataset, Recording>>(
      "dataset", "labelled rows that it was not fitted on, or the recording with its spikes"),
    Parameter(
      "method",
      "platt: a curve of two parameters; isotonic: any that never falls, which takes more rows",
      default: CalibrationMethod.platt),
    Parameter<Hertz?>(
      "rate",
      "of the bins in which spikes are counted; 25 Hz without, or the recording's own where lower",
      default: nil, in: .between(0.1, 1e4)),
    Parameter("bins", "of the reliability table", default: 10, in: .within(Reliability.binCounts)),
    synonyms: ["platt", "isotonic", "CalibratedClassifierCV", "calibration"],
    examples: [
      Example(
        "d = toy(n=200, classes=2); a, b = split(d, held=50%, by=\"row\"); calibrate(svm(a), b)",
        shows: "platt, of an svm"),
      Example(
        "r = demo(neurons=3, seconds=30s, seed=1); calibrate(spikes(r), r, method=\"isotonic\")",
        shows: "of found spikes in bins of 25 Hz"),
    ]
  ) { found, truth, method, rate, bins in
    try Judged(found, truth, "calibrated", by: "calibrate")
      .calibration(method, rate: rate?.hertz, bins: bins)
  },
  Command(
    "probability", "The probability of the higher class of each row, by a calibrated classifier.",
    Parameter<Calibration>("calibration", "what calibrate() gave for a classifier"),
    Parameter<Rows>("dataset", "rows of the width that the classifier was fitted on"),
    synonyms: ["predict_proba", "proba", "posterior"],
    examples: [
      Example(
        "d = toy(n=200, classes=2); a, b = split(d, held=50%, by=\"row\"); "
          + "p = probability(calibrate(svm(a), b), a); all((p > 0.5) == (a.labels == 1))",
        shows: "true"),
      Example(
        "d = toy(n=300, classes=2); a, b = split(d, held=50%, by=\"row\"); "
          + "shape(probability(calibrate(logistic(a), b), b))",
        shows: "[151]"),
    ]
  ) { calibration, rows in Tensor(try calibration.probabilities(of: rows.dataset)) },
  Command(
    "expected", "The spikes to expect in each bin of what was found, by a calibration.",
    Parameter<Calibration>("calibration", "what calibrate() gave for found spikes"),
    Parameter<Recording>("found", "what the same encoder found in these or other recordings"),
    synonyms: ["counts", "calibrated"],
    examples: [
      Example(
        "r = demo(neurons=3, seconds=30s, seed=1); f = spikes(r); expected(calibrate(f, r), f)",
        shows: "calibrated on 3 neurons"),
      Example(
        "r = demo(neurons=3, seconds=30s, seed=1); f = spikes(r); "
          + "max(expected(calibrate(f, r), f)[0, :]) > 0",
        shows: "true"),
    ]
  ) { calibration, found in try calibration.expected(in: found) },
  Command(
    "reliability", "Says how far calibrated probabilities or counts come true on other data.",
    Parameter<Calibration>("calibration", "what calibrate() gave"),
    Parameter<Either<Dataset, Recording>>("dataset", "labelled rows, or found spikes"),
    Parameter<Recording?>(
      "truth", "of found spikes: the recording with those that were there", default: nil),
    Parameter("bins", "of the table", default: 10, in: .within(Reliability.binCounts)),
    synonyms: ["brier", "calibration_curve", "log_loss"],
    examples: [
      Example(
        "d = toy(n=300, classes=2); a, b = split(d, held=50%, by=\"row\"); "
          + "reliability(calibrate(svm(a), b), a)", shows: "Brier 0.0"),
      Example(
        "r = demo(neurons=4, seconds=30s, seed=1); f = spikes(r); "
          + "reliability(calibrate(f, r), f, truth=r)",
        shows: "4 neurons"),
    ]
  ) { calibration, data, truth, bins in
    try calibration.reliability(on: data, truth: truth, bins: bins)
  },
]
