import CZip
import Files

/// A file in an archive, unpacked from front to back as it is read.
final class ZipMember: OpenFile, @unchecked Sendable {
  let path: String
  let size: Int
  private let archive: OpaquePointer
  private let index: zip_uint64_t
  private var open: OpaquePointer?
  /// How far it is unpacked.
  private var place = 0

  /// The member at an index, nil where the archive does not know its size.
  init?(_ archive: OpaquePointer, _ index: zip_uint64_t, _ path: String) {
    var entry = zip_stat_t()
    zip_stat_init(&entry)
    guard zip_stat_index(archive, index, 0, &entry) == 0, entry.size <= zip_uint64_t(Int.max)
    else { return nil }
    (self.archive, self.index, self.path, self.size) = (archive, index, path, Int(entry.size))
  }

  deinit { if let open { zip_fclose(open) } }

  var identity: FileIdentity? { nil }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(HostError) {
    if open == nil || offset < place { try begin() }
    try skip(to: offset)
    try unpack(into: buffer)
  }

  private func begin() throws(HostError) {
    if let open { zip_fclose(open) }
    open = zip_fopen_index(archive, index, 0)
    place = 0
  }

  private func skip(to offset: Int) throws(HostError) {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { room.deallocate() }
    while place < offset {
      try unpack(into: .init(rebasing: room[..<min(room.count, offset - place)]))
    }
  }

  private func unpack(into buffer: UnsafeMutableRawBufferPointer) throws(HostError) {
    var done = 0
    while done < buffer.count {
      guard let open, let start = buffer.baseAddress else { throw damaged }
      let got = zip_fread(open, start + done, zip_uint64_t(buffer.count - done))
      guard got > 0 else { throw damaged }
      done += Int(got)
      place += Int(got)
    }
    if place == size { try checkEnd() }
  }

  /// Has the library compare the sum of all bytes, as it does at the end.
  private func checkEnd() throws(HostError) {
    var byte: UInt8 = 0
    guard let open, zip_fread(open, &byte, 1) == 0 else { throw damaged }
  }

  private var damaged: HostError {
    HostError("\(path) cannot be unpacked: it is damaged")
  }
}
