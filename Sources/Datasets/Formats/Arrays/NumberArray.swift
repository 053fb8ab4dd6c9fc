/// Numbers of any number of dimensions, as in a NumPy `.npy` file.
package struct NumberArray: Sendable, Equatable {
  /// The size along each dimension; empty for a single number.
  package let shape: [Int]
  /// The numbers, the last dimension running fastest.
  package let values: [Double]

  /// Whether bytes begin as an `.npy` file does.
  package static func isArray(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }

  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// Reads an `.npy` file: versions 1 to 3; numbers of f4, f8, i1 to i8, u1 to u8 and
  /// b1, of either byte order; rows or columns first. Throws at anything else.
  package init(_ bytes: [UInt8], file: String) throws(DatasetError) {
    do {
      let header = try ArrayHeader(bytes)
      let values = try header.numbers(in: bytes)
      self.shape = header.shape
      self.values = header.isColumnMajor ? Self.rowMajor(values, shape: header.shape) : values
    } catch {
      throw .array(file: file, error)
    }
  }

  /// Puts numbers whose first dimension runs fastest in the other order.
  private static func rowMajor(_ values: [Double], shape: [Int]) -> [Double] {
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

  /// The bytes of an `.npy` file of Float32 numbers, row after row: version 1.0, as NumPy writes it.
  package static func bytes(_ values: [Float], shape: [Int]) -> [UInt8] {
    let sizes = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(sizes)), }"
    // The data begin at a multiple of 64 bytes; a line feed ends the header.
    let padding = (64 - (magic.count + 4 + header.utf8.count + 1) % 64) % 64
    header += String(repeating: " ", count: padding) + "\n"
    let length = UInt16(clamping: header.utf8.count)
    var bytes = magic + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + Array(header.utf8)
    bytes.reserveCapacity(bytes.count + 4 * values.count)
    for value in values {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }
}

extension NumberTable {
  /// The traces in an array: one dimension is one trace; of two, the longer is time (the first
  /// when they are equal).
  init(_ array: NumberArray, file: String) throws(DatasetError) {
    guard (1...2).contains(array.shape.count) else {
      throw .array(file: file, .dimensions(array.shape.count))
    }
    guard !array.values.isEmpty else { throw .empty(file: file) }
    let (rows, width) = (array.shape[0], array.shape.count == 1 ? 1 : array.shape[1])
    let timeIsFirst = rows >= width || array.shape.count == 1
    let (samples, neurons) = timeIsFirst ? (rows, width) : (width, rows)
    guard neurons <= FieldScanner.mostColumns else {
      throw .tooManyColumns(file: file, columns: neurons, most: FieldScanner.mostColumns)
    }
    let columns = (0..<neurons).map { neuron in
      (0..<samples).map { sample in
        array.values[timeIsFirst ? sample * width + neuron : neuron * width + sample]
      }
    }
    self.init(file: file, names: nil, columns: columns, firstLine: nil)
  }
}
