extension RecordingFormat {
  /// Plain text tables of numbers: comma, tab or semicolon between fields, with or without a
  /// header, a column per neuron; a column named `time` or `t` gives the rate.
  static let table = RecordingFormat(
    name: "csv",
    summary: "text with a column per neuron; a column named time or t, in seconds, gives the rate",
    endings: [".csv"],
    recognises: { $0.names == nil },
    read: { source throws(DatasetError) in
      try NumberTable(source, headerMayBeZero: false).traces()
    },
    readSpikes: { source, traces throws(DatasetError) in
      // A first line which is only 0 names a column where that of the traces does.
      let isNamedZero = traces.isNamed && traces.names == ["0"]
      return try NumberTable(source, headerMayBeZero: isNamedZero).spikes()
    })
}
