import Autoencoders
import Datasets
import Interpreter
import LinearAlgebra
import Wording

extension Recording {
  /// The expected spikes of each neuron, in the recording's own bins or in the encoder's.
  func foundSpikes(
    by encoder: any SpikeCounting, inEncoderBins: Bool, _ context: CallContext
  ) throws -> Recording {
    try checkTraces()
    let inference = SpikeInference(encoder, rate: rate)
    let answers = mappedInParallel(traces.count) { index -> SpikeInference.Answer? in
      guard !context.isCancelled() else { return nil }
      return inference.counts(traces[index].samples, in: inEncoderBins ? .encoder : .samples)
    }
    let known = answers.compactMap { $0 }
    guard known.count == traces.count else { throw AutoencoderError.interrupted }
    try check(known)
    for note in notes(known) { context.print(note) }
    return try found(known, inEncoderBins: inEncoderBins)
  }

  private func found(
    _ answers: [SpikeInference.Answer], inEncoderBins: Bool
  ) throws(DatasetError) -> Recording {
    let binned = inEncoderBins ? try binned(at: EncoderShape.binRate) : self
    var found: [Trace] = []
    for (answer, trace) in zip(answers, binned.traces) {
      found.append(
        try Trace(
          name: trace.name,
          samples: answer.counts ?? Array(repeating: .nan, count: trace.count),
          spikes: trace.spikes, origin: trace.origin))
    }
    return try Recording(
      traces: found, rate: binned.rate, sources: sources, indicator: indicator,
      quantity: .expectedSpikes)
  }

  /// A row of statistics for each neuron; NaN for a trace that is too short or constant.
  func statistics() throws -> DataTable {
    try checkTraces("statistics are")
    let resampler = TraceResampler(rate: rate)
    let all = mappedInParallel(traces.count) {
      SpikeInference.statistics(traces[$0].samples, resampler, rate: rate)
    }
    let columns = TraceStatistics.terms.enumerated().map { index, term in
      DataTable.Column(
        term.name, .numbers(all.map { $0.map { Double($0.values[index]) } ?? .nan }))
    }
    return try DataTable([.init("neuron", .texts(traces.map(\.name)))] + columns)
  }

  /// Refuses what was found in light already, for what is found in light.
  func checkLight(_ what: String) throws(Fault) {
    guard quantity == .fluorescence else {
      throw Fault(
        "\(what) found in fluorescence, but these are \(quantity.noun)",
        at: .init("recording", "found already"))
    }
  }

  /// Refuses traces that spikes cannot be found in, for what they are or for their rate.
  func checkTraces(_ what: String = "spikes are") throws(Fault) {
    try checkLight(what)
    let rates = SpikeInference.rates
    // A hundredth is let pass: rates of real recordings are known to four digits or so.
    guard rate >= rates.lowerBound * 0.99 else {
      throw Fault(
        "a recording must have at least \(rounded(rates.lowerBound)) samples a second to find "
          + "spikes in, but has \(rounded(rate)): between two samples more happens than they tell",
        at: .init("recording", "\(rounded(rate)) Hz"))
    }
    guard rate <= rates.upperBound * 1.01 else {
      throw Fault(
        "a recording must have at most \(rounded(rates.upperBound)) samples a second, but has "
          + rounded(rate), at: .init("recording", "\(rounded(rate)) Hz"),
        help: "resample(recording, rate=100Hz)")
    }
  }

  /// Refuses recordings of which nothing can be said.
  private func check(_ answers: [SpikeInference.Answer]) throws(Fault) {
    guard !answers.contains(where: { $0.counts != nil }) else { return }
    let why =
      answers.allSatisfy(\.isConstant) && !answers.isEmpty
      ? "is constant" : "has less than \(rounded(SpikeInference.shortest)) s of samples"
    throw Fault(
      "spikes are found in traces of \(rounded(SpikeInference.shortest)) s or more that change, "
        + "but each \(why)", at: .init("recording", "nothing to find spikes in"))
  }

  /// What is to be said of single traces.
  private func notes(_ answers: [SpikeInference.Answer]) -> [String] {
    func names(_ holds: (SpikeInference.Answer) -> Bool) -> [String] {
      zip(answers, traces).filter { holds($0.0) }.map { $0.1.name }
    }
    let kinds: [(names: [String], what: String)] = [
      (names(\.isConstant), "constant: its spikes are NaN"),
      (names(\.isTooShort), "shorter than \(rounded(SpikeInference.shortest)) s: NaN"),
      (
        names { $0.statistics?.looksLikeNoise == true },
        "like noise: what is found there is no more than chance"
      ),
      (
        names { $0.statistics?.looksInverted == true },
        "upside down, with transients that point down: turn it before"
      ),
    ]
    return kinds.filter { !$0.names.isEmpty }.map { kind in
      let shown = kind.names.prefix(3).joined(separator: ", ")
      let more = kind.names.count > 3 ? " and \(counted(kind.names.count - 3, "other"))" : ""
      return "note: \(shown)\(more) \(isOrAre(kind.names.count)) \(kind.what)"
    }
  }
}

extension SpikeInference.Answer {
  fileprivate var counts: [Float]? {
    if case .counts(let counts, _) = self { counts } else { nil }
  }

  fileprivate var statistics: TraceStatistics? {
    if case .counts(_, let statistics) = self { statistics } else { nil }
  }

  fileprivate var isConstant: Bool { if case .constant = self { true } else { false } }
  fileprivate var isTooShort: Bool { if case .tooShort = self { true } else { false } }
}
