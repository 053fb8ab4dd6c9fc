import CDescriptors
import CMatIO
import Containers
import Files
import Glibc

/// Writes a MATLAB file of version 5. MATLAB's first dimension runs fastest: a matrix of rows is turned.
enum MatlabSink {
  static func bytes(of entries: [Entry], _ tensors: TensorFile) throws(Complaint) -> [UInt8] {
    let memory = memfd_create("mat", 0)
    let header = "MATLAB 5.0 MAT-file, written by vae"
    guard memory >= 0, let file = Mat_CreateVer("/proc/self/fd/\(memory)", header, MAT_FT_MAT5)
    else {
      throw .memory
    }
    defer { close(memory) }
    do {
      defer { Mat_Close(file) }
      for entry in entries {
        guard let variable = try variable(entry.path, entry.content, tensors) else { continue }
        defer { Mat_VarFree(variable) }
        guard Mat_VarWrite(file, variable, MAT_COMPRESSION_ZLIB) == 0 else {
          throw Complaint("\(entry.path) cannot be written")
        }
      }
    }
    return [UInt8](onDescriptor: memory)
  }

  /// An entry as a variable; nil for what such a file does not have.
  private static func variable(
    _ name: String, _ content: Entry.Content, _ tensors: TensorFile
  ) throws(Complaint) -> UnsafeMutablePointer<matvar_t>? {
    switch content {
    case .tensor(let tensor, let type): try matrix(name, try tensors.tensor(tensor), type)
    case .text(let text): try self.text(name, text)
    case .texts(let texts): try cells(name, texts)
    case .group, .link: nil
    }
  }

  private static func matrix(
    _ name: String, _ tensor: NamedTensor, _ type: String
  ) throws(Complaint) -> UnsafeMutablePointer<matvar_t> {
    let number = try NumberType(type)
    let (kind, stored) = types(of: number)
    // A list is a row.
    let shape = [Int](repeating: 1, count: max(0, 2 - tensor.shape.count)) + tensor.shape
    let bytes = tensor.bytes(as: number).turned(shape, size: number.size)
    var sizes = shape
    guard
      let made = bytes.withUnsafeBytes({ bytes in
        Mat_VarCreate(
          name, kind, stored, CInt(shape.count), &sizes,
          UnsafeMutableRawPointer(mutating: bytes.baseAddress), 0)
      })
    else { throw .memory }
    return made
  }

  private static func types(of number: NumberType) -> (matio_classes, matio_types) {
    switch (number.isFloat, number.isSigned, number.size) {
    case (true, _, 4): (MAT_C_SINGLE, MAT_T_SINGLE)
    case (true, _, _): (MAT_C_DOUBLE, MAT_T_DOUBLE)
    case (_, true, 1): (MAT_C_INT8, MAT_T_INT8)
    case (_, true, 2): (MAT_C_INT16, MAT_T_INT16)
    case (_, true, 4): (MAT_C_INT32, MAT_T_INT32)
    case (_, true, _): (MAT_C_INT64, MAT_T_INT64)
    case (_, false, 1): (MAT_C_UINT8, MAT_T_UINT8)
    case (_, false, 2): (MAT_C_UINT16, MAT_T_UINT16)
    case (_, false, 4): (MAT_C_UINT32, MAT_T_UINT32)
    case (_, false, _): (MAT_C_UINT64, MAT_T_UINT64)
    }
  }

  private static func text(
    _ name: String?, _ text: String
  ) throws(Complaint) -> UnsafeMutablePointer<matvar_t> {
    var units = Array(text.utf16)
    var sizes = [units.isEmpty ? 0 : 1, units.count]
    guard let made = Mat_VarCreate(name, MAT_C_CHAR, MAT_T_UTF16, 2, &sizes, &units, 0) else {
      throw .memory
    }
    return made
  }

  private static func cells(
    _ name: String, _ texts: [String]
  ) throws(Complaint) -> UnsafeMutablePointer<matvar_t> {
    var sizes = [texts.count, 1]
    guard let cells = Mat_VarCreate(name, MAT_C_CELL, MAT_T_CELL, 2, &sizes, nil, 0) else {
      throw .memory
    }
    for (place, text) in texts.enumerated() {
      Mat_VarSetCell(cells, CInt(place), try self.text(nil, text))
    }
    return cells
  }
}

extension [UInt8] {
  /// Numbers of so many bytes whose last dimension runs fastest, in the other order.
  fileprivate func turned(_ shape: [Int], size: Int) -> [UInt8] {
    guard shape.count(where: { $0 > 1 }) > 1, count == shape.reduce(size, *) else { return self }
    var strides = [size]
    for length in shape.dropLast() { strides.append(strides[strides.count - 1] * length) }
    var turned = [UInt8](repeating: 0, count: count)
    var (index, to) = ([Int](repeating: 0, count: shape.count), 0)
    for from in stride(from: 0, to: count, by: size) {
      for byte in 0..<size { turned[to + byte] = self[from + byte] }
      var axis = shape.count - 1
      while axis >= 0 {
        index[axis] += 1
        to += strides[axis]
        if index[axis] < shape[axis] { break }
        to -= strides[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
    }
    return turned
  }
}
