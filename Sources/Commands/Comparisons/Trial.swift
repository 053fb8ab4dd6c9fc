import Analysis
import Datasets
import Interpreter
import LinearAlgebra
import Wording

/// What contenders are asked about neurons that no read-out was fitted on.
struct Trial {
  /// What read-outs are fitted to; nil where none was given.
  let training: Side?
  let held: Side
  let measure: Measure

  /// Numbers to be told of rows.
  struct Side {
    /// What representations are shown; nil where there is nothing to fit a read-out to.
    let rows: Dataset?
    /// The neuron of each row, by name.
    let neurons: [String]
    /// When each row is, in seconds; nil where that is not known.
    let centres: [Double]?
    /// What is to be told: 1 for the higher class and 0 for the lower, or a count of spikes.
    let targets: [Double]
    /// The traces that the rows are of; nil where they were not given.
    let traces: Recording?

    /// The neurons, in the order of their first rows.
    var neuronNames: [String] {
      var seen: Set<String> = []
      return neurons.filter { seen.insert($0).inserted }
    }
  }

  /// How what is told is scored on a neuron.
  enum Measure {
    /// By the area under the ROC curve; over so many seconds around each row's centre, if known,
    /// found spikes are looked at.
    case area(Spans?)
    /// By Pearson's correlation with counts in bins of so many Hz.
    case correlation(rate: Double)

    var name: String {
      switch self {
      case .area: "AUC"
      case .correlation(let rate): "correlation at \(rounded(rate)) Hz"
      }
    }
  }
}

extension Trial {
  /// The scores on each neuron of a side, in the order of `neuronNames`; NaN where it has rows of one
  /// kind alone, and what chance gives where all rows are told alike.
  func scores(of told: [Double], on side: Side) throws -> [Double] {
    let rows = Dictionary(grouping: side.neurons.indices) { side.neurons[$0] }
    return try side.neuronNames.map { neuron in
      let own = rows[neuron] ?? []
      return try score(own.map { told[$0] }, own.map { side.targets[$0] })
    }
  }

  private func score(_ told: [Double], _ truth: [Double]) throws -> Double {
    guard let first = truth.first, truth.contains(where: { $0 != first }) else { return .nan }
    switch measure {
    case .area: return try Ranking(scores: told, labels: truth.map { Int($0) }).areaUnderCurve
    case .correlation:
      let found = SpikeScore.pearson(told[...], truth[...])
      return found.isNaN ? 0 : found
    }
  }
}

// MARK: - Of labelled rows

extension Trial {
  /// A trial of labelled rows, whose read-outs are fitted to others.
  init(rows held: Dataset, training: Dataset?, traces: Recording?) throws {
    guard let training else {
      throw Fault(
        "rows are compared by read-outs that are fitted to other rows, but none are given",
        at: .init("dataset", "rows to score on"),
        help: "a, b = split(windows(recording)); compare(model, b, training=a)")
    }
    try training.check(besideHeld: held)
    self.training = try Side(rows: training, of: "training", traces)
    self.held = try Side(rows: held, of: "dataset", traces)
    measure = .area(held.spans)
  }
}

extension Trial.Side {
  fileprivate init(rows: Dataset, of parameter: String, _ traces: Recording?) throws {
    guard let groups = rows.groups else {
      throw Fault(
        "scores are compared neuron by neuron, but it is not known which neurons these rows are of",
        at: .init(parameter, "no neurons"),
        help: "windows() keeps the neurons of a recording; dataset(table, neuron=…) names a column")
    }
    let labels = try rows.twoClasses(for: "compare")
    let higher = labels.max()
    self.init(
      rows: rows, neurons: groups.map { rows.groupNames[$0] }, centres: rows.spans?.centres,
      targets: labels.map { $0 == higher ? 1 : 0 }, traces: traces)
  }
}

extension Dataset {
  /// Refuses rows to train on that are among the held-out ones, or of another width or other classes.
  fileprivate func check(besideHeld held: Dataset) throws(Fault) {
    let shared = held.overlap(with: self).rows
    guard shared == 0 else {
      throw Fault(
        "rows to score on must not be trained on, but \(grouped(shared)) of "
          + "\(counted(held.rows, "row")) are",
        at: .init("dataset", "scored on"), .init("training", "has some of them"),
        help: "a, b = split(rows) holds out whole neurons")
    }
    try checkWidth(of: held, "dataset", fits: columns, of: "training")
    guard classNames == held.classNames else {
      throw Fault(
        "both must be of the same classes, but are of \(listedBriefly(classNames)) and of "
          + listedBriefly(held.classNames), at: .init("training", "of other classes"))
    }
  }

  /// The names of the classes that have rows.
  private var classNames: [String] { Set(labels ?? []).sorted().map { labelNames[$0] } }
}

// MARK: - Of recordings

extension Trial {
  /// A trial of counts in bins of recordings, whose read-outs are fitted to another. Windows are cut
  /// as `cut` says, one for each bin.
  init(
    recording held: Recording, training: Recording?, rate: Double, form: Dataset.Form?
  ) throws {
    try held.checkSpikes("dataset")
    measure = .correlation(rate: rate)
    guard let training else {
      (self.training, self.held) = (nil, Side(bins: held, rate: rate))
      return
    }
    try training.checkSpikes("training")
    try training.check(besideHeld: held)
    self.training = try Side(windows: training, rate: rate, form: form)
    self.held = try Side(windows: held, rate: rate, form: form)
  }
}

extension Trial.Side {
  /// All whole bins without gaps.
  fileprivate init(bins recording: Recording, rate: Double) {
    let centres = recording.traces.map { $0.centresOfBins(at: rate, rate: recording.rate) }
    let neurons = zip(recording.traces, centres).flatMap { trace, own in own.map { _ in trace.name }
    }
    let all = centres.flatMap(\.self)
    self.init(
      rows: nil, neurons: neurons, centres: all,
      targets: recording.spikeSums(neurons, all, within: 0.5 / rate), traces: recording)
  }

  /// Those bins around which there is a whole window.
  fileprivate init(windows recording: Recording, rate: Double, form: Dataset.Form?) throws {
    let half = Int((recording.rate / 2).rounded())
    var (before, after, scale) = (half, half, Dataset.Normalisation.trace)
    if case .windows(_, let own, let other, let normalisation)? = form {
      (before, after, scale) = (own, other, normalisation)
    }
    let step = max(1, Int((recording.rate / rate).rounded()))
    let rows = try recording.windows(
      WindowCut(before: before, after: after, step: step, spike: 1, normalisation: scale))
    let neurons = (rows.groups ?? []).map { rows.groupNames[$0] }
    let centres = rows.spans?.centres ?? []
    self.init(
      rows: rows, neurons: neurons, centres: centres,
      targets: recording.spikeSums(neurons, centres, within: 0.5 / rate), traces: recording)
  }
}

extension Recording {
  /// The spikes of neurons around times, as sums over so many seconds to either side.
  fileprivate func spikeSums(
    _ neurons: [String], _ centres: [Double], within reach: Double
  ) -> [Double] {
    sums(of: neurons, at: centres, offsets: [-reach, reach]) { ($0.spikes ?? []).map { Float($0) } }
      .values.map { Double($0) }
  }

  /// The sums of numbers per sample of neurons from each offset around a time to the next:
  /// `[times, offsets - 1]`.
  func sums(
    of neurons: [String], at centres: [Double], offsets: [Double],
    numbers: (Trace) -> [Float] = \.samples
  ) -> Matrix {
    let sums = Dictionary(
      traces.map { ($0.name, RunningSum(numbers($0), rate: rate)) }
    ) { first, _ in first }
    let pairs = zip(offsets, offsets.dropFirst())
    let values = zip(neurons, centres).flatMap { neuron, centre in
      pairs.map { Float(sums[neuron]?.sum(from: centre + $0, to: centre + $1) ?? 0) }
    }
    return Matrix(rows: neurons.count, columns: max(0, offsets.count - 1), values: values)
  }

  fileprivate func checkSpikes(_ parameter: String) throws(Fault) {
    guard hasSpikes else {
      throw Fault(
        "a recording to compare on must have spikes, but those of this are unknown",
        at: .init(parameter, "spikes unknown"),
        help: "load spikes with the traces: load(\"x.calcium.csv\", spikes=\"x.spikes.csv\")")
    }
  }

  /// Refuses traces to train on that are among the held-out ones, or of another rate.
  fileprivate func check(besideHeld held: Recording) throws(Fault) {
    let own = Set(traces.map(\.origin))
    let shared = held.traces.count { own.contains($0.origin) }
    guard shared == 0 else {
      throw Fault(
        "neurons to score on must not be trained on, but \(grouped(shared)) of "
          + "\(counted(held.traces.count, "neuron")) are",
        at: .init("dataset", "scored on"), .init("training", "has some of them"),
        help: "take other neurons: compare(model, r[0:6], training=r[6:12])")
    }
    guard abs(rate - held.rate) <= 1e-6 * rate else {
      throw Fault(
        "both recordings must have one rate, but have \(rounded(rate)) and \(rounded(held.rate)) Hz",
        at: .init("training", "at \(rounded(rate)) Hz"), help: "resample(recording, rate=…)")
    }
  }
}
