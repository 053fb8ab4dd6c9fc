extension RecordingFormat {
  /// Plain text tables of numbers: comma, tab or semicolon between fields, with or without a
  /// header, a column per neuron; a column named `time` or `t` gives the rate.
  static let table = RecordingFormat(
    name: "csv",
    summary: "text with a column per neuron; a column named time or t, in seconds, gives the rate",
    recognises: { !NumberArray.isArray($0.traces.bytes) },
    read: { file throws(DatasetError) in try file.recording() })

  /// NumPy arrays: one trace, or two dimensions of which the longer is time.
  static let array = RecordingFormat(
    name: "npy",
    summary: "a NumPy array of one trace, or of several with time along the longer side",
    recognises: { NumberArray.isArray($0.traces.bytes) },
    read: { file throws(DatasetError) in try file.recording() })
}
