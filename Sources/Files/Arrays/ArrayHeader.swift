/// What an `.npy` file says about its data.
struct ArrayHeader {
  let shape: [Int]
  let isColumnMajor: Bool
  let isBigEndian: Bool
  let type: NumberType
  /// Where the numbers begin, in bytes.
  let start: Int

  /// The bytes that every such file begins with.
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  /// The longest header that is read, in bytes.
  private static let longest = 1 << 20
  /// The most numbers that are read: 4 GiB of `Float`.
  static let mostNumbers = 1 << 30

  /// The types of number that are read, by their letter and size in the file.
  enum NumberType: String {
    case b1, i1, u1, i2, u2, i4, u4, i8, u8, f2, f4, f8

    var size: Int {
      switch self {
      case .b1, .i1, .u1: 1
      case .i2, .u2, .f2: 2
      case .i4, .u4, .f4: 4
      case .i8, .u8, .f8: 8
      }
    }
  }

  /// Reads the header alone. Throws where it is cut, malformed or of a type that is not read, and
  /// where the file has not all the numbers that it announces.
  init(of file: any OpenFile) throws(ArrayFault) {
    let (text, start) = try Self.text(in: file)
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
    let expected = start + (try Self.count(shape)) * known.size
    if file.size < expected { throw .truncated(bytes: file.size, expected: expected) }
  }

  /// The header's text, and where the numbers begin.
  static func text(in file: any OpenFile) throws(ArrayFault) -> (String, Int) {
    let start = try bytes(0..<min(12, file.size), of: file)
    guard start.starts(with: magic) else { throw .notAnArray }
    guard start.count >= 10 else { throw .truncated(bytes: file.size, expected: 10) }
    let version = Int(start[6])
    guard (1...3).contains(version) else { throw .version(version) }
    let begin = version == 1 ? 10 : 12
    guard start.count >= begin else { throw .truncated(bytes: file.size, expected: begin) }
    let length = start[8..<begin].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= file.size - begin else {
      throw .truncated(bytes: file.size, expected: begin + length)
    }
    guard length <= longest,
      let text = String(validating: try bytes(begin..<begin + length, of: file), as: UTF8.self)
    else { throw .header }
    return (text, begin + length)
  }

  private static func bytes(
    _ range: Range<Int>, of file: any OpenFile
  ) throws(ArrayFault) -> [UInt8] {
    do { return try file.bytes(range) } catch { throw .unreadable(error) }
  }

  /// What follows a key of the header, up to the comma or brace that ends it.
  static func value(of key: String, in text: String) throws(ArrayFault) -> Substring {
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

  static func sizes(in text: Substring) throws(ArrayFault) -> [Int] {
    var sizes: [Int] = []
    for part in text.split(separator: ",") {
      let digits = part.filter { $0 != " " }
      if digits.isEmpty { continue }
      guard let size = Int(digits), size >= 0 else { throw .header }
      sizes.append(size)
    }
    return sizes
  }

  static func count(_ shape: [Int]) throws(ArrayFault) -> Int {
    guard shape.count <= 64 else { throw .header }
    var count = 1
    for size in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: size)
      if overflows || product > mostNumbers { throw .size }
      count = product
    }
    return count
  }
}

extension Substring {
  var withoutQuotes: Substring {
    guard let first, first == "'" || first == "\"", count > 1, last == first else { return self }
    return dropFirst().dropLast()
  }
}
