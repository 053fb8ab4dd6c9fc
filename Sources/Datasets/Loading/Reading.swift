/// What of a file is to be read, and how: the options of `load` besides paths, spikes and rate.
package struct Reading: Sendable {
  /// The neurons by position, nil for all.
  package var neurons: [Int]?
  /// The times that are read, in seconds from the start; nil for the recording's own ends.
  package var from, to: Double?
  /// The array or series, where a file has several.
  package var array: String?
  /// What part of the neuropil is subtracted, where a file has it; nil for the usual 0.7.
  package var neuropil: Double?
  /// Whether only what was judged to be a cell is read, where a file says so; nil for yes.
  package var cells: Bool?
  /// From how many bytes on samples are left in their file, where a format can.
  package var leastStored = 256 << 20

  package init(
    neurons: [Int]? = nil, from: Double? = nil, to: Double? = nil, array: String? = nil,
    neuropil: Double? = nil, cells: Bool? = nil
  ) {
    (self.neurons, self.from, self.to) = (neurons, from, to)
    (self.array, self.neuropil, self.cells) = (array, neuropil, cells)
  }
}

/// The times of a recording that are read, at a rate.
struct TimePart {
  private let reading: Reading
  private let rate: Double

  init(_ reading: Reading, rate: Double) { (self.reading, self.rate) = (reading, rate) }

  /// Their places in a list of so many samples, the first of which is that at a place of the whole.
  func range(of count: Int, from start: Int) -> Range<Int> {
    let whole = reading.samples(rate: rate, of: start + count)
    return max(0, whole.lowerBound - start)..<max(0, whole.upperBound - start)
  }
}

extension Reading {
  /// The options that were given and not every format takes.
  var given: Set<RecordingFormat.Option> {
    Set(
      (array == nil ? [] : [.array]) + (neuropil == nil ? [] : [.neuropil])
        + (cells == nil ? [] : [.cells]))
  }

  /// Whether times are given.
  var isPart: Bool { from != nil || to != nil }

  /// The samples between the times at a rate, of so many; all where no time is given, or no rate is
  /// known.
  func samples(rate: Double?, of count: Int) -> Range<Int> {
    guard let rate else { return 0..<count }
    // A time that is meant to be that of a sample is, whatever the rate's last digits.
    func place(_ time: Double) -> Int {
      Int(min(max(0, (time * rate - 1e-6).rounded(.up)), Double(count)))
    }
    let start = from.map(place) ?? 0
    return start..<max(start, to.map(place) ?? count)
  }

  /// The range from the first to the last neuron that is read, of so many. Throws where one is not
  /// there.
  func bounds(of count: Int) throws(DatasetError) -> Range<Int> {
    guard let neurons else { return 0..<count }
    try Dataset.check(positions: neurons, below: count, what: "neuron")
    guard let first = neurons.min(), let last = neurons.max() else { return 0..<0 }
    return first..<last + 1
  }

  /// Throws unless the times are ones that a part can have.
  func check() throws(DatasetError) {
    if let from, from < 0 {
      throw .outOfRange(parameter: "from", value: from, allowed: "0 s or later", unit: "s")
    }
    if let to, to <= from ?? 0 {
      throw .outOfRange(parameter: "to", value: to, allowed: "later than from", unit: "s")
    }
  }
}

extension Reading {
  /// The ones of some positions that are read, in the order asked for; all where none are named.
  func taken(of positions: [Int]) throws(DatasetError) -> [Int] {
    guard let neurons else { return positions }
    try Dataset.check(positions: neurons, below: positions.count, what: "neuron")
    return neurons.map { positions[$0] }
  }
}
