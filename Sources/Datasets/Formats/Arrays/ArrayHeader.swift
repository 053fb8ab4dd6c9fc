/// What an `.npy` file says about its data.
struct ArrayHeader {
  typealias Fault = DatasetError.ArrayFault

  let shape: [Int]
  let isColumnMajor: Bool
  private let isBigEndian: Bool
  private let type: NumberType
  /// How many numbers there are, and where they begin.
  private let count: Int
  private let start: Int

  /// The types of number that are read, by their letter and size in the file.
  private enum NumberType: String {
    case b1, i1, u1, i2, u2, i4, u4, i8, u8, f4, f8

    var size: Int {
      switch self {
      case .b1, .i1, .u1: 1
      case .i2, .u2: 2
      case .i4, .u4, .f4: 4
      case .i8, .u8, .f8: 8
      }
    }
  }

  /// Throws at a header that is cut, malformed or of a type that is not read, and when the data
  /// are not all there.
  init(_ bytes: [UInt8]) throws(Fault) {
    let (text, start) = try Self.text(in: bytes)
    let type = try Self.value(of: "descr", in: text).withoutQuotes
    guard let order = type.first, let known = NumberType(rawValue: String(type.dropFirst())),
      "<>|=".contains(order)
    else { throw .type(String(type)) }
    self.type = known
    self.isBigEndian = order == ">"
    switch try Self.value(of: "fortran_order", in: text) {
    case "True": self.isColumnMajor = true
    case "False": self.isColumnMajor = false
    default: throw .header
    }
    self.shape = try Self.sizes(in: try Self.value(of: "shape", in: text))
    self.start = start
    self.count = try Self.count(shape)
    let expected = start + count * known.size
    if bytes.count < expected { throw .truncated(bytes: bytes.count, expected: expected) }
  }

  /// The header's text, and where the data begin.
  private static func text(in bytes: [UInt8]) throws(Fault) -> (String, Int) {
    guard bytes.count >= 10 else { throw .truncated(bytes: bytes.count, expected: 10) }
    let version = Int(bytes[6])
    guard (1...3).contains(version) else { throw .version(version) }
    let widthOfLength = version == 1 ? 2 : 4
    let begin = 8 + widthOfLength
    guard bytes.count >= begin else { throw .truncated(bytes: bytes.count, expected: begin) }
    let length = bytes[8..<begin].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= bytes.count - begin else {
      throw .truncated(bytes: bytes.count, expected: begin + length)
    }
    guard let text = String(validating: bytes[begin..<begin + length], as: UTF8.self) else {
      throw .header
    }
    return (text, begin + length)
  }

  /// What follows a key of the header, up to the comma or brace that ends it.
  private static func value(of key: String, in text: String) throws(Fault) -> Substring {
    for quote in ["'", "\""] {
      let parts = text.split(
        separator: quote + key + quote, maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let rest = parts[1].drop { $0 == " " }
      guard rest.first == ":" else { throw .header }
      let value = rest.dropFirst().drop { $0 == " " }
      if value.first == "(" { return value.prefix { $0 != ")" }.dropFirst() }
      let isList = value.first == "["
      return value.prefix { isList ? $0 != "]" : $0 != "," && $0 != "}" && $0 != " " }
    }
    throw .header
  }

  private static func sizes(in text: Substring) throws(Fault) -> [Int] {
    var sizes: [Int] = []
    for part in text.split(separator: ",") {
      let digits = part.filter { $0 != " " }
      if digits.isEmpty { continue }
      guard let size = Int(digits), size >= 0 else { throw .header }
      sizes.append(size)
    }
    return sizes
  }

  private static func count(_ shape: [Int]) throws(Fault) -> Int {
    guard shape.count <= 64 else { throw .dimensions(shape.count) }
    var count = 1
    for size in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: size)
      if overflows || product > Dataset.largestCount { throw .size }
      count = product
    }
    return count
  }

  // MARK: - Data

  /// The numbers in the file's own order.
  func numbers(in bytes: [UInt8]) throws(Fault) -> [Double] {
    switch type {
    case .b1: integers(in: bytes, as: UInt8.self).map { $0 == 0 ? 0 : 1 }
    case .i1: integers(in: bytes, as: Int8.self).map(Double.init)
    case .u1: integers(in: bytes, as: UInt8.self).map(Double.init)
    case .i2: integers(in: bytes, as: Int16.self).map(Double.init)
    case .u2: integers(in: bytes, as: UInt16.self).map(Double.init)
    case .i4: integers(in: bytes, as: Int32.self).map(Double.init)
    case .u4: integers(in: bytes, as: UInt32.self).map(Double.init)
    case .i8: integers(in: bytes, as: Int64.self).map(Double.init)
    case .u8: integers(in: bytes, as: UInt64.self).map(Double.init)
    case .f4: integers(in: bytes, as: UInt32.self).map { Double(Float(bitPattern: $0)) }
    case .f8: integers(in: bytes, as: UInt64.self).map { Double(bitPattern: $0) }
    }
  }

  private func integers<T: FixedWidthInteger>(in bytes: [UInt8], as: T.Type) -> [T] {
    bytes.withUnsafeBytes { raw in
      (0..<count).map { index in
        let stored = raw.loadUnaligned(fromByteOffset: start + index * type.size, as: T.self)
        return isBigEndian ? T(bigEndian: stored) : T(littleEndian: stored)
      }
    }
  }
}

extension Substring {
  fileprivate var withoutQuotes: Substring {
    guard let first, first == "'" || first == "\"", count > 1, last == first else { return self }
    return dropFirst().dropLast()
  }
}
