extension RecordingFormat {
  /// Plain text tables of numbers, as programs and people write them: what parts fields, which mark
  /// numbers have, whether there is a header, and which columns count rows or hold times is judged
  /// from the first lines.
  static let table = RecordingFormat(
    name: "csv",
    summary: "text with a column per neuron (commas, semicolons, tabs or blanks between fields); "
      + "a column of times gives the rate",
    endings: [".csv", ".tsv", ".csv.gz"],
    options: ofText,
    recognises: { $0.names == nil },
    read: { source throws(DatasetError) in
      try NumberTable(source, .judged(oneMayBeZero: false)).traces(source.options)
    },
    readSpikes: { source, traces throws(DatasetError) in
      try NumberTable(
        source, .asTraces(names: traces.isNamed ? traces.names : nil), holdsCounts: true
      ).spikes(source.options)
    })

  /// What can be told of a table of text.
  static let ofText: Set<Option> = [.rate, .spikes, .time, .decimal, .orientation]
}
