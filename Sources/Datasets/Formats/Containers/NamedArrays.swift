import Containers
import Files

extension RecordingFormat {
  /// What `numpy.savez` writes.
  static let archive = plain(
    .zip, name: "npz", summary: "a NumPy archive with an array of traces", endings: [".npz"])
  /// A matrix of a MATLAB file of version 5 to 7.
  static let matlab = plain(
    .matlab, name: "mat", summary: "a MATLAB file with a matrix of traces", endings: [".mat"])
  /// A dataset of an HDF5 file, of MATLAB 7.3 too.
  static let hdf5 = plain(
    .hdf5, name: "hdf5", summary: "an HDF5 or MATLAB 7.3 file with an array of traces",
    endings: [".h5", ".hdf5"])

  /// A container without a layout of its own: of its arrays one is the traces, and others by the names
  /// that people use the rate, the times, the spikes and the neurons' names.
  private static func plain(
    _ kind: ContainerKind, name: String, summary: String, endings: [String]
  ) -> RecordingFormat {
    RecordingFormat(
      name: name, summary: summary, endings: endings,
      options: [.rate, .spikes, .array, .orientation],
      recognises: { source in
        guard let container = source.container, container.kind == kind else { return false }
        return kind != .zip || !container.nodes.isEmpty
      },
      read: { source throws(DatasetError) in try NamedArrays(source).table() },
      readSpikes: { source, _ throws(DatasetError) in try NamedArrays(source).spikes() })
  }
}

/// The arrays of a container by their names.
struct NamedArrays {
  let source: RecordingSource
  let nodes: [Node]

  init(_ source: RecordingSource) {
    self.source = source
    nodes = source.container?.nodes ?? []
  }

  /// Names of traces, the likeliest first; then of rates, times, spikes and neurons.
  private static let traces = [
    "traces", "dff", "df_f", "dfof", "deltaf", "f_dff", "f", "c", "calcium", "fluorescence",
    "fluo", "data", "x",
  ]
  static let rates = [
    "rate", "fs", "fps", "fr", "framerate", "frame_rate", "samplingrate", "sampling_rate", "hz",
  ]
  static let times = ["time", "times", "t", "timestamps", "fluo_time"]
  static let spikes = ["spikes", "spike_counts", "spikecounts"]
  static let names = ["names", "neurons", "neuron_names", "ids"]
  /// How many samples the neurons have, where `save` wrote traces that are not all as long.
  static let lengths = "lengths"

  func table() throws(DatasetError) -> TraceTable {
    let chosen = try traces(Self.traces)
    let names = self.names(of: chosen)
    let array = try ContainerArray(chosen, in: source, timeIsFirst: timeIsFirst(chosen, names))
    let (rate, times, notes) = try clock(of: array)
    let part = try array.part(rate: rate, times: times)
    let numbers = try source.read([part.slab])[0]
    return TraceTable(
      path: source.path, names: names, count: array.neurons, size: part.size,
      spikes: try spikes(beside: array, rate: rate, times: times), rate: rate,
      indicator: first(["indicator"], where: { $0.text != nil })?.text,
      quantity: .init(mark: first(["quantity"], where: { $0.text != nil })?.text),
      firstSample: part.places.lowerBound, lengths: try lengths(of: array),
      notes: self.notes(on: chosen) + notes + doubt(array, rate: rate, isNamed: names != nil)
    ) { neuron throws(DatasetError) in try part.column(neuron, of: numbers) }
  }

  /// The array that a file of spikes alone holds.
  func spikes() throws(DatasetError) -> SpikeTable {
    let array = try ContainerArray(
      try traces(Self.spikes + Self.traces), in: source,
      timeIsFirst: source.options.orientation.map { $0 == .columns })
    return try array.spikes(rate: source.options.rate)
  }

  // MARK: Choosing

  /// The array that was asked for, else that with the likeliest name, else the only one.
  private func traces(_ likely: [String]) throws(DatasetError) -> Node {
    if let asked = source.reading.array { return try source.node(asked, among: candidates) }
    let arrays = candidates
    for name in likely {
      if let found = arrays.first(where: { $0.name.lowercased() == name }) { return found }
    }
    guard let only = arrays.first else {
      throw .noArray(file: source.path, others: nodes.compactMap(\.unfitness))
    }
    guard arrays.count == 1 else {
      throw .severalArrays(file: source.path, arrays: arrays.map(\.described))
    }
    return only
  }

  /// The arrays that can be traces: of one or two dimensions, of more than one number.
  private var candidates: [Node] {
    let others = Self.rates + Self.times + [Self.lengths]
    return nodes.filter { node in
      guard let layout = node.layout, (1...2).contains(layout.shape.count),
        !node.path.hasPrefix("#")
      else { return false }
      return layout.count.map { $0 > 1 } ?? true && !others.contains(node.name.lowercased())
    }
  }

  /// What to say of traces that are most likely the other way round.
  private func doubt(_ array: ContainerArray, rate: Double?, isNamed: Bool) -> [String] {
    guard source.options.orientation == nil, !isNamed, array.node.layout?.shape.count == 2 else {
      return []
    }
    let doubt = Orientation.doubt(
      neurons: array.neurons, samples: array.length, rate: rate ?? source.options.rate,
      turned: array.timeIsFirst ? .rows : .columns)
    return doubt.map { [$0] } ?? []
  }

  private func notes(on chosen: Node) -> [String] {
    let others = candidates.filter { node in
      node != chosen && !Self.spikes.contains(node.name.lowercased())
    }
    guard !others.isEmpty, source.reading.array == nil else { return [] }
    let names = others.prefix(3).map { "\"\($0.path)\"" }.joined(separator: ", ")
    return ["\(chosen.path) taken, array= takes another (\(names)\(others.count > 3 ? ", …" : ""))"]
  }
}

extension Node {
  /// The texts, nil where it holds anything else.
  var texts: [String]? { if case .texts(let texts) = content { texts } else { nil } }
  /// Its path and why it cannot be traces; nil of a group, and of what can.
  fileprivate var unfitness: String? {
    switch content {
    case .group: nil
    case .foreign, .texts: "\(path): \(reason)"
    case .array(let layout):
      switch (layout.count, layout.shape.count) {
      case (0, _): "\(path): it is empty"
      case (1, _): "\(path): it is a single number"
      case (_, 3...): "\(path): it has \(layout.shape.count) dimensions"
      default: nil
      }
    }
  }
  /// Its path and sizes.
  var described: String {
    "\"\(path)\" (\((layout?.shape ?? []).map(String.init).joined(separator: " × ")))"
  }
}

extension RecordingSource {
  /// The one of some nodes that is asked for by its path or the end of it.
  func node(_ asked: String, among nodes: [Node]) throws(DatasetError) -> Node {
    let found = Self.path(asked, among: nodes.map(\.path))
    guard let found = nodes.first(where: { $0.path == found }) else {
      throw .noSuchArray(file: path, array: asked, known: nodes.map(\.described))
    }
    return found
  }

  /// The path that is asked for, whole or by its end.
  static func path(_ asked: String, among paths: [String]) -> String? {
    let name = asked.hasPrefix("/") ? String(asked.dropFirst()) : asked
    return paths.first { $0 == name } ?? paths.first { $0.hasSuffix("/" + name) }
  }
}
