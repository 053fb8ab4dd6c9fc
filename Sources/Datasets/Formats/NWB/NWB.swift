import Containers
import Files
import Wording

extension RecordingFormat {
  /// Neurodata Without Borders (Rübel et al. 2022): a series of `DfOverF` or `Fluorescence`, times first,
  /// with its rate or times; spikes where there are units for all its regions.
  static let nwb = RecordingFormat(
    name: "nwb", summary: "an NWB file with a series of fluorescence", endings: [".nwb"],
    options: [.rate, .array, .cells],
    recognises: { $0.container?[""]?.attributes["nwb_version"] != nil },
    read: { source throws(DatasetError) in try NWBFile(source).table() })
}

private struct NWBFile {
  private let source: RecordingSource
  private let nodes: [Node]

  init(_ source: RecordingSource) {
    self.source = source
    nodes = source.container?.nodes ?? []
  }

  func table() throws(DatasetError) -> TraceTable {
    let all = RoiSeries.all(in: nodes)
    guard let series = try chosen(of: all) else {
      throw .lacksArrays(
        file: source.path, arrays: ["a RoiResponseSeries in DfOverF or Fluorescence"])
    }
    let array = try ContainerArray(
      series.data, in: source, timeIsFirst: series.timeIsFirst(source))
    let clock = try series.clock(source, count: array.length)
    let cells = try cells(of: series, array.neurons)
    let regions = cells ?? Array(0..<array.neurons)
    let part = try array.part(
      rate: clock.rate, neurons: try source.reading.taken(of: regions), times: clock.times)
    let numbers = try source.read([part.slab])[0]
    let (spikes, note) = try NWBUnits(source).spikes(of: array, clock)
    return TraceTable(
      path: source.path, names: try names(of: series, regions), count: regions.count,
      size: part.size, spikes: cells == nil ? spikes : nil, rate: clock.rate,
      indicator: indicator, quantity: series.quantity, firstSample: part.places.lowerBound,
      lengths: try lengths(of: series, regions),
      notes: notes(series, all, cells.map { ($0.count, array.neurons) }, note)
    ) { neuron throws(DatasetError) in
      series.scaled(try part.column(regions[neuron], of: numbers))
    }
  }

  /// The series that is asked for, else the likeliest.
  private func chosen(of all: [RoiSeries]) throws(DatasetError) -> RoiSeries? {
    guard let asked = source.reading.array else { return all.first }
    // A name on the way may be enough, as that of the plane.
    let found =
      RecordingSource.path(asked, among: all.map(\.path))
      ?? all.first { $0.path.split(separator: "/").contains(Substring(asked)) }?.path
    guard let found else {
      throw .noSuchArray(file: source.path, array: asked, known: all.map { "\"\($0.label)\"" })
    }
    return all.first { $0.path == found }
  }

  /// A column of the table of a series' regions; of any table where the series names none.
  private func column(_ name: String, of series: RoiSeries) -> Node? {
    if let table = series.table { return source.container?["\(table)/\(name)"] }
    return nodes.first { $0.name == name }
  }

  /// The regions that were judged to be cells; nil where nothing says so, or all are wanted.
  private func cells(of series: RoiSeries, _ count: Int) throws(DatasetError) -> [Int]? {
    guard source.reading.cells != false, let node = column("iscell", of: series),
      node.layout?.shape.first == count
    else { return nil }
    let numbers = try source.doubles([node.path])[0]
    let width = numbers.count / max(1, count)
    return (0..<count).filter { numbers[$0 * width] != 0 }
  }

  /// How many samples of the regions were recorded, where their table has such a column.
  private func lengths(of series: RoiSeries, _ regions: [Int]) throws(DatasetError) -> [Int]? {
    guard let node = column("sample_count", of: series),
      node.layout?.count == source.regionCount(of: series)
    else { return nil }
    let numbers = try source.doubles([node.path])[0]
    return regions.map { numbers.indices.contains($0) ? Int(clamping: Int64(numbers[$0])) : 0 }
  }

  /// The names of the regions, where their table has such a column.
  private func names(of series: RoiSeries, _ regions: [Int]) throws(DatasetError) -> [String]? {
    let names = column("neuron_name", of: series)?.texts
    guard let names, names.count == source.regionCount(of: series) else {
      return regions.map(String.init)
    }
    return regions.map { names[$0] }
  }

  /// What the plane's indicator is called; nil where it says that nobody knows.
  private var indicator: String? {
    let name = nodes.first { $0.name == "indicator" }?.text
    return ["unknown", "none", "n/a", ""].contains(name?.lowercased() ?? "") ? nil : name
  }

  private func notes(
    _ series: RoiSeries, _ all: [RoiSeries], _ cells: (Int, of: Int)?, _ note: String?
  ) -> [String] {
    var notes = ["\(series.label) taken"]
    let others = all.filter { $0.path != series.path }.map { "\"\($0.label)\"" }
    if !others.isEmpty {
      notes[0] += ", array= takes another (\(others.prefix(4).joined(separator: ", ")))"
    }
    if let cells { notes.append("\(cells.0) of \(counted(cells.of, "region")) are cells") }
    return notes + (note.map { [$0] } ?? [])
  }
}
