/// What `load` was told of how files are to be read, each nil where their content is to decide.
package struct ReadingOptions: Sendable, Equatable {
  /// Samples per second, in Hz.
  package var rate: Double?
  /// The unit of a column of times.
  package var time: TimeUnit?
  /// The mark between a number's whole part and its fraction.
  package var decimal: DecimalMark?
  /// What is a neuron's trace.
  package var orientation: Orientation?

  package init(
    rate: Double? = nil, time: TimeUnit? = nil, decimal: DecimalMark? = nil,
    orientation: Orientation? = nil
  ) {
    (self.rate, self.time, self.decimal, self.orientation) = (rate, time, decimal, orientation)
  }
}

/// A unit of times in a file.
package enum TimeUnit: String, Sendable, CaseIterable {
  case seconds = "s"
  case milliseconds = "ms"
  case microseconds = "us"
  case nanoseconds = "ns"
  case minutes = "min"

  /// How many seconds it is.
  package var seconds: Double {
    switch self {
    case .seconds: 1
    case .milliseconds: 1e-3
    case .microseconds: 1e-6
    case .nanoseconds: 1e-9
    case .minutes: 60
    }
  }

  /// Its name in the plural.
  package var name: String {
    switch self {
    case .seconds: "seconds"
    case .milliseconds: "milliseconds"
    case .microseconds: "microseconds"
    case .nanoseconds: "nanoseconds"
    case .minutes: "minutes"
    }
  }
}

extension TimeUnit {
  /// A unit as people write it in small letters; nil for any other word.
  package init?(word: String) {
    guard let unit = Self.written[word] else { return nil }
    self = unit
  }

  /// The words of a name, in small letters: what stands between other characters than letters.
  package static func words(of name: String) -> [String] {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static let written: [String: TimeUnit] = [
    "s": .seconds, "sec": .seconds, "secs": .seconds, "second": .seconds, "seconds": .seconds,
    "ms": .milliseconds, "msec": .milliseconds, "msecs": .milliseconds,
    "millisecond": .milliseconds, "milliseconds": .milliseconds,
    "us": .microseconds, "\u{B5}s": .microseconds, "\u{3BC}s": .microseconds, "usec": .microseconds,
    "microsecond": .microseconds, "microseconds": .microseconds,
    "ns": .nanoseconds, "nsec": .nanoseconds, "nanosecond": .nanoseconds,
    "nanoseconds": .nanoseconds, "min": .minutes, "mins": .minutes, "minute": .minutes,
    "minutes": .minutes,
  ]
}

/// What stands between a number's whole part and its fraction.
package enum DecimalMark: String, Sendable, CaseIterable {
  case point = "."
  case comma = ","

  var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
}

/// Whether the rows of a file or its columns are neurons.
package enum Orientation: String, Sendable, CaseIterable { case rows, columns }
