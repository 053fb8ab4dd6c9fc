import Containers
import Files

extension RecordingFormat {
  /// The results of Minian (Dong et al. 2022) as netCDF: `C` and `S` over `unit_id` and `frame`.
  static let minian = RecordingFormat(
    name: "minian", summary: "results of Minian in a netCDF file", endings: [".nc"],
    options: [.rate, .spikes, .array],
    recognises: { source in
      guard let container = source.container else { return false }
      return container["unit_id"] != nil && container["frame"] != nil
    },
    read: { source throws(DatasetError) in try Units(source).table() })
}

private struct Units {
  private let source: RecordingSource
  private static let names = ["C", "S", "YrA"]

  init(_ source: RecordingSource) { self.source = source }

  func table() throws(DatasetError) -> TraceTable {
    let named = Self.names.compactMap { source.container?[$0] }
    let known = named.filter { $0.layout?.shape.count == 2 }
    let node =
      if let asked = source.reading.array { try source.node(asked, among: known) } else {
        known.first ?? named.first
      }
    guard let node else { throw .lacksArrays(file: source.path, arrays: ["C"]) }
    let ids = try source.doubles(["unit_id"])[0]
    guard let frames = source.container?["frame"]?.layout?.count else {
      throw .lacksArrays(file: source.path, arrays: ["frame"])
    }
    // Of equal sides the units come first, as Minian writes them.
    let timeIsFirst = frames != ids.count && node.layout?.shape == [frames, ids.count]
    let array = try ContainerArray(node, in: source, timeIsFirst: timeIsFirst)
    guard array.neurons == ids.count, array.length == frames else {
      throw .sizesDiffer(file: source.path, array: node.path, other: "unit_id and frame")
    }
    let rate = source.container?[""]?.attributes["fps"]?.number
    let part = try array.part(rate: rate)
    let numbers = try source.read([part.slab])[0]
    let others = known.filter { $0 != node }.map { "\"\($0.name)\"" }.joined(separator: ", ")
    return TraceTable(
      path: source.path, names: ids.map(\.shortest), count: ids.count, size: numbers.count,
      rate: rate, firstSample: part.samples.lowerBound,
      notes: others.isEmpty ? [] : ["\(node.path) taken, array= takes another (\(others))"]
    ) { neuron throws(DatasetError) in try part.column(neuron, of: numbers) }
  }
}
