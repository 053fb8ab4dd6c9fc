import Analysis
import Autoencoders
import Datasets
import Interpreter
import LinearAlgebra
import Wording

/// What a contender has to say of a trial.
enum Told {
  /// Columns of both sides, for a read-out.
  case columns(training: RowView, held: RowView)
  /// A number for each held-out row, as it is.
  case answers([Double])
}

extension Trial {
  /// What a contender tells; a fault names the parameter that stands in the way.
  func told(by contender: Contender, _ context: CallContext) throws -> Told {
    switch contender {
    case .representation(let model):
      let (training, held) = try sidesToReadOut()
      return .columns(
        training: try model.encode(training, drawing: nil).data,
        held: try model.encode(held, drawing: nil).data)
    case .classifier(let classifier):
      return .answers(try classifier.decision(on: try sidesToReadOut().held))
    case .found(let found): return try told(by: found, training: found)
    case .encoder(let encoder): return try told(by: encoder.counting, context)
    }
  }

  /// The rows of both sides.
  func sidesToReadOut() throws(Fault) -> (training: Dataset, held: Dataset) {
    guard let training = training?.rows, let held = held.rows else {
      throw Fault(
        "what represents windows needs a read-out, which is fitted to a recording with spikes",
        at: .init("models", "needs a read-out"),
        help: "give other neurons to fit it to: compare(model, r[0:6], training=r[6:12])")
    }
    return (training, held)
  }

  /// What an encoder of spikes finds in the traces.
  func told(by encoder: any SpikeCounting, _ context: CallContext) throws -> Told {
    try told(context) { recording in
      try recording.foundSpikes(by: encoder, in: .samples, context)
    }
  }

  /// What is found in the traces of held-out neurons, and in those to train on where that is read out.
  func told(_ context: CallContext, finding find: (Recording) throws -> Recording) throws -> Told {
    let found = try find(try Self.traces(of: held))
    guard case .area = measure, let training else { return try told(by: found, training: found) }
    let others = try find(try Self.traces(of: training))
    return try told(by: found, training: others)
  }

  /// The traces of a side, those of its neurons alone.
  static func traces(of side: Side) throws -> Recording {
    guard let traces = side.traces else {
      throw Fault(
        "the traces that the rows were cut from are needed, as recording=",
        at: .init("models", "needs them"), help: "compare(models, rows, …, recording=recording)")
    }
    let wanted = Set(side.neurons)
    let places = traces.traces.indices.filter { wanted.contains(traces.traces[$0].name) }
    let lacking = wanted.subtracting(traces.traces.map(\.name)).sorted()
    guard lacking.isEmpty else {
      throw Fault(
        "the recording must have the neurons of the rows, but has no \(listedBriefly(lacking))",
        at: .init("recording", "lacks neurons"))
    }
    return try traces.selecting(neurons: places)
  }

  /// Counts that were found: of bins themselves, around labelled rows columns for a read-out.
  private func told(by found: Recording, training other: Recording) throws -> Told {
    switch measure {
    case .correlation(let rate):
      let reach = 0.5 / rate
      return .answers(
        try found.columns(of: held, offsets: [-reach, reach]).values.map { Double($0) })
    case .area(let spans):
      guard let training, let spans else {
        throw Fault(
          "found spikes are compared on windows, but it is not known when these rows are",
          at: .init("dataset", "no times"))
      }
      let bins = max(1, min(250, Int((spans.length * EncoderShape.binRate).rounded())))
      let offsets = (0...bins).map { Double($0) / Double(bins) * spans.length - spans.before }
      return .columns(
        training: try other.columns(of: training, offsets: offsets).view,
        held: try found.columns(of: held, offsets: offsets).view)
    }
  }
}

extension Recording {
  /// Sums around the rows of a side, all of whose neurons must be here.
  fileprivate func columns(of side: Trial.Side, offsets: [Double]) throws(Fault) -> Matrix {
    let lacking = Set(side.neurons).subtracting(traces.map(\.name)).sorted()
    guard lacking.isEmpty, let centres = side.centres else {
      throw Fault(
        "found spikes must be of the neurons that are compared on, but there are none of "
          + listedBriefly(lacking), at: .init("models", "of other neurons"),
        help: "compare(spikes(recording), recording)")
    }
    return sums(of: side.neurons, at: centres, offsets: offsets)
  }
}
