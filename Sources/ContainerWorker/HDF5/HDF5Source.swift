import CHDF5
import Containers
import Files
import Glibc

/// An HDF5 file on descriptor 0.
///
/// What leads out of the file is not followed: external links, external storage, virtual data.
final class HDF5Source: ArraySource {
  let file: HDF5Handle
  /// Where arrays are that are listed under another path, as MATLAB's cells are.
  var targets: [String: String] = [:]

  init() throws(Complaint) {
    H5Eset_auto2(0, nil, nil)
    let hasName = realpath(Self.path, nil).map { free($0) } != nil
    guard let file = hasName ? HDF5Handle(H5Fopen(Self.path, 0, 0), H5Fclose) : Self.image() else {
      throw HDF5Fault.complaint("the file must be an HDF5 file, but is damaged")
    }
    self.file = file
  }

  private static let path = "/proc/self/fd/0"

  /// A file in memory, which has no name that the library could open it by.
  private static func image() -> HDF5Handle? {
    var bytes = [UInt8](onDescriptor: 0)
    guard let access = HDF5Handle(H5Pcreate(ch_file_access()), H5Pclose),
      H5Pset_fapl_core(access.id, 1 << 20, false) >= 0,
      H5Pset_file_image(access.id, &bytes, bytes.count) >= 0
    else { return nil }
    return HDF5Handle(H5Fopen("image", 0, access.id), H5Fclose)
  }

  /// How many numbers are read at a time, about: 8 MB of `Double`.
  private static let piece = 1 << 20
  /// How many are at most, so that chunks are decompressed once: 256 MB of `Float`.
  private static let mostAtOnce = 1 << 26
  /// Room for chunks that were decompressed, in bytes.
  private static let cache = 64 << 20

  func shape(of path: String) throws(Complaint) -> [Int] { try open(path).shape }

  private func open(_ path: String) throws(Complaint) -> HDF5Array {
    if targets.isEmpty, path.split(separator: "/").contains(where: { Int($0) != nil }) {
      _ = try nodes()
    }
    let access = HDF5Handle(H5Pcreate(ch_dataset_access()), H5Pclose)
    if let access { H5Pset_chunk_cache(access.id, 521, Self.cache, 1) }
    return try HDF5Array(file.id, targets[path] ?? path, access: access?.id ?? 0)
  }

  func read<Number: Readable>(
    _ part: Part, _ give: (UnsafeBufferPointer<Number>) throws(Complaint) -> Void
  ) throws(Complaint) {
    let array = try open(part.slab.path)
    try array.checkReadable(part.slab.path)
    let isChunkSmall = array.chunkRows <= Self.mostAtOnce / max(1, part.width)
    let pieces = part.pieces(of: Self.piece, rows: isChunkSmall ? array.chunkRows : 1)
    let most = (pieces.map(\.count).max() ?? 0) * part.width
    let room = UnsafeMutableBufferPointer<Number>.allocate(capacity: max(1, most))
    defer { room.deallocate() }
    for piece in pieces {
      let ranges = part.ranges.isEmpty ? [] : [piece] + part.ranges.dropFirst()
      let numbers = UnsafeMutableBufferPointer(rebasing: room[..<(piece.count * part.width)])
      try array.read(ranges, path: part.slab.path, into: numbers)
      try give(UnsafeBufferPointer(numbers))
    }
  }
}

/// Something open of the library, closed when nothing holds on to it.
final class HDF5Handle {
  let id: hid_t
  private let close: (hid_t) -> herr_t

  init?(_ id: hid_t, _ close: @escaping (hid_t) -> herr_t) {
    guard id >= 0 else { return nil }
    (self.id, self.close) = (id, close)
  }

  deinit { _ = close(id) }
}

/// What the library says of what went wrong.
enum HDF5Fault {
  /// A complaint; of memory, where that was at fault.
  static func complaint(_ sentence: String) -> Complaint {
    var isOfMemory: CInt = 0
    H5Ewalk2(
      0, H5E_WALK_UPWARD,
      { _, error, found in
        if let error, ch_is_memory(error) != 0 {
          found?.assumingMemoryBound(to: CInt.self).pointee = 1
        }
        return 0
      }, &isOfMemory)
    return isOfMemory == 0 ? Complaint(sentence) : .memory
  }
}
