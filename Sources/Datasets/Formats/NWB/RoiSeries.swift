import Containers
import Files

/// A `RoiResponseSeries` of an NWB file.
struct RoiSeries {
  let path: String
  let data: Node
  /// The kind of what it is in: `DfOverF`, `Fluorescence`.
  let kind: String
  /// What its samples are, as their unit says.
  let quantity: Recording.Quantity
  private let attributes: (conversion: Double, offset: Double)
  private let nodes: [Node]

  /// All series, the likeliest first: ΔF/F before fluorescence, both before what the names say is
  /// neuropil, background or deconvolved.
  static func all(in nodes: [Node]) -> [RoiSeries] {
    let found = nodes.filter { $0.attributes["neurodata_type"]?.text == "RoiResponseSeries" }
      .compactMap { RoiSeries($0.path, in: nodes) }
    return found.enumerated().sorted {
      ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
    }
    .map(\.element)
  }

  private init?(_ path: String, in nodes: [Node]) {
    guard let data = nodes.first(where: { $0.path == "\(path)/data" }) else { return nil }
    let parent = path.split(separator: "/").dropLast().joined(separator: "/")
    kind = nodes.first { $0.path == parent }?.attributes["neurodata_type"]?.text ?? ""
    attributes = (
      data.attributes["conversion"]?.number ?? 1, data.attributes["offset"]?.number ?? 0
    )
    quantity = .init(mark: data.attributes["unit"]?.text)
    (self.path, self.data, self.nodes) = (path, data, nodes)
  }

  private static let others = ["neuropil", "deconv", "background", "spike", "event"]

  private var order: Int {
    let name = label.lowercased()
    if Self.others.contains(where: { name.contains($0) }) { return 2 }
    return kind == "DfOverF" ? 0 : 1
  }

  /// The path of the table that its regions are in, where it says that.
  var table: String? {
    let path = nodes.first { $0.path == "\(self.path)/rois" }?.attributes["table"]?.text
    return path.map { $0.hasPrefix("/") ? String($0.dropFirst()) : $0 }
  }

  /// The last two of its names, as `DfOverF/RoiResponseSeries`.
  var label: String { path.split(separator: "/").suffix(2).joined(separator: "/") }

  /// Whether time is the first dimension, as it must be, unless the number of regions says else.
  func timeIsFirst(_ source: RecordingSource) -> Bool {
    guard let shape = data.layout?.shape, shape.count == 2, shape[0] != shape[1],
      let regions = source.regionCount(of: self)
    else { return true }
    return !(shape[0] == regions && shape[1] != regions)
  }

  /// Samples in the unit of the series.
  func scaled(_ samples: [Float]) -> [Float] {
    let (conversion, offset) = attributes
    guard conversion != 1 || offset != 0 else { return samples }
    return samples.map { Float(Double($0) * conversion + offset) }
  }
}

extension RecordingSource {
  /// How many regions a series is of, where it says so.
  func regionCount(of series: RoiSeries) -> Int? {
    container?["\(series.path)/rois"]?.layout?.count ?? container?.count(
      below: "\(series.path)/rois")
      ?? series.data.layout.flatMap { $0.shape.count == 2 ? $0.shape[1] : 1 }
  }
}

extension Container {
  /// How many references stand at a path, nil where none do.
  fileprivate func count(below path: String) -> Int? {
    let count = children(of: path).count
    return count == 0 ? nil : count
  }
}

/// The clock of a series: a rate and a start, or times.
struct SeriesClock {
  let rate: Double?
  /// The time of the first sample, in seconds.
  let start: Double
  /// The times, where the series has them.
  let times: FrameTimes?
}

extension RoiSeries {
  /// The clock of so many samples; without a rate where the file says none.
  func clock(_ source: RecordingSource, count: Int) throws(DatasetError) -> SeriesClock {
    if let node = nodes.first(where: { $0.path == "\(path)/starting_time" }),
      let rate = node.attributes["rate"]?.number, rate > 0
    {
      return SeriesClock(rate: rate, start: node.layout?.single ?? 0, times: nil)
    }
    let name = "\(path)/timestamps"
    guard let layout = source.container?[name]?.layout else {
      return SeriesClock(rate: nil, start: 0, times: nil)
    }
    guard layout.count == count else {
      throw .timesDiffer(file: source.path, array: name, times: layout.count ?? 0, samples: count)
    }
    let times = try FrameTimes(try source.doubles([name])[0], file: source.path, array: name)
    return SeriesClock(rate: times.rate, start: times.start, times: times)
  }
}
