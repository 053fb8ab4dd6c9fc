import Containers
import Files
import Wording

extension RecordingFormat {
  /// What suite2p (Pachitariu et al. 2017) leaves: a folder with `F.npy`, or `Fall.mat`. Fluorescence of
  /// regions, from which 0.7 of the neuropil's is subtracted, of those that were judged to be cells.
  static let suite2p = RecordingFormat(
    name: "suite2p", summary: "a suite2p folder with F.npy, or its Fall.mat", endings: [".mat"],
    options: [.rate, .array, .neuropil, .cells],
    recognises: { source in
      if let names = source.names { return names.contains("F.npy") }
      guard let container = source.container else { return false }
      return container["F"]?.layout != nil
        && (container["iscell"] != nil || container["Fneu"] != nil)
    },
    read: { source throws(DatasetError) in try Suite2p(source).table() })
}

private struct Suite2p {
  private let store: Suite2pStore
  private let source: RecordingSource
  /// The array that is taken: `F`, unless another is asked for.
  private let name: String
  /// What part of the neuropil is subtracted; 0 for none.
  private let neuropil: Double
  private static let usualNeuropil = 0.7

  init(_ source: RecordingSource) throws(DatasetError) {
    self.source = source
    store = Suite2pStore(source)
    name = source.reading.array ?? "F"
    guard store.has(name) else {
      throw .noSuchArray(
        file: source.path, array: name, known: ["F", "Fneu", "spks"].filter(store.has))
    }
    let isRaw = name == "F" && store.has("Fneu")
    if source.reading.neuropil != nil, !isRaw {
      throw .lacksArrays(
        file: source.path, arrays: ["Fneu, whose neuropil is to be subtracted from F"])
    }
    neuropil = isRaw ? source.reading.neuropil ?? Self.usualNeuropil : 0
  }

  func table() throws(DatasetError) -> TraceTable {
    let (rate, place) = try store.rate()
    let count = try store.regionCount(name)
    let flags = source.reading.cells == false ? nil : try store.cellFlags(count)
    let regions = (0..<count).filter { flags?[$0] ?? true }
    let wanted = try source.reading.taken(of: regions)
    let part = try store.traces(name, of: wanted, rate: rate)
    let background = neuropil == 0 ? nil : try store.traces("Fneu", of: wanted, rate: rate)
    return TraceTable(
      path: source.path, names: regions.map(String.init), count: regions.count,
      size: part.length * wanted.count, rate: rate, firstSample: part.start,
      notes: notes(regions.count, of: count, isJudged: flags != nil, rateFrom: place)
    ) { [neuropil, path = source.path] neuron throws(DatasetError) in
      let samples = try part.trace(regions[neuron])
      guard let background else { return samples }
      let around = try background.trace(regions[neuron])
      guard around.count == samples.count else {
        throw .sizesDiffer(file: path, array: "Fneu", other: "F")
      }
      return samples.minus(around, times: Float(neuropil))
    }
  }

  private func notes(
    _ cells: Int, of regions: Int, isJudged: Bool, rateFrom place: String?
  ) -> [String] {
    var notes: [String] = []
    if name != "F" { notes.append("\(name) taken for traces") }
    if neuropil != 0 { notes.append("neuropil subtracted with \(neuropil.shortest)") }
    if isJudged {
      notes.append("\(cells) of \(counted(regions, "region")) are cells")
    }
    if let place { notes.append("rate from \(place)") }
    if name != "spks", store.has("spks") { notes.append("spks left out: it holds no counts") }
    return notes
  }
}

extension [Float] {
  /// These less a multiple of others, of which there are as many.
  fileprivate func minus(_ others: [Float], times factor: Float) -> [Float] {
    zip(self, others).map { $0 - factor * $1 }
  }
}
