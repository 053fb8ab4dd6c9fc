/// What a format reads a recording from.
package struct RecordingFile: Sendable {
  /// A file's path and content.
  package struct Content: Sendable {
    /// The path it was read from, for messages.
    package let path: String
    /// Its bytes.
    package let bytes: [UInt8]

    /// A file that has been read.
    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// The fluorescence.
  package let traces: Content
  /// The spikes, where they are in a file of their own.
  package let spikes: Content?
  /// The sampling rate in Hz, where the caller knows it.
  package let rate: Double?
  /// What stands before the neurons' names, such as `4.train`.
  package let prefix: String

  /// The parts of a recording, already read.
  package init(traces: Content, spikes: Content? = nil, rate: Double? = nil, prefix: String) {
    self.traces = traces
    self.spikes = spikes
    self.rate = rate
    self.prefix = prefix
  }
}

/// A kind of file that a recording can be read from.
package struct RecordingFormat: Sendable {
  /// The name by which it is asked for, such as `spikefinder`.
  package let name: String
  /// What such a file holds, in one sentence.
  package let summary: String
  /// Whether a file looks like this format.
  package let recognises: @Sendable (RecordingFile) -> Bool
  /// The recording in a file of this format.
  package let read: @Sendable (RecordingFile) throws(DatasetError) -> Recording

  /// Every format; a file is read by the first that recognises it.
  package static let all: [RecordingFormat] = [.array, .spikeFinder, .table]

  /// The format of that name; throws when there is none.
  package static func named(_ name: String) throws(DatasetError) -> RecordingFormat {
    guard let format = all.first(where: { $0.name == name }) else {
      throw .unknownFormat(name: name, known: all.map(\.name))
    }
    return format
  }

  /// The first format that recognises a file; throws when none does.
  package static func recognising(_ file: RecordingFile) throws(DatasetError) -> RecordingFormat {
    guard let format = all.first(where: { $0.recognises(file) }) else {
      throw .unrecognised(file: file.traces.path)
    }
    return format
  }
}
