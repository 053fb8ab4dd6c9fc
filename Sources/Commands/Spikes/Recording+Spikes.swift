import Autoencoders
import Datasets
import Interpreter
import LinearAlgebra
import Wording

extension Recording {
  /// The expected spikes of each neuron, in the recording's own bins or in the encoder's. Those of
  /// traces that stay in their file are found when they are asked for, each time.
  func foundSpikes(
    by encoder: any SpikeCounting, in bins: SpikeInference.Bins, _ context: CallContext
  ) throws -> Recording {
    try checkTraces()
    let inference = SpikeInference(encoder, rate: rate)
    let answers = try answers(context) {
      staysInFile ? inference.prospect($0) : inference.counts($0, in: bins)
    }
    try check(answers)
    for note in notes(answers) { context.print(note) }
    return staysInFile
      ? try sought(answers, inference, in: bins) : try found(answers, in: bins)
  }

  /// What is said of each trace, some of them at a time.
  private func answers(
    _ context: CallContext, _ answer: ([Float]) -> SpikeInference.Answer
  ) throws -> [SpikeInference.Answer] {
    var answers: [SpikeInference.Answer] = []
    for first in stride(from: 0, to: traces.count, by: 64) {
      answers += mappedInParallel(min(64, traces.count - first)) { place in
        context.isCancelled() ? .tooShort : answer(traces[first + place].samples)
      }
      if context.isCancelled() { throw AutoencoderError.interrupted }
      context.report(
        Progress(
          task: "spikes", done: answers.count, total: traces.count, unit: "neuron",
          isMilestone: false))
    }
    return answers
  }

  private func found(
    _ answers: [SpikeInference.Answer], in bins: SpikeInference.Bins
  ) throws(DatasetError) -> Recording {
    let binned = bins == .encoder ? try binned(at: EncoderShape.binRate) : self
    var found: [Trace] = []
    for (answer, trace) in zip(answers, binned.traces) {
      found.append(
        try Trace(
          name: trace.name,
          samples: answer.counts ?? Array(repeating: .nan, count: trace.count),
          spikes: trace.spikes, origin: trace.origin))
    }
    return try expectedSpikes(found, in: bins)
  }

  /// Traces whose spikes are found when they are asked for.
  private func sought(
    _ answers: [SpikeInference.Answer], _ inference: SpikeInference, in bins: SpikeInference.Bins
  ) throws(DatasetError) -> Recording {
    let traces = zip(answers, traces).map { answer, trace in
      let count = inference.count(of: trace.count, in: bins)
      return Trace(
        madeOf: trace, count: count, missingCount: answer.doubts == nil ? count : 0
      ) { inference.counts($0, in: bins).counts ?? Array(repeating: .nan, count: count) }
    }
    return try expectedSpikes(traces, in: bins)
  }

  private func expectedSpikes(
    _ traces: [Trace], in bins: SpikeInference.Bins
  ) throws(DatasetError) -> Recording {
    try Recording(
      traces: traces, rate: bins == .encoder ? EncoderShape.binRate : rate, sources: sources,
      indicator: indicator, quantity: .expectedSpikes)
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
    guard !answers.contains(where: { $0.doubts != nil }) else { return }
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
    var kinds = [
      (names(\.isConstant), "constant: its spikes are NaN"),
      (names(\.isTooShort), "shorter than \(rounded(SpikeInference.shortest)) s: NaN"),
    ]
    kinds += TraceDoubt.allCases.map { doubt in
      (names { $0.doubts?.contains(doubt) == true }, doubt.sentence)
    }
    return kinds.filter { !$0.0.isEmpty }.map { names, what in
      let shown = names.prefix(3).joined(separator: ", ")
      let more = names.count > 3 ? " and \(counted(names.count - 3, "other"))" : ""
      return "note: \(shown)\(more) \(isOrAre(names.count)) \(what)"
    }
  }
}

extension TraceDoubt {
  /// What to say of a trace, to follow "is".
  fileprivate var sentence: String {
    switch self {
    case .noise: "like noise: what is found there is no more than chance"
    case .inverted: "upside down, with transients that point down: turn it before"
    case .drift: "slow drift or a jump more than transients: detrend(recording) before"
    case .saturated: "clipped, often at its highest value: spikes are missed there"
    case .fewValues: "of a few values only, as no measured light is: its spikes mean nothing"
    }
  }
}

extension SpikeInference.Answer {
  fileprivate var counts: [Float]? {
    if case .counts(let counts, _) = self { counts } else { nil }
  }

  /// Nil of a trace in which no spikes can be found.
  fileprivate var doubts: [TraceDoubt]? {
    switch self {
    case .counts(_, let doubts), .prospect(let doubts): doubts
    case .tooShort, .constant: nil
    }
  }

  fileprivate var isConstant: Bool { if case .constant = self { true } else { false } }
  fileprivate var isTooShort: Bool { if case .tooShort = self { true } else { false } }
}
