import Files

extension RecordingFormat {
  /// Pairs of files `N.calcium.csv` and `N.spikes.csv` of the SpikeFinder challenge (Berens et al.
  /// 2018): a header 0,1,2,…, a column per neuron, a row per 10 ms; a shorter neuron ends in blanks.
  static let spikeFinder = RecordingFormat(
    name: "spikefinder",
    summary: "SpikeFinder pairs of .calcium.csv and .spikes.csv, a column per neuron, at 100 Hz",
    pair: Pair(traces: ".calcium.csv", spikes: ".spikes.csv"),
    options: ofText,
    recognises: { $0.hasEnding(".calcium.csv") && !ArrayFile.begins($0.start) },
    read: { source throws(DatasetError) in
      try NumberTable(source, .judged(oneMayBeZero: true))
        .traces(source.options, usualRate: spikeFinderRate)
    })

  /// Samples per second of every SpikeFinder file, in Hz.
  static let spikeFinderRate = 100.0
}
