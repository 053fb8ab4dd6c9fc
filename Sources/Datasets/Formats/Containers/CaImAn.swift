import Containers
import Wording

extension RecordingFormat {
  /// The results of CaImAn (Giovannucci et al. 2019): `estimates` in an HDF5 file, components first.
  static let caiman = RecordingFormat(
    name: "caiman", summary: "results of CaImAn in an HDF5 file", endings: [".hdf5"],
    options: [.rate, .spikes, .array, .cells],
    recognises: { $0.container?["estimates"] != nil && $0.container?["estimates/C"] != nil },
    read: { source throws(DatasetError) in try Estimates(source).table() })
}

private struct Estimates {
  private let source: RecordingSource
  private let group = "estimates"
  /// The arrays of traces, that first which is taken where none is asked for.
  private static let names = ["F_dff", "C", "S", "YrA"]
  private static let rates = ["params/data/fr", "params/init/fr", "estimates/fr", "fr"]

  init(_ source: RecordingSource) { self.source = source }

  func table() throws(DatasetError) -> TraceTable {
    let named = Self.names.compactMap { source.container?["\(group)/\($0)"] }
    let known = named.filter { $0.layout?.shape.count == 2 }
    let node =
      if let asked = source.reading.array { try source.node(asked, among: known) } else {
        known.first ?? named.first
      }
    guard let node else { throw .lacksArrays(file: source.path, arrays: ["estimates/C"]) }
    let array = try ContainerArray(node, in: source, timeIsFirst: false)
    let rate = Self.rates.lazy.compactMap { source.number($0) }.first { $0 > 0 }
    let accepted = try accepted(of: array.neurons)
    let components = accepted ?? Array(0..<array.neurons)
    let part = try array.part(
      rate: rate, neurons: try source.reading.taken(of: components))
    let numbers = try source.read([part.slab])[0]
    return TraceTable(
      path: source.path, names: components.map(String.init), count: components.count,
      size: numbers.count, rate: rate, firstSample: part.samples.lowerBound,
      notes: notes(node, known, accepted.map { ($0.count, array.neurons) })
    ) { neuron throws(DatasetError) in try part.column(components[neuron], of: numbers) }
  }

  /// The components that were accepted; nil where nothing says so, or all are wanted.
  private func accepted(of count: Int) throws(DatasetError) -> [Int]? {
    let path = "\(group)/idx_components"
    guard source.reading.cells != false, let layout = source.container?[path]?.layout,
      layout.shape.count == 1, layout.count != 0
    else { return nil }
    let places = try source.doubles([path])[0].compactMap { Int(exactly: $0) }
    guard places.allSatisfy({ $0 >= 0 && $0 < count }) else {
      throw .sizesDiffer(file: source.path, array: path, other: "\(group)/C")
    }
    return places
  }

  private func notes(_ node: Node, _ known: [Node], _ accepted: (Int, of: Int)?) -> [String] {
    let others = known.filter { $0 != node }.map { "\"\($0.name)\"" }
    var notes = ["\(node.path) taken"]
    if !others.isEmpty { notes[0] += ", array= takes another (\(others.joined(separator: ", ")))" }
    if let accepted {
      notes.append("\(accepted.0) of \(counted(accepted.of, "component")) were accepted")
    }
    return notes
  }
}
