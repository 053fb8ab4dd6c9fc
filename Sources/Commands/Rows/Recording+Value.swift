package import Datasets
package import Interpreter
import Wording

extension Recording: DomainValue {
  package static let kind = "recording"
  /// What is done to traces looks at each sample several times.
  package var extent: Int { traces.reduce(0) { $0 + 8 * $1.count } }

  package static let fields: [Field<Recording>] = [
    Field("rate", "samples per second") { Hertz($0.rate) },
    Field("duration", "length of the longest trace") { Seconds($0.duration) },
    Field("neurons", "the neurons' names") { $0.traces.map(\.name) },
    Field("sources", "files or simulation it came from") { $0.sources },
    Field("notes", "what its files were taken for, where that was in doubt") { $0.notes },
    Field("indicator", "the calcium indicator, where known") { $0.indicator },
    Field("spikes", "spikes of each neuron, where known") { $0.traces.map(\.spikeCount) },
  ]

  package var summary: String {
    [
      counted(traces.count, "neuron"), "\(rounded(duration)) s at \(rounded(rate)) Hz",
      quantitySummary, spikeSummary, indicator,
      missingCount == 0 ? "no NaN" : "\(grouped(missingCount)) NaN",
    ].compactMap { $0 }.joined(separator: " · ") + notesSummary
  }

  /// What its files were taken for; of much of it the beginning.
  private var notesSummary: String {
    let shown = notes.count > 4 ? notes.prefix(3) + ["…"] : notes[...]
    return shown.map { " · " + $0.printable }.joined()
  }

  /// What the numbers are, where they are not light.
  private var quantitySummary: String? {
    switch quantity {
    case .fluorescence: nil
    case .expectedSpikes where traces.contains(where: \.isMade):
      "expected spikes per bin, found when they are used"
    case .expectedSpikes: "expected spikes per bin (\(rounded(meanPerSecond)) per second)"
    case .activity: "deconvolved activity per bin, relative"
    case .scaled: "found spikes on another scale"
    }
  }

  private var meanPerSecond: Double {
    let known = traces.reduce(into: (sum: 0.0, count: 0)) { total, trace in
      for sample in trace.samples where !sample.isNaN {
        total.sum += Double(sample)
        total.count += 1
      }
    }
    return known.count == 0 ? 0 : known.sum / Double(known.count) * rate
  }

  package var detail: [Block] {
    switch quantity {
    case .fluorescence, .scaled: []
    case .expectedSpikes: [.text(Self.aboutExpectedSpikes)]
    case .activity: [.text(Self.aboutActivity)]
    }
  }

  private static let aboutActivity = """
    What calcium rises by in each bin, in the units of the trace: relative, neither counts nor rates, \
    and not to be compared between neurons. Noise, decay and baseline were estimated in each trace; \
    the model knows no rise of the indicator, so activity comes late where that is slow. Through gaps \
    calcium is taken to decay, and activity in them is missing.
    """

  private static let aboutExpectedSpikes = """
    Numbers of spikes to expect in each bin, not rates and not whole spikes. The encoder learnt from \
    simulated traces of 7.8 to 100 frames a second, with a signal of a quarter to twelve times the \
    noise, that rise in 5 to 350 ms and decay in 0.08 to 3 s. When spikes come is known better than \
    how many: absolute numbers are not calibrated without labels. The first and last 1.3 s are less \
    sure, for there the encoder sees a part of its window only.
    """

  private var spikeSummary: String {
    guard hasSpikes else { return "spikes unknown" }
    let spikes = traces.reduce(0) { $0 + ($1.spikeCount ?? 0) }
    let seconds = traces.reduce(0.0) { $0 + Double($1.count) } / rate
    let each = seconds > 0 ? " (\(rounded(Double(spikes) / seconds)) per second)" : ""
    return counted(spikes, "spike") + each
  }

  package static var row: ValueType? { .object(kind) }
  package var count: Int? { traces.count }
  package var readingFault: Fault? { fault.map { Fault($0.message, help: $0.help) } }

  /// One subscript picks neurons; a second picks samples of a single one.
  package func indexed(by subscripts: [Subscript]) throws -> Value? {
    let neurons = try subscripts[0].positions(on: traces.count, axis: "neurons")
    guard subscripts.count > 1 else {
      return try selecting(neurons: neurons.positions).value
    }
    guard case .one(let neuron) = neurons, subscripts.count == 2 else {
      throw Fault("pick one neuron to index its samples, as recording[0, 100:200]")
    }
    let samples = traces[neuron].samples
    switch try subscripts[1].positions(on: samples.count, axis: "samples") {
    case .one(let sample): return .number(Double(samples[sample]))
    case .many(let positions): return .tensor(Tensor(positions.map { samples[$0] }))
    }
  }
}

extension Recording.Quantity {
  /// What samples are, in the plural.
  var noun: String {
    switch self {
    case .fluorescence: "fluorescence"
    case .expectedSpikes: "expected spikes"
    case .activity: "deconvolved activity"
    case .scaled: "found spikes on another scale"
    }
  }

  /// What the heights of traces are, for the axis of a figure; nil of light.
  var heightLabel: String? {
    switch self {
    case .fluorescence: nil
    case .expectedSpikes: "Expected spikes per bin"
    case .activity: "Deconvolved activity per bin"
    case .scaled: "Found spikes (SD of the trace)"
    }
  }
}
