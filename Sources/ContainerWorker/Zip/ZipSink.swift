import CZip
import Containers
import Files
import Glibc

/// Writes a zip archive of `.npy` files, as `numpy.savez` does.
enum ZipSink {
  static func bytes(of entries: [Entry], _ tensors: TensorFile) throws(Complaint) -> [UInt8] {
    var members: [(name: String, bytes: [UInt8])] = []
    for entry in entries {
      if let bytes = try member(entry.content, tensors) {
        members.append((entry.path + ".npy", bytes))
      }
    }
    return try archive(members)
  }

  /// An entry as an array file; nil for what such an archive does not have.
  private static func member(
    _ content: Entry.Content, _ tensors: TensorFile
  ) throws(Complaint) -> [UInt8]? {
    switch content {
    case .tensor(let name, let type):
      let tensor = try tensors.tensor(name)
      return ArrayFile.opening(type: (type.hasSuffix("1") ? "|" : "<") + type, shape: tensor.shape)
        + tensor.bytes(as: try NumberType(type))
    case .text(let text): return ArrayTexts.bytes([text], isSingle: true)
    case .texts(let texts): return ArrayTexts.bytes(texts)
    case .group, .link: return nil
    }
  }

  private static func archive(_ members: [(name: String, bytes: [UInt8])]) throws(Complaint)
    -> [UInt8]
  {
    guard let whole = zip_source_buffer_create(nil, 0, 0, nil) else { throw .memory }
    zip_source_keep(whole)
    defer { zip_source_free(whole) }
    guard let archive = zip_open_from_source(whole, ZIP_TRUNCATE, nil) else { throw .memory }
    for member in members { try add(member.name, member.bytes, to: archive) }
    // Closing writes all: until then the members' bytes must stay.
    let status = withExtendedLifetime(members) { zip_close(archive) }
    guard status == 0 else { throw Complaint("the archive cannot be written") }
    return try content(of: whole)
  }

  private static func add(
    _ name: String, _ bytes: [UInt8], to archive: OpaquePointer
  ) throws(Complaint) {
    // The source frees its copy.
    guard let copy = malloc(max(1, bytes.count)) else { throw .memory }
    bytes.withUnsafeBytes {
      copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count)
    }
    guard let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1) else {
      throw .memory
    }
    let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else { throw Complaint("\(name) cannot be added to the archive") }
    zip_set_file_compression(archive, zip_uint64_t(index), ZIP_CM_DEFLATE, 0)
    // The same content gives the same bytes: the date is the first that such an archive knows.
    zip_file_set_dostime(archive, zip_uint64_t(index), 0, 0x21, 0)
  }

  private static func content(of source: OpaquePointer) throws(Complaint) -> [UInt8] {
    var status = zip_stat_t()
    guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else { throw .memory }
    defer { zip_source_close(source) }
    let count = Int(status.size)
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, Int(zip_source_read(source, buffer.baseAddress, zip_uint64_t(count))))
    }
  }
}
