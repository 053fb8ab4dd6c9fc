/// A NumPy `.npy` file of numbers, of which only the header has been read: versions 1 to 3; numbers of
/// f2, f4, f8, i1 to i8, u1 to u8 and b1, of either byte order; rows or columns first.
package struct ArrayFile: Sendable {
  private(set) var file: any OpenFile
  let header: ArrayHeader

  /// Whether bytes begin as such a file does.
  package static func begins(_ bytes: [UInt8]) -> Bool { bytes.starts(with: ArrayHeader.magic) }

  /// Reads the header; throws at anything else than such a file, and at one that is cut short.
  package init(_ file: any OpenFile) throws(ArrayFault) {
    self.file = file
    header = try ArrayHeader(of: file)
  }

  /// The size along each dimension; empty for a single number.
  package var shape: [Int] { header.shape }
  /// Whether the first dimension runs fastest, else the last.
  package var isColumnMajor: Bool { header.isColumnMajor }
  /// How many numbers there are.
  package var count: Int { header.shape.reduce(1, *) }
  /// Whether the file is what it was when it was opened.
  package var isUnchanged: Bool { file.isUnchanged }

  /// The same array for what is read of it later, whoever asks to stop meanwhile.
  package var lasting: ArrayFile {
    var array = self
    array.file = file.lasting
    return array
  }

  /// How many bytes a number takes.
  package var numberSize: Int { header.type.size }
}

// MARK: - Numbers

extension ArrayFile {
  /// Fills a buffer with the numbers from a place on, counted in the file's own order, as far as
  /// `Float` holds them. Can be called from any thread.
  package func read(
    from first: Int, into numbers: UnsafeMutableBufferPointer<Float>
  ) throws(ArrayFault) {
    if header.type == .f4, !header.isBigEndian {
      return try read(from: first, into: UnsafeMutableRawBufferPointer(numbers))
    }
    let part = min(numbers.count, Self.part)
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: part * numberSize, alignment: 16)
    defer { bytes.deallocate() }
    for start in stride(from: 0, to: numbers.count, by: Self.part) {
      let range = start..<min(start + Self.part, numbers.count)
      let stored = UnsafeMutableRawBufferPointer(rebasing: bytes[..<(range.count * numberSize)])
      try read(from: first + start, into: stored)
      convert(UnsafeRawBufferPointer(stored), into: .init(rebasing: numbers[range]))
    }
  }

  /// Fills a buffer with numbers that lie so many apart, from a place on. Where they are near each
  /// other what is between them is read too: asking the system costs as much as two thousand bytes.
  package func read(
    from first: Int, apart step: Int, into numbers: UnsafeMutableBufferPointer<Float>
  ) throws(ArrayFault) {
    let size = numberSize
    let most = step * size > Self.near ? 1 : min(numbers.count, Self.stretch / (step * size))
    let room = UnsafeMutableRawBufferPointer.allocate(
      byteCount: ((most - 1) * step + 1) * size, alignment: 16)
    let picked = UnsafeMutableRawBufferPointer.allocate(byteCount: most * size, alignment: 16)
    defer {
      room.deallocate()
      picked.deallocate()
    }
    for start in stride(from: 0, to: numbers.count, by: most) {
      let range = start..<min(start + most, numbers.count)
      let stored = ((range.count - 1) * step + 1) * size
      try read(from: first + start * step, into: .init(rebasing: room[..<stored]))
      for index in 0..<range.count {
        let number = room[index * step * size..<(index * step + 1) * size]
        picked[index * size..<(index + 1) * size].copyBytes(from: number)
      }
      convert(
        UnsafeRawBufferPointer(rebasing: picked[..<(range.count * size)]),
        into: .init(rebasing: numbers[range]))
    }
  }

  /// How many bytes apart numbers are at most that are read together, and how many bytes at a time.
  private static let (near, stretch) = (1 << 11, 1 << 16)

  /// How many numbers are converted at a time, in memory that is near.
  private static let part = 1 << 14

  private func read(
    from first: Int, into bytes: UnsafeMutableRawBufferPointer
  ) throws(ArrayFault) {
    do {
      try file.read(at: header.start + first * numberSize, into: bytes)
    } catch {
      throw .unreadable(error)
    }
  }

  private func convert(
    _ bytes: UnsafeRawBufferPointer, into numbers: UnsafeMutableBufferPointer<Float>
  ) {
    switch header.type {
    case .b1: each(of: bytes, into: numbers) { (number: UInt8) in number == 0 ? 0 : 1 }
    case .i1: each(of: bytes, into: numbers) { (number: Int8) in Float(number) }
    case .u1: each(of: bytes, into: numbers) { (number: UInt8) in Float(number) }
    case .i2: each(of: bytes, into: numbers) { (number: Int16) in Float(number) }
    case .u2: each(of: bytes, into: numbers) { (number: UInt16) in Float(number) }
    case .i4: each(of: bytes, into: numbers) { (number: Int32) in Float(number) }
    case .u4: each(of: bytes, into: numbers) { (number: UInt32) in Float(number) }
    case .i8: each(of: bytes, into: numbers) { (number: Int64) in Float(Double(number)) }
    case .u8: each(of: bytes, into: numbers) { (number: UInt64) in Float(Double(number)) }
    case .f2:
      each(of: bytes, into: numbers) { (bits: UInt16) in Float(Float16(bitPattern: bits)) }
    case .f4: each(of: bytes, into: numbers) { (bits: UInt32) in Float(bitPattern: bits) }
    case .f8: each(of: bytes, into: numbers) { (bits: UInt64) in Float(Double(bitPattern: bits)) }
    }
  }

  @inline(__always)
  private func each<Stored: FixedWidthInteger & BitwiseCopyable>(
    of bytes: UnsafeRawBufferPointer, into numbers: UnsafeMutableBufferPointer<Float>,
    _ convert: (Stored) -> Float
  ) {
    let stored = bytes.assumingMemoryBound(to: Stored.self)
    if header.isBigEndian {
      for place in 0..<numbers.count { numbers[place] = convert(stored[place].byteSwapped) }
    } else {
      for place in 0..<numbers.count { numbers[place] = convert(stored[place]) }
    }
  }

  /// All numbers, the last dimension running fastest.
  package func numbers() throws(ArrayFault) -> [Float] {
    var fault: ArrayFault?
    let stored = [Float](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(ArrayFault) {
        try read(from: 0, into: .init(rebasing: buffer[..<count]))
        filled = count
      } catch {
        fault = error
      }
    }
    if let fault { throw fault }
    return isColumnMajor ? Self.rowMajor(stored, shape: shape) : stored
  }

  /// Puts numbers whose first dimension runs fastest in the other order.
  package static func rowMajor(_ values: [Float], shape: [Int]) -> [Float] {
    guard shape.count > 1, !values.isEmpty else { return values }
    var strides = [1]
    for size in shape.dropLast() { strides.append(strides[strides.count - 1] * size) }
    var index = [Int](repeating: 0, count: shape.count)
    var place = 0
    return values.indices.map { _ in
      let value = values[place]
      var axis = shape.count - 1
      while axis >= 0 {
        index[axis] += 1
        place += strides[axis]
        if index[axis] < shape[axis] { break }
        place -= strides[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
      return value
    }
  }
}

// MARK: - Writing

extension ArrayFile {
  /// The bytes of a file of Float32 numbers, row after row: version 1.0, as NumPy writes it.
  package static func bytes(_ values: [Float], shape: [Int]) -> [UInt8] {
    var bytes = opening(type: "<f4", shape: shape)
    bytes.reserveCapacity(bytes.count + 4 * values.count)
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// What a file of a type and shape begins with, before its numbers.
  package static func opening(type: String, shape: [Int]) -> [UInt8] {
    let sizes = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(sizes)), }"
    // The data begin at a multiple of 64 bytes; a line feed ends the header.
    let magic = ArrayHeader.magic
    let padding = (64 - (magic.count + 4 + header.utf8.count + 1) % 64) % 64
    header += String(repeating: " ", count: padding) + "\n"
    let length = UInt16(clamping: header.utf8.count)
    return magic + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + Array(header.utf8)
  }
}
