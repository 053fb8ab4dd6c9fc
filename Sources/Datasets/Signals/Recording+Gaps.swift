/// Samples of a neuron that are missing, one after the other.
package struct Gap: Sendable, Equatable {
  /// The neuron's position.
  package let neuron: Int
  /// The samples' positions.
  package let samples: Range<Int>
}

extension Recording {
  /// Where samples are missing, by neuron and time.
  package var gaps: [Gap] {
    traces.indices.flatMap { neuron in
      traces[neuron].missingCount == 0
        ? [] : traces[neuron].gaps.map { Gap(neuron: neuron, samples: $0) }
    }
  }
}

extension Trace {
  fileprivate var gaps: [Range<Int>] {
    var (gaps, start): ([Range<Int>], Int?) = ([], nil)
    for (place, sample) in samples.enumerated() where sample.isNaN != (start != nil) {
      if let first = start { gaps.append(first..<place) }
      start = sample.isNaN ? place : nil
    }
    return gaps + (start.map { [$0..<samples.count] } ?? [])
  }
}
