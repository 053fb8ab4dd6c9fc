import Containers
import Files

/// Where suite2p's arrays are: files in a folder, or variables of `Fall.mat`.
struct Suite2pStore {
  private let source: RecordingSource

  init(_ source: RecordingSource) { self.source = source }

  /// Some of the regions' traces: how many samples are read of each, from which on, and what reads one.
  struct Traces: Sendable {
    let length: Int
    let start: Int
    let trace: @Sendable (_ region: Int) throws(DatasetError) -> [Float]
  }

  func has(_ name: String) -> Bool {
    source.names?.contains(name + ".npy") ?? (source.container?[name]?.layout != nil)
  }

  func regionCount(_ name: String) throws(DatasetError) -> Int {
    if source.container != nil { return try array(name).neurons }
    return try ArrayTraces(source, name + ".npy", timeIsFirst: false).neurons
  }

  func traces(_ name: String, of regions: [Int], rate: Double?) throws(DatasetError) -> Traces {
    if source.container != nil {
      let part = try array(name).part(rate: rate, neurons: regions)
      let numbers = try source.read([part.slab])[0]
      return Traces(length: part.samples.count, start: part.samples.lowerBound) {
        region throws(DatasetError) in try part.column(region, of: numbers)
      }
    }
    let traces = try ArrayTraces(source, name + ".npy", timeIsFirst: false, rate: rate)
    let samples = traces.samples
    return Traces(
      length: samples.count, start: samples.lowerBound, trace: try traces.columns())
  }

  private func array(_ name: String) throws(DatasetError) -> ContainerArray {
    guard let node = source.container?[name] else {
      throw .lacksArrays(file: source.path, arrays: [name])
    }
    return try ContainerArray(node, in: source, timeIsFirst: false)
  }

  /// Whether each region was judged to be a cell; nil where nothing says so.
  func cellFlags(_ count: Int) throws(DatasetError) -> [Bool]? {
    guard has("iscell") else { return nil }
    let (shape, numbers) = try flagNumbers()
    guard shape.first == count, numbers.count >= count else {
      throw .sizesDiffer(file: source.path, array: "iscell", other: "F")
    }
    // A row has the judgement, then its probability.
    let width = numbers.count / count
    return (0..<count).map { numbers[$0 * width] != 0 }
  }

  private func flagNumbers() throws(DatasetError) -> (shape: [Int], numbers: [Float]) {
    guard let node = source.container?["iscell"], let layout = node.layout else {
      let array = try source.array("iscell.npy")
      do {
        return (array.shape, try array.numbers())
      } catch {
        throw .array(file: "\(source.path)/iscell.npy", error)
      }
    }
    let numbers = try source.read([Slab("iscell")])[0]
    guard layout.isColumnMajor, layout.shape.count == 2 else { return (layout.shape, numbers) }
    let (rows, columns) = (layout.shape[0], layout.shape[1])
    return (
      layout.shape, (0..<rows * columns).map { numbers[$0 % columns * rows + $0 / columns] }
    )
  }

  /// The rate, and what says it; nil where nothing does.
  func rate() throws(DatasetError) -> (rate: Double?, place: String?) {
    if source.container != nil {
      let rate = source.number("ops/fs") ?? source.number("fs")
      return (rate, rate == nil ? nil : "ops.fs")
    }
    for name in ["ops.npy", "settings.npy"] where source.names?.contains(name) ?? false {
      let bytes = try source.bytes(name)
      if let rate = PickledNumber.named("fs", in: bytes), rate > 0, rate <= 1e5 {
        return (rate, name)
      }
    }
    return (nil, nil)
  }
}
