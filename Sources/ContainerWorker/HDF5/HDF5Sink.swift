import CHDF5
import Containers
import Files
import Glibc

/// Writes an HDF5 file in memory.
struct HDF5Sink {
  private let file: HDF5Handle
  private let tensors: TensorFile

  static func bytes(of entries: [Entry], _ tensors: TensorFile) throws(Complaint) -> [UInt8] {
    H5Eset_auto2(0, nil, nil)
    let sink = try HDF5Sink(tensors)
    for entry in entries { try sink.make(entry) }
    // References lead to what is there by now.
    for entry in entries { try sink.attach(entry) }
    return try sink.image()
  }

  private init(_ tensors: TensorFile) throws(Complaint) {
    guard let access = HDF5Handle(H5Pcreate(ch_file_access()), H5Pclose),
      H5Pset_fapl_core(access.id, 1 << 20, false) >= 0,
      let file = HDF5Handle(H5Fcreate("vae", 2, 0, access.id), H5Fclose)
    else { throw HDF5Fault.complaint("a file cannot be made") }
    (self.file, self.tensors) = (file, tensors)
  }

  private func image() throws(Complaint) -> [UInt8] {
    H5Fflush(file.id, H5F_SCOPE_LOCAL)
    let count = H5Fget_file_image(file.id, nil, 0)
    guard count > 0 else { throw HDF5Fault.complaint("the file cannot be written") }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, H5Fget_file_image(file.id, buffer.baseAddress, count))
    }
  }
}

// MARK: - Objects

extension HDF5Sink {
  private func make(_ entry: Entry) throws(Complaint) {
    switch entry.content {
    case .group: try makeGroup(entry.path)
    case .tensor(let name, let type):
      let tensor = try tensors.tensor(name)
      let number = try NumberType(type)
      try write(
        entry.path, tensor.shape,
        ch_number(CInt(number.size), number.isSigned ? 1 : 0, number.isFloat ? 1 : 0),
        tensor.bytes(as: number))
    case .text(let text): try write(entry.path, nil, [text])
    case .texts(let texts): try write(entry.path, [texts.count], texts)
    // Once all else is there.
    case .link: return
    }
  }

  private func makeGroup(_ path: String) throws(Complaint) {
    // The top is there.
    guard !path.isEmpty else { return }
    guard HDF5Handle(H5Gcreate2(file.id, path, 0, 0, 0), H5Gclose) != nil else {
      throw HDF5Fault.complaint("\(path) cannot be written")
    }
  }

  /// Writes a dataset; a shape of nil, or one that is empty, is a single number.
  private func write(
    _ path: String, _ shape: [Int]?, _ type: hid_t, _ bytes: [UInt8]
  ) throws(Complaint) {
    guard let space = Self.space(shape),
      let dataset = HDF5Handle(H5Dcreate2(file.id, path, type, space.id, 0, 0, 0), H5Dclose),
      H5Dwrite(dataset.id, type, 0, 0, 0, bytes) >= 0
    else { throw HDF5Fault.complaint("\(path) cannot be written") }
  }

  private func write(_ path: String, _ shape: [Int]?, _ texts: [String]) throws(Complaint) {
    guard let type = Self.textType, let space = Self.space(shape),
      let dataset = HDF5Handle(H5Dcreate2(file.id, path, type.id, space.id, 0, 0, 0), H5Dclose),
      Self.with(texts, { H5Dwrite(dataset.id, type.id, 0, 0, 0, $0) }) >= 0
    else { throw HDF5Fault.complaint("\(path) cannot be written") }
  }

  private static func space(_ shape: [Int]?) -> HDF5Handle? {
    guard let shape, !shape.isEmpty else { return HDF5Handle(H5Screate(H5S_SCALAR), H5Sclose) }
    return HDF5Handle(H5Screate_simple(CInt(shape.count), shape.map { hsize_t($0) }, nil), H5Sclose)
  }

  /// Texts of any length in UTF-8.
  private static var textType: HDF5Handle? {
    guard let type = HDF5Handle(H5Tcopy(ch_text()), H5Tclose) else { return nil }
    H5Tset_size(type.id, -1)
    H5Tset_cset(type.id, H5T_CSET_UTF8)
    return type
  }

  private static func with(
    _ texts: [String], _ body: (UnsafeRawPointer?) -> herr_t
  ) -> herr_t {
    let copies = texts.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return copies.withUnsafeBytes { body($0.baseAddress) }
  }
}

// MARK: - References and attributes

extension HDF5Sink {
  private func attach(_ entry: Entry) throws(Complaint) {
    if case .link(let target) = entry.content {
      guard H5Lcreate_soft("/" + target, file.id, entry.path, 0, 0) >= 0 else {
        throw HDF5Fault.complaint("\(entry.path) cannot be written")
      }
    }
    let path = entry.path.isEmpty ? "/" : entry.path
    for (name, value) in entry.attributes { try set(name, value, of: path) }
  }

  private func reference(to path: String) throws(Complaint) -> [UInt8] {
    var reference = hobj_ref_t()
    guard H5Rcreate(&reference, file.id, path, H5R_OBJECT, -1) >= 0 else {
      throw HDF5Fault.complaint("\(path) cannot be referred to")
    }
    return withUnsafeBytes(of: reference) { Array($0) }
  }

  private func set(
    _ name: String, _ value: Entry.Attribute, of path: String
  ) throws(Complaint) {
    switch value {
    case .text(let text): try set(name, nil, [text], of: path)
    case .texts(let texts): try set(name, [texts.count], texts, of: path)
    case .number(let number):
      try set(name, ch_number(8, 1, 1), withUnsafeBytes(of: number) { Array($0) }, of: path)
    case .reference(let target):
      try set(name, ch_reference(), try reference(to: target), of: path)
    }
  }

  private func set(
    _ name: String, _ type: hid_t, _ bytes: [UInt8], of path: String
  ) throws(Complaint) {
    guard let space = Self.space(nil),
      let attribute = HDF5Handle(
        H5Acreate_by_name(file.id, path, name, type, space.id, 0, 0, 0), H5Aclose),
      H5Awrite(attribute.id, type, bytes) >= 0
    else { throw HDF5Fault.complaint("\(name) of \(path) cannot be written") }
  }

  private func set(
    _ name: String, _ shape: [Int]?, _ texts: [String], of path: String
  ) throws(Complaint) {
    guard let type = Self.textType, let space = Self.space(shape),
      let attribute = HDF5Handle(
        H5Acreate_by_name(file.id, path, name, type.id, space.id, 0, 0, 0), H5Aclose),
      Self.with(texts, { H5Awrite(attribute.id, type.id, $0) }) >= 0
    else { throw HDF5Fault.complaint("\(name) of \(path) cannot be written") }
  }
}
