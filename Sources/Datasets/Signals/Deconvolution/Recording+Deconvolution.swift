import Glibc
import LinearAlgebra
import Wording

extension Recording {
  /// The activity behind each neuron's calcium, by OASIS with a calcium that decays exponentially
  /// (Friedrich, Zhou and Paninski 2017), in the trace's units and so relative: not counts.
  ///
  /// Noise, decay and baseline are found in each trace; the decay goes on through gaps, where the
  /// activity is missing. A trace that is constant or has fewer than 32 samples has none; that, and a
  /// trace that lies below its baseline, is noted. Takes some ten passes over the samples on all
  /// processors, and a hundred and thirty multiplications a sample for the noise.
  ///
  /// - Parameters:
  ///   - decay: Seconds in which calcium falls to 1/e; nil for each trace's own.
  ///   - mayBeNegative: Whether the baseline may lie below 0, as of traces that were scaled.
  ///   - isCancelled: Asked some ten times a trace.
  /// - Throws: When no trace can be deconvolved, or it was interrupted.
  package func deconvolved(
    decay: Double? = nil, baselineMayBeNegative mayBeNegative: Bool = false,
    isCancelled: @Sendable () -> Bool = { false }
  ) throws(DatasetError) -> Recording {
    if let decay, !(1e-3...1e3).contains(decay) {
      throw .outOfRange(parameter: "decay", value: decay, allowed: "0.001 s to 1000 s", unit: "s")
    }
    let options = Deconvolution.Options(
      decay: decay.map { exp(-1 / ($0 * rate)) }, baselineMayBeNegative: mayBeNegative)
    let answers = mappedInParallel(traces.count) {
      isCancelled()
        ? .interrupted : Deconvolution.of(traces[$0].samples, options, isCancelled: isCancelled)
    }
    if answers.contains(where: \.isInterrupted) { throw .interrupted }
    guard answers.contains(where: { $0.found != nil }) else {
      throw .nothingToDeconvolve(fewest: TraceDynamics.fewestSamples)
    }
    let active = zip(traces, answers).map { trace, answer in
      trace.replacing(
        answer.found?.activity ?? Array(repeating: .nan, count: trace.samples.count))
    }
    return try Recording(
      traces: active, rate: rate, sources: sources, indicator: indicator, quantity: .activity,
      notes: deconvolutionNotes(answers))
  }

  private func deconvolutionNotes(_ answers: [Deconvolution.Answer]) -> [String] {
    func note(_ what: String, _ holds: (Deconvolution.Answer) -> Bool) -> String? {
      let names = zip(answers, traces).filter { holds($0.0) }.map { $0.1.name }
      guard !names.isEmpty else { return nil }
      return "\(listedBriefly(names)) \(isOrAre(names.count)) \(what)"
    }
    return [
      note("constant: without activity", \.isConstant),
      note("shorter than \(TraceDynamics.fewestSamples) samples: without activity", \.isTooShort),
      note("far below 0, where the baseline is held: negative=true lets it lie there") {
        $0.found?.liesBelowZero == true
      },
    ].compactMap(\.self)
  }
}

extension Deconvolution.Answer {
  fileprivate var found: Deconvolution? { if case .found(let found) = self { found } else { nil } }
  fileprivate var isConstant: Bool { if case .constant = self { true } else { false } }
  fileprivate var isTooShort: Bool { if case .tooShort = self { true } else { false } }
  fileprivate var isInterrupted: Bool { if case .interrupted = self { true } else { false } }
}
