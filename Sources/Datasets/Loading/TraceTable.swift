/// What a format finds in a source: a column of samples for each neuron, read where it is wanted.
package struct TraceTable: Sendable {
  /// The file or folder that it is read from, for messages.
  package let path: String
  /// A name for each column: as the source has them, else their numbers from 0.
  package let names: [String]
  /// Whether the source names its columns.
  package let isNamed: Bool
  /// How many samples there are in all.
  package let size: Int
  /// Reads a column: fluorescence of a neuron, NaN where a sample is missing. What is missing at its
  /// end was not recorded, unless all of it is. Is called once for each column, on any thread.
  package let column: @Sendable (Int) throws(DatasetError) -> [Float]
  /// The traces, where they are left in their file; nil of columns that are read into memory.
  let stored: StoredTraces?
  /// The neurons' spikes, where they are known.
  package var spikes: SpikeTable?
  /// Samples per second as the source says, in Hz: no other rate may be given.
  package let rate: Double?
  /// Samples per second where neither source nor caller says it, in Hz.
  package let usualRate: Double?
  /// The time of the first sample in seconds, where the source says it.
  package let start: Double?
  /// The calcium indicator's name, where the source says it.
  package let indicator: String?
  /// What the samples are.
  package let quantity: Recording.Quantity
  /// The place of the first sample that is read of each column: what is before was not asked for.
  package let firstSample: Int
  /// How many samples of each column were recorded, where the source says it; else what is missing
  /// at the end of one was not.
  package let lengths: [Int]?
  /// What was taken for what, as a phrase each, for the recording's summary.
  package let notes: [String]
  /// What the source says of its rate in words that are no proof, such as "line 2 says 30 Hz".
  package let saidRate: String?

  /// A table of so many columns, with the names that the source has for them, nil where it has none.
  package init(
    path: String, names: [String]? = nil, count: Int, size: Int, spikes: SpikeTable? = nil,
    rate: Double? = nil, usualRate: Double? = nil, start: Double? = nil,
    indicator: String? = nil, quantity: Recording.Quantity = .fluorescence,
    firstSample: Int = 0, lengths: [Int]? = nil, notes: [String] = [], saidRate: String? = nil,
    column: @escaping @Sendable (Int) throws(DatasetError) -> [Float]
  ) {
    self.init(
      path: path, names: names, count: count, size: size, spikes: spikes, rate: rate,
      usualRate: usualRate, start: start, indicator: indicator, quantity: quantity,
      firstSample: firstSample, lengths: lengths, notes: notes, saidRate: saidRate, stored: nil,
      column: column)
  }

  init(
    path: String, names: [String]? = nil, count: Int, size: Int, spikes: SpikeTable? = nil,
    rate: Double? = nil, usualRate: Double? = nil, start: Double? = nil,
    indicator: String? = nil, quantity: Recording.Quantity = .fluorescence,
    firstSample: Int = 0, lengths: [Int]? = nil, notes: [String] = [], saidRate: String? = nil,
    stored: StoredTraces?,
    column: @escaping @Sendable (Int) throws(DatasetError) -> [Float]
  ) {
    self.path = path
    self.stored = stored
    self.names = names ?? (0..<count).map(String.init)
    self.isNamed = names != nil
    (self.size, self.column) = (size, column)
    (self.spikes, self.rate, self.usualRate) = (spikes, rate, usualRate)
    (self.start, self.indicator, self.firstSample) = (start, indicator, firstSample)
    (self.lengths, self.notes, self.saidRate, self.quantity) = (lengths, notes, saidRate, quantity)
  }
}

/// Spikes of neurons, a column for each, read where they are wanted.
package struct SpikeTable: Sendable {
  /// The file that it is read from, for messages.
  package let path: String
  package let names: [String]
  package let isNamed: Bool
  /// How many bins there are, known or not; nil where a train has all of its own.
  package let length: Int?
  /// When the bins are, where the file says it; else they are those of the traces.
  package let timing: Timing?
  /// What was taken for what, as a phrase each, for the recording's summary.
  package let notes: [String]
  /// Reads the spikes of a column, on any thread.
  package let train: @Sendable (Int) throws(DatasetError) -> SpikeTrain
  /// As that of the traces.
  package let firstSample: Int

  /// Columns with the names that the source has for them, nil where it has none.
  package init(
    path: String, names: [String]? = nil, count: Int, length: Int? = nil,
    timing: Timing? = nil, firstSample: Int = 0, notes: [String] = [],
    train: @escaping @Sendable (Int) throws(DatasetError) -> SpikeTrain
  ) {
    self.path = path
    self.names = names ?? (0..<count).map(String.init)
    self.isNamed = names != nil
    (self.length, self.timing, self.notes, self.train) = (length, timing, notes, train)
    self.firstSample = firstSample
  }
}

/// The spikes of a neuron.
package struct SpikeTrain: Sendable {
  /// Spikes in the bin of each sample, 0 where they are not known.
  package let counts: [UInt16]
  /// The samples whose spikes are not known, in rising order.
  package let missing: [Int]
  /// The place of the first number that is no count; what follows it is not read.
  package let fault: Int?

  /// Spike counts as numbers, NaN where they are not known.
  package init(_ numbers: [Double]) {
    var (missing, fault): ([Int], Int?) = ([], nil)
    counts = [UInt16](unsafeUninitializedCapacity: numbers.count) { counts, filled in
      for (place, value) in numbers.enumerated() {
        if value.isNaN { missing.append(place) }
        let known = value.isNaN ? 0 : value
        // As UInt16(exactly:), which is slow: it calls a function that rounds.
        guard known >= 0, known <= 65_535, Double(UInt16(known)) == known else {
          fault = place
          return
        }
        counts[place] = UInt16(known)
        filled = place + 1
      }
    }
    (self.missing, self.fault) = (missing, fault)
  }

  /// Some of the samples.
  func cut(_ range: Range<Int>) -> SpikeTrain {
    SpikeTrain(
      counts: Array(counts[range.clamped(to: 0..<counts.count)]),
      missing: missing.filter { range.contains($0) }.map { $0 - range.lowerBound })
  }

  /// Counts in bins, all known but some.
  init(counts: [UInt16], missing: [Int] = []) {
    (self.counts, self.missing, self.fault) = (counts, missing, nil)
  }

  /// The same of numbers as arrays hold them.
  package init(_ numbers: [Float]) { self.init(numbers.map { Double($0) }) }
}

extension Array where Element: BinaryFloatingPoint {
  /// Without the NaN that it ends in.
  var withoutMissingEnd: [Element] {
    guard let last = lastIndex(where: { !$0.isNaN }) else { return [] }
    return last == count - 1 ? self : Array(self[...last])
  }
}
