import CMatIO
import Glibc

/// A variable of a MATLAB file, or a part of one.
final class MatlabVariable {
  private let pointer: UnsafeMutablePointer<matvar_t>
  /// What owns it, where it is a part.
  private let whole: MatlabVariable?
  private var variable: matvar_t { pointer.pointee }

  /// Takes charge of a variable, or names a part of one.
  init(_ pointer: UnsafeMutablePointer<matvar_t>, in whole: MatlabVariable? = nil) {
    (self.pointer, self.whole) = (pointer, whole)
  }

  deinit { if whole == nil { Mat_VarFree(pointer) } }

  var name: String? { variable.name.map { String(cString: $0) } }

  /// The sizes as MATLAB says them, the first running fastest.
  var shape: [Int] {
    guard let sizes = variable.dims, variable.rank > 0, variable.rank <= 32 else { return [0] }
    return (0..<Int(variable.rank)).map { Int(clamping: sizes[$0]) }
  }

  /// How many elements there are; 0 where they cannot be counted.
  private var count: Int { shape.product ?? 0 }

  var isText: Bool { variable.class_type == MAT_C_CHAR }
  var isCell: Bool { variable.class_type == MAT_C_CELL }

  /// Whether it is made of parts that are listed: a struct, or a cell array that is not too long and
  /// not of texts alone.
  var isGroup: Bool {
    if variable.class_type == MAT_C_STRUCT { return true }
    return isCell && count <= Self.mostCells && !cells.allSatisfy(\.isText)
  }

  /// Why its numbers are not read, nil where they are.
  var obstacle: String? {
    if isText { return nil }
    if variable.isComplex != 0 { return "its numbers are complex" }
    switch variable.class_type {
    case MAT_C_SPARSE: return "it is a sparse matrix; save full(x) in MATLAB"
    case MAT_C_CELL: return cells.allSatisfy(\.isText) ? nil : "it is a long cell array"
    case MAT_C_OBJECT, MAT_C_FUNCTION, MAT_C_OPAQUE, MAT_C_EMPTY:
      return "it is an object of MATLAB's own"
    default: return nil
    }
  }
}

// MARK: - Parts

extension MatlabVariable {
  /// The most elements of a cell array or struct array whose parts are listed.
  private static let mostCells = 300
  /// How deep things are listed that stand in each other.
  private static let deepest = 3

  /// This and all parts of it, by their paths.
  func all(from path: String, depth: Int = 0) -> [(path: String, variable: MatlabVariable)] {
    let below =
      depth < Self.deepest && isGroup
      ? parts.flatMap { $0.part.all(from: "\(path)/\($0.name)", depth: depth + 1) } : []
    return [(path, self)] + below
  }

  private var parts: [(name: String, part: MatlabVariable)] {
    isCell ? cells.enumerated().map { ("\($0)", $1) } : fields
  }

  /// What a cell array holds.
  private var cells: [MatlabVariable] {
    guard isCell else { return [] }
    return pointers(min(count, 65_536)).compactMap { $0.map { MatlabVariable($0, in: self) } }
  }

  /// The first of what a cell array or a struct points to, no more than there are.
  private func pointers(_ count: Int) -> UnsafeBufferPointer<UnsafeMutablePointer<matvar_t>?> {
    let stored = Int(clamping: variable.nbytes) / MemoryLayout<OpaquePointer>.size
    let start = variable.data?.assumingMemoryBound(to: UnsafeMutablePointer<matvar_t>?.self)
    return UnsafeBufferPointer(start: start, count: start == nil ? 0 : min(count, stored))
  }

  private var fields: [(name: String, part: MatlabVariable)] {
    let width = Int(Mat_VarGetNumberOfFields(pointer))
    guard width > 0, let names = Mat_VarGetStructFieldnames(pointer) else { return [] }
    let isSingle = count == 1
    let entries = [min(count, Self.mostCells), width].product ?? 0
    return pointers(entries).enumerated().compactMap { place, part in
      guard let part, let name = names[place % width] else { return nil }
      let text = String(cString: name)
      return (isSingle ? text : "\(place / width)/\(text)", MatlabVariable(part, in: self))
    }
  }

  /// The texts of a cell array, nil where it holds anything else.
  var cellTexts: [String]? {
    let texts = cells.compactMap(\.text)
    return texts.count == count ? texts : nil
  }
}

// MARK: - Content

extension MatlabVariable {
  /// The most letters of a text that is listed.
  private static let longest = 4096

  /// The text, nil where it is none or longer than any name.
  var text: String? {
    guard isText, count <= Self.longest else { return nil }
    guard let data = variable.data else { return count == 0 ? "" : nil }
    let size = min(Int(clamping: variable.nbytes), 4 * Self.longest)
    let bytes = UnsafeRawBufferPointer(start: data, count: size)
    let isWide = [MAT_T_UTF16, MAT_T_UINT16].contains(variable.data_type)
    guard isWide else { return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map {
      bytes.loadUnaligned(fromByteOffset: $0, as: UInt16.self)
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// Some of the numbers in the order of the file; nil where they are not all there.
  func numbers(_ range: Range<Int>) -> [Double]? {
    guard let data = variable.data, range.upperBound <= count else { return nil }
    let bytes = UnsafeRawBufferPointer(start: data, count: Int(clamping: variable.nbytes))
    return switch variable.data_type {
    case MAT_T_DOUBLE: all(range, of: bytes) { (number: Double) in number }
    case MAT_T_SINGLE: all(range, of: bytes) { (number: Float) in Double(number) }
    case MAT_T_INT8: all(range, of: bytes) { (number: Int8) in Double(number) }
    case MAT_T_UINT8: all(range, of: bytes) { (number: UInt8) in Double(number) }
    case MAT_T_INT16: all(range, of: bytes) { (number: Int16) in Double(number) }
    case MAT_T_UINT16: all(range, of: bytes) { (number: UInt16) in Double(number) }
    case MAT_T_INT32: all(range, of: bytes) { (number: Int32) in Double(number) }
    case MAT_T_UINT32: all(range, of: bytes) { (number: UInt32) in Double(number) }
    case MAT_T_INT64: all(range, of: bytes) { (number: Int64) in Double(number) }
    case MAT_T_UINT64: all(range, of: bytes) { (number: UInt64) in Double(number) }
    default: nil
    }
  }

  private func all<Stored: BitwiseCopyable>(
    _ range: Range<Int>, of bytes: UnsafeRawBufferPointer, _ convert: (Stored) -> Double
  ) -> [Double]? {
    let size = MemoryLayout<Stored>.stride
    guard range.upperBound <= bytes.count / size else { return nil }
    return range.map { convert(bytes.loadUnaligned(fromByteOffset: $0 * size, as: Stored.self)) }
  }
}
