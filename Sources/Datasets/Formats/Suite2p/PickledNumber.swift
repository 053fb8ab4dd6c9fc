/// A number in a Python pickle, which is looked for and not executed.
enum PickledNumber {
  /// The number that follows a key of a dictionary; nil where there is none.
  static func named(_ key: String, in bytes: [UInt8]) -> Double? {
    let name = Array(key.utf8)
    // As protocols 4 and 3 begin a text: its length in one byte, in four.
    let marks = [[0x8C, UInt8(name.count)] + name, [0x58, UInt8(name.count), 0, 0, 0] + name]
    var place = 0
    while place < bytes.count {
      let rest = bytes[place...]
      if let mark = marks.first(where: { rest.starts(with: $0) }),
        let number = number(in: rest.dropFirst(mark.count).dropMemo)
      {
        return number
      }
      place += 1
    }
    return nil
  }

  /// How far a number of NumPy's own type may be behind its key.
  private static let reach = 200

  /// The number that pickled bytes begin with.
  private static func number(in bytes: ArraySlice<UInt8>) -> Double? {
    let rest = bytes.dropFirst()
    switch bytes.first {
    case UInt8(ascii: "G"): return rest.prefix(8).double(isBigEndian: true)
    case UInt8(ascii: "K"): return rest.first.map(Double.init)
    case UInt8(ascii: "M"): return whole(rest.prefix(2), of: 2)
    case UInt8(ascii: "J"): return whole(rest.prefix(4), of: 4)
    case UInt8(ascii: "c"), 0x8C, UInt8(ascii: "h"), UInt8(ascii: "j"): return scalar(in: rest)
    default: return nil
    }
  }

  private static func whole(_ bytes: ArraySlice<UInt8>, of size: Int) -> Double? {
    guard bytes.count == size else { return nil }
    return Double(bytes.reversed().reduce(0) { $0 << 8 | Int($1) })
  }

  /// A number of NumPy's: its type's name, then its eight or four bytes as a text of bytes.
  private static func scalar(in bytes: ArraySlice<UInt8>) -> Double? {
    let near = bytes.prefix(reach)
    for place in near.indices.dropLast() where near[place] == UInt8(ascii: "C") {
      let rest = bytes[(place + 2)...]
      if near[place + 1] == 8 { return rest.prefix(8).double(isBigEndian: false) }
      if near[place + 1] == 4 { return rest.prefix(4).float }
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// Without the note that a value is to be remembered.
  fileprivate var dropMemo: ArraySlice<UInt8> {
    switch first {
    case 0x94: dropFirst()
    case UInt8(ascii: "q"): dropFirst(2)
    case UInt8(ascii: "r"): dropFirst(5)
    default: self
    }
  }

  fileprivate func double(isBigEndian: Bool) -> Double? {
    guard count == 8 else { return nil }
    let bytes = isBigEndian ? Array(self) : reversed()
    return Double(bitPattern: bytes.reduce(0) { $0 << 8 | UInt64($1) })
  }

  fileprivate var float: Double? {
    guard count == 4 else { return nil }
    return Double(Float(bitPattern: reversed().reduce(0) { $0 << 8 | UInt32($1) }))
  }
}
