/// A file name in which `*` stands for any characters, or none.
struct NamePattern {
  private let pieces: [[UInt8]]

  init(_ text: String) {
    pieces = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      .map(Array.init)
  }

  /// Whether the whole name matches; in time proportional to its length for each piece.
  func matches(_ name: String) -> Bool {
    var rest = Array(name.utf8)[...]
    guard let first = pieces.first, rest.starts(with: first) else { return false }
    rest = rest.dropFirst(first.count)
    guard pieces.count > 1, let last = pieces.last else { return rest.isEmpty }
    for piece in pieces.dropFirst().dropLast() {
      guard let end = Self.end(of: piece, in: rest) else { return false }
      rest = rest[end...]
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }

  /// Where the earliest place of a piece ends.
  private static func end(of piece: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard piece.count <= bytes.count else { return nil }
    for start in bytes.startIndex...bytes.endIndex - piece.count
    where bytes[start..<start + piece.count].elementsEqual(piece) {
      return start + piece.count
    }
    return nil
  }
}

extension String {
  /// Whether this comes before another name when runs of digits count as numbers: `2.train` before
  /// `10.train`.
  package func precedesNaturally(_ other: String) -> Bool {
    let (left, right) = (naturalPieces, other.naturalPieces)
    for (a, b) in zip(left, right) where a != b { return a.precedes(b) }
    return left.count == right.count ? self < other : left.count < right.count
  }

  private var naturalPieces: [NaturalPiece] {
    var pieces: [NaturalPiece] = []
    var rest = utf8[...]
    while let first = rest.first {
      let isDigit = first.isDigit
      let run = rest.prefix { $0.isDigit == isDigit }
      pieces.append(isDigit ? .number(Array(run.drop { $0 == 0x30 })) : .text(Array(run)))
      rest = rest.dropFirst(run.count)
    }
    return pieces
  }
}

/// A run of digits, without leading zeros, or of anything else.
private enum NaturalPiece: Equatable {
  case number([UInt8])
  case text([UInt8])

  func precedes(_ other: NaturalPiece) -> Bool {
    switch (self, other) {
    case (.number(let a), .number(let b)):
      a.count == b.count ? a.lexicographicallyPrecedes(b) : a.count < b.count
    case (.text(let a), .text(let b)): a.lexicographicallyPrecedes(b)
    case (.number, .text): true
    case (.text, .number): false
    }
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }
}
