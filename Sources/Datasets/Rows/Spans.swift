/// What stretch of its neuron's trace each row is of, whatever its columns are now.
package struct Spans: Sendable, Equatable {
  /// Seconds of each row's centre from the trace's first sample.
  package internal(set) var centres: [Double]
  /// How far a row reaches before its centre and from it on, in seconds.
  package let before, after: Double
  /// Samples per second of the trace.
  package let rate: Double
  /// Up to which frequency the traces have power, in Hz; nil where that is not known.
  package let band: Double?

  package init(
    centres: [Double], before: Double, after: Double, rate: Double, band: Double? = nil
  ) {
    (self.centres, self.before, self.after, self.rate) = (centres, before, after, rate)
    self.band = band
  }

  /// How many frames a row is made of: fewer than samples where traces were upsampled.
  package var realFrames: Double {
    length * (band.map { Recording.isUpsampled($0, at: rate) ? 2 * $0 : rate } ?? rate)
  }

  /// Frames that a row must have for its shape to mean something.
  package static let fewFrames = 5.0

  /// That rows of an upsampled trace are of few real frames; nil of all others.
  var frameNote: String? {
    guard let band, realFrames < Self.fewFrames, Recording.isUpsampled(band, at: rate) else {
      return nil
    }
    return "\(realFrames.rounded1) real frames a window: the traces end at \(band.rounded1) Hz"
  }

  /// How long a row is, in seconds.
  package var length: Double { before + after }

  func picking(_ positions: [Int]) -> Spans { centred(at: positions.map { centres[$0] }) }

  /// Rows as long, at other times.
  func centred(at centres: [Double]) -> Spans {
    var moved = self
    moved.centres = centres
    return moved
  }

  /// These followed by others; nil unless those are as long, at the same rate.
  func appending(_ other: Spans) -> Spans? {
    guard (before, after, rate) == (other.before, other.after, other.rate) else { return nil }
    var joined = self
    joined.centres += other.centres
    return joined
  }
}

extension Dataset {
  /// How many rows share some of their time with the next row of the same neuron; nil where times are
  /// not known.
  package var overlappingCount: Int? {
    guard let spans else { return nil }
    let order = (0..<rows).sorted { a, b in
      (groups?[a] ?? 0, spans.centres[a]) < (groups?[b] ?? 0, spans.centres[b])
    }
    // Half a sample is no overlap, only rounding.
    let least = spans.length - 0.5 / spans.rate
    return zip(order, order.dropFirst()).count { row, next in
      groups?[row] == groups?[next] && spans.centres[next] - spans.centres[row] < least
    }
  }
}
