/// A kind of file or folder that a recording can be read from: all that `load`, its help, its errors
/// and completion know of it.
package struct RecordingFormat: Sendable {
  /// The name by which it is asked for, such as `spikefinder`.
  package let name: String
  /// What it is, in words that follow its name.
  package let summary: String
  /// What the names of such files end in, in small letters.
  package let endings: [String]
  /// What the names of two files end in that are one recording; nil where it is one file or folder.
  package let pair: Pair?
  /// The options of `load` that it takes.
  package let options: Set<Option>
  /// Whether a source looks like this format, by its name, what it begins with, or the names in it.
  package let recognises: @Sendable (RecordingSource) -> Bool
  /// Reads the traces, and the spikes where they are in the same place.
  package let read: @Sendable (RecordingSource) throws(DatasetError) -> TraceTable
  /// Reads a file of spike counts that goes with traces; nil where the format has none.
  package let readSpikes: SpikeReading?

  package typealias SpikeReading =
    @Sendable (RecordingSource, _ traces: TraceTable) throws(DatasetError) -> SpikeTable

  /// The endings of the files of traces and of spikes that share the rest of their names.
  package struct Pair: Sendable {
    package let traces, spikes: String

    package init(traces: String, spikes: String) { (self.traces, self.spikes) = (traces, spikes) }
  }

  /// What `load` can be told besides paths.
  package enum Option: String, Sendable, CaseIterable {
    case rate, spikes, time, decimal, orientation, array, neuropil, cells
  }

  package init(
    name: String, summary: String, endings: [String] = [], pair: Pair? = nil,
    options: Set<Option>,
    recognises: @escaping @Sendable (RecordingSource) -> Bool,
    read: @escaping @Sendable (RecordingSource) throws(DatasetError) -> TraceTable,
    readSpikes: SpikeReading? = nil
  ) {
    (self.name, self.summary) = (name, summary)
    (self.endings, self.pair, self.options) = (endings, pair, options)
    (self.recognises, self.read, self.readSpikes) = (recognises, read, readSpikes)
  }
}

extension RecordingFormat {
  /// Every format; a source is read by the first that recognises it.
  package static let all: [RecordingFormat] = [
    .array, .suite2p, .nwb, .caiman, .minian, .cascade, .calcium2spikes, .archive, .matlab, .hdf5,
    .spikeFinder, .table,
  ]

  /// The format of that name; throws when there is none.
  package static func named(_ name: String) throws(DatasetError) -> RecordingFormat {
    guard let format = all.first(where: { $0.name == name }) else {
      throw .unknownFormat(name: name, known: all.map(\.name))
    }
    return format
  }

  /// The first format that recognises a source; throws when none does.
  package static func recognising(
    _ source: RecordingSource
  ) throws(DatasetError) -> RecordingFormat {
    guard let format = all.first(where: { $0.recognises(source) }) else {
      throw source.names == nil
        ? .unrecognised(file: source.path) : .unrecognisedFolder(path: source.path)
    }
    return format
  }

  /// The spikes in a source that go with traces, by the first format that recognises them.
  static func spikes(
    in source: RecordingSource, of traces: TraceTable
  ) throws(DatasetError) -> SpikeTable {
    guard let read = all.first(where: { $0.readSpikes != nil && $0.recognises(source) })?.readSpikes
    else { throw .unrecognised(file: source.path) }
    return try read(source, traces)
  }

  /// Throws where an option was given that a source of this format does not take.
  package func check(
    _ given: Set<Option>, for source: RecordingSource
  ) throws(DatasetError) {
    guard let option = given.subtracting(options).min(by: { $0.rawValue < $1.rawValue }) else {
      return
    }
    throw .optionNotTaken(option: option.rawValue, file: source.path, format: name)
  }

  /// Of the names in a folder, those that `load` may be given: of two files that are one recording
  /// the part that both share, and every file with a known ending.
  package static func offers(among names: [String]) -> [String] {
    let known = Set(names)
    let shared = all.compactMap(\.pair).flatMap { pair in
      names.filter { $0.hasSuffix(pair.traces) }.map { String($0.dropLast(pair.traces.count)) }
        .filter { known.contains($0 + pair.spikes) }
    }
    let endings = all.flatMap(\.endings)
    return shared + names.filter { name in endings.contains { name.hasSuffix($0) } }
  }

  /// Of the names in a folder, the files that may hold spike counts alone.
  package static func spikeOffers(among names: [String]) -> [String] {
    let endings = all.filter { $0.readSpikes != nil }.flatMap(\.endings)
    return names.filter { name in endings.contains { name.hasSuffix($0) } }
  }
}
