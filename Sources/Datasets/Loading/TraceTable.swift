import LinearAlgebra

/// What a format reads of a source: a column of samples for each neuron.
package struct TraceTable: Sendable {
  /// The file or folder that it was read from, for messages.
  package let path: String
  /// A name for each column: as the source has them, else their numbers from 0.
  package let names: [String]
  /// Whether the source names its columns.
  package let isNamed: Bool
  /// Fluorescence of each neuron, NaN where a sample is missing; a column ends with its last sample.
  package let samples: [[Float]]
  /// The neurons' spikes, where they are known.
  package var spikes: SpikeTable?
  /// Samples per second as the source says, in Hz: no other rate may be given.
  package let rate: Double?
  /// Samples per second where neither source nor caller says it, in Hz.
  package let usualRate: Double?
  /// The calcium indicator's name, where the source says it.
  package let indicator: String?

  /// A table; missing samples at the end of a column are left out.
  package init(
    path: String, names: [String]? = nil, samples: [[Float]], spikes: SpikeTable? = nil,
    rate: Double? = nil, usualRate: Double? = nil, indicator: String? = nil
  ) {
    self.path = path
    self.names = names ?? samples.indices.map(String.init)
    self.isNamed = names != nil
    self.samples = samples.map(\.withoutMissingEnd)
    (self.spikes, self.rate, self.usualRate) = (spikes, rate, usualRate)
    self.indicator = indicator
  }
}

/// Spikes of neurons, a column for each, as they are read of a source.
package struct SpikeTable: Sendable {
  /// The file that it was read from, for messages.
  package let path: String
  package let names: [String]
  package let isNamed: Bool
  package let trains: [SpikeTrain]

  /// Columns with the names that the source has for them, nil where it has none.
  package init(path: String, names: [String]? = nil, trains: [SpikeTrain]) {
    self.path = path
    self.names = names ?? trains.indices.map(String.init)
    self.isNamed = names != nil
    self.trains = trains
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

extension Array {
  /// Whether columns have so few numbers that threads cost more than they save.
  func isSmall<Number>() -> Bool where Element == [Number] {
    reduce(0) { $0 + $1.count } < 50_000
  }
}
