import Analysis
import Datasets
import Interpreter
import LinearAlgebra
import Wording

/// Numbers that something said, what was true, and of which neuron each is.
struct Sayings {
  let numbers: [Double]
  let truth: [Double]
  let neurons: [Int]
}

extension Calibration {
  /// A curve for a classifier, of rows that it was not fitted on.
  init(
    _ classifier: any Classifying, _ rows: Dataset, _ method: CalibrationMethod, bins: Int
  ) throws {
    let basis = classifier.basis(of: rows)
    try Self.checkUnseen(basis)
    let sayings = try classifier.sayings(on: rows)
    subject = .classifier(classifier)
    (self.method, origin, neurons) = (method, Origin(of: rows), rows.groupCount)
    curve = try method.curve(ofDecisions: sayings.numbers, truth: sayings.truth)
    reliability = try sayings.reliability(
      of: curve, bins: bins, basis: basis.description, areCounts: false,
      logLoss: logLoss(ofProbabilities:truth:)
    ) { (numbers, truth) throws(AnalysisError) in
      try method.curve(ofDecisions: numbers, truth: truth)
    }
  }

  private static func checkUnseen(_ basis: Basis) throws(Fault) {
    guard basis.seenRows == 0 else {
      throw Fault(
        "rows to calibrate on must not be trained on, for there decisions are too sure, but "
          + "\(grouped(basis.seenRows)) of \(counted(basis.rows, "row")) are",
        at: .init("dataset", "training rows"),
        help: "hold some out: a, b = split(rows); calibrate(svm(a), b)")
    }
  }

  /// A curve for found counts, of a recording with spikes.
  init(
    _ found: Recording, _ truth: Recording, _ method: CalibrationMethod, rate: Double?, bins: Int
  ) throws {
    try FoundScores.check(found, truth)
    let rate = try Recording.binRate(rate, of: [found, truth])
    let sayings = Sayings(found, truth, rate: rate)
    subject = .spikes(rate: rate)
    (self.method, origin, neurons) = (method, nil, Set(sayings.neurons).count)
    curve = try method.curve(ofCounts: sayings.numbers, truth: sayings.truth)
    reliability = try sayings.reliability(
      of: curve, bins: bins, basis: sayings.basis(rate: rate), areCounts: true,
      logLoss: logLoss(ofCounts:truth:)
    ) { (numbers, truth) throws(AnalysisError) in
      try method.curve(ofCounts: numbers, truth: truth)
    }
  }
}

extension Classifying {
  /// Its decisions on rows, and 1 for those of the higher class.
  fileprivate func sayings(on rows: Dataset) throws -> Sayings {
    let labels = try rows.twoClasses(for: "calibrate")
    return Sayings(
      numbers: try decision(on: rows), truth: labels.map { $0 == classes[1] ? 1 : 0 },
      neurons: rows.groups ?? labels.map { _ in 0 })
  }
}

extension Sayings {
  /// Counts of the neurons whose spikes are known, in the same bins.
  init(_ found: Recording, _ truth: Recording, rate: Double) {
    var (numbers, truths, neurons): ([Double], [Double], [Int]) = ([], [], [])
    for (place, trace) in truth.traces.enumerated() where trace.spikes != nil {
      let pairs = FoundScores.pairs(place, found, truth, rate: rate)
      numbers += pairs.found
      truths += pairs.truth
      neurons += pairs.found.map { _ in place }
    }
    self.init(numbers: numbers, truth: truths, neurons: neurons)
  }

  func basis(rate: Double) -> String {
    "on \(counted(numbers.count, "bin")) of \(rounded(rate)) Hz of "
      + counted(Set(neurons).count, "neuron")
  }

  /// How far a curve comes true: each neuron by a curve of the others; where there are no others, or
  /// these are of one kind, by the curve itself, which is said.
  func reliability(
    of curve: CalibrationCurve, bins: Int, basis: String, areCounts: Bool,
    logLoss: ([Double], [Double]) throws(AnalysisError) -> Double,
    fit: @Sendable ([Double], [Double]) throws(AnalysisError) -> CalibrationCurve
  ) throws -> ReliabilityScores {
    let crossed = Set(neurons).count > 1 ? crossFitted(fit) : nil
    let predicted = crossed ?? numbers.map { curve($0) }
    let how =
      crossed == nil
      ? ", the curve's own: it has no others to be fitted to"
      : ", each neuron by a curve of the others"
    return ReliabilityScores(
      reliability: try Reliability(predicted: predicted, truth: truth, bins: bins),
      logLoss: try logLoss(predicted, truth), basis: basis + how, areCounts: areCounts)
  }

  /// What curves of the other neurons make of each neuron's numbers; nil where one cannot be fitted.
  private func crossFitted(
    _ fit: @Sendable ([Double], [Double]) throws(AnalysisError) -> CalibrationCurve
  ) -> [Double]? {
    let held = Set(neurons).sorted()
    let curves = mappedInParallel(held.count) { index in
      let others = neurons.indices.filter { neurons[$0] != held[index] }
      return try? fit(others.map { numbers[$0] }, others.map { truth[$0] })
    }
    let known = Dictionary(uniqueKeysWithValues: zip(held, curves)).compactMapValues(\.self)
    guard known.count == held.count else { return nil }
    return zip(numbers, neurons).map { number, neuron in known[neuron]?(number) ?? .nan }
  }
}

/// The mean negative log-likelihood of what happened, in nats.
private func logLoss(
  ofProbabilities predicted: [Double], truth: [Double]
) throws(AnalysisError) -> Double {
  try logLoss(probabilities: predicted, labels: truth.map { Int($0) })
}

/// The mean negative log-likelihood of Poisson counts, in nats.
private func logLoss(
  ofCounts predicted: [Double], truth: [Double]
) throws(AnalysisError) -> Double {
  try poissonLoss(expected: predicted, counts: truth)
}

extension Judged {
  func calibration(
    _ method: CalibrationMethod, rate: Double?, bins: Int
  ) throws -> Calibration {
    switch self {
    case .classifier(let classifier, let rows):
      try Calibration(classifier, rows, method, bins: bins)
    case .spikes(let found, let truth):
      try Calibration(found, truth, method, rate: rate, bins: bins)
    }
  }
}

// MARK: - Using it

extension Calibration {
  /// The probability of the higher class of each row.
  func probabilities(of rows: Dataset) throws -> [Double] {
    guard case .classifier(let classifier) = subject else {
      throw Fault(
        "probabilities are of a classifier's rows, but this calibration is of found spikes",
        at: .init("calibration", "of spikes"), help: "expected(calibration, found)")
    }
    return try classifier.decision(on: rows).map { curve($0) }
  }

  /// Counts to expect in each sample of what was found, whose density is taken as that of a bin.
  func expected(in found: Recording) throws -> Recording {
    guard case .spikes(let rate) = subject else {
      throw Fault(
        "counts are expected where spikes were found, but this calibration is of a classifier",
        at: .init("calibration", "of a classifier"), help: "probability(calibration, rows)")
    }
    let perBin = found.rate / rate
    let traces = try found.traces.map { trace in
      try Trace(
        name: trace.name,
        samples: trace.samples.map { $0.isNaN ? $0 : Float(curve(Double($0) * perBin) / perBin) },
        spikes: trace.spikes, origin: trace.origin)
    }
    let note = "calibrated on \(counted(neurons ?? 0, "neuron"))"
    return try Recording(
      traces: traces, rate: found.rate, sources: found.sources, indicator: found.indicator,
      quantity: .expectedSpikes, notes: found.notes.filter { $0 != note } + [note])
  }

  /// How far it comes true elsewhere.
  func reliability(
    on data: Either<Dataset, Recording>, truth: Recording?, bins: Int
  ) throws -> ReliabilityScores {
    switch (data, subject) {
    case (.first(let rows), _):
      let predicted = try probabilities(of: rows)
      return try reliability(predicted, of: rows, bins: bins)
    case (.second(let found), .spikes(let rate)):
      guard let truth else {
        throw Fault(
          "what was found comes true beside the recording with its spikes, which is missing",
          at: .init("dataset", "found spikes"), help: "reliability(calibration, found, recording)")
      }
      try FoundScores.check(found, truth)
      let sayings = Sayings(found, truth, rate: rate)
      let predicted = sayings.numbers.map { curve($0) }
      return ReliabilityScores(
        reliability: try Reliability(predicted: predicted, truth: sayings.truth, bins: bins),
        logLoss: try logLoss(ofCounts: predicted, truth: sayings.truth),
        basis: sayings.basis(rate: rate), areCounts: true)
    case (.second, .classifier):
      throw Fault(
        "a classifier's probabilities come true on labelled rows, but this is a recording",
        at: .init("dataset", "a recording"), help: "cut it: windows(recording)")
    }
  }

  private func reliability(
    _ predicted: [Double], of rows: Dataset, bins: Int
  ) throws -> ReliabilityScores {
    guard case .classifier(let classifier) = subject else { return reliability }
    let labels = try rows.labelled(for: "reliability")
    let truth = labels.map { $0 == classifier.classes[1] ? 1.0 : 0 }
    let basis = Basis(of: rows, fittedOn: classifier.origin.union(origin))
    return ReliabilityScores(
      reliability: try Reliability(predicted: predicted, truth: truth, bins: bins),
      logLoss: try logLoss(ofProbabilities: predicted, truth: truth),
      basis: basis.description, areCounts: false)
  }
}
