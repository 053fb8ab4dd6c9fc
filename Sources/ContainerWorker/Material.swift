import Containers
import Files

/// What an entry is to hold, with its numbers.
extension TensorFile {
  /// The tensor of that name.
  func tensor(_ name: String) throws(Complaint) -> NamedTensor {
    guard let tensor = self[name] else { throw Complaint("there is no tensor \(name)") }
    return tensor
  }
}

/// A type of number that is written: its letter and size, as NumPy names it.
struct NumberType {
  let isFloat: Bool
  let isSigned: Bool
  /// In bytes.
  let size: Int

  init(_ name: String) throws(Complaint) {
    guard let letter = name.first, let size = Int(name.dropFirst()),
      letter == "f" ? [4, 8].contains(size) : "iu".contains(letter) && [1, 2, 4, 8].contains(size)
    else { throw Complaint("there is no type \(name)") }
    (isFloat, isSigned, self.size) = (letter == "f", letter != "u", size)
  }
}

extension NamedTensor {
  /// The numbers' bytes as a type has them; what a type cannot hold becomes the nearest that it can.
  func bytes(as type: NumberType) -> [UInt8] {
    if case .words(let values) = numbers, !type.isFloat, type.size == 8 {
      return values.withUnsafeBytes { Array($0) }
    }
    return switch (type.isFloat, type.isSigned, type.size) {
    case (true, _, 4): bytes { Float($0) }
    case (true, _, _): bytes { $0 }
    case (_, true, 1): bytes { Int8(nearest: $0) }
    case (_, true, 2): bytes { Int16(nearest: $0) }
    case (_, true, 4): bytes { Int32(nearest: $0) }
    case (_, true, _): bytes { Int64(nearest: $0) }
    case (_, false, 1): bytes { UInt8(nearest: $0) }
    case (_, false, 2): bytes { UInt16(nearest: $0) }
    case (_, false, 4): bytes { UInt32(nearest: $0) }
    case (_, false, _): bytes { UInt64(nearest: $0) }
    }
  }

  private func bytes<Stored: BitwiseCopyable>(_ convert: (Double) -> Stored) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * MemoryLayout<Stored>.size)
    func add(_ number: Double) { withUnsafeBytes(of: convert(number)) { bytes += $0 } }
    switch numbers {
    case .floats(let values): values.forEach { add(Double($0)) }
    case .doubles(let values): values.forEach { add($0) }
    case .words(let values): values.forEach { add(Double($0)) }
    case .bytes(let values): values.forEach { add(Double($0)) }
    }
    return bytes
  }
}

extension FixedWidthInteger {
  fileprivate init(nearest number: Double) {
    self = number.isNaN ? 0 : Self(exactly: number.rounded()) ?? (number < 0 ? .min : .max)
  }
}
