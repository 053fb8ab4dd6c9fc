import CZip
import Containers
import Files

/// A zip archive on descriptor 0, of which the `.npy` files are read.
final class ZipSource: ArraySource {
  private let archive: OpaquePointer

  init() throws(Complaint) {
    var code: CInt = 0
    guard let archive = zip_open("/proc/self/fd/0", ZIP_RDONLY, &code) else {
      throw Complaint("the file must be a zip archive, but is damaged or cut short")
    }
    self.archive = archive
  }

  deinit { zip_discard(archive) }

  /// The most members that are listed, and the most numbers of an array that are read at a time.
  private static let most = 100_000
  private static let piece = 1 << 18
  private static let ending = ".npy"

  func nodes() throws(Complaint) -> [Node] {
    let count = zip_get_num_entries(archive, 0)
    guard count <= Self.most else {
      throw Complaint("the archive must have at most \(Self.most) files")
    }
    var nodes: [Node] = []
    for index in 0..<zip_uint64_t(max(0, count)) {
      guard let name = zip_get_name(archive, index, 0).map({ String(cString: $0) }) else {
        continue
      }
      guard name.hasSuffix(Self.ending) else { continue }
      nodes.append(Node(String(name.dropLast(Self.ending.count)), content(of: index, name)))
    }
    return nodes
  }

  private func content(of index: zip_uint64_t, _ name: String) -> Node.Content {
    guard let member = ZipMember(archive, index, name) else { return .foreign("it is damaged") }
    do throws(ArrayFault) {
      let array = try ArrayFile(member)
      return .array(
        Node.Layout(
          shape: array.shape, isColumnMajor: array.isColumnMajor, single: try array.single))
    } catch {
      if let texts = ArrayTexts(member)?.texts { return .texts(texts) }
      return .foreign(error.help.map { "\(error.message): \($0)" } ?? error.message)
    }
  }

  private func array(_ path: String) throws(Complaint) -> ArrayFile {
    let name = path + Self.ending
    let index = zip_name_locate(archive, name, 0)
    guard index >= 0, let member = ZipMember(archive, zip_uint64_t(index), name) else {
      throw Complaint("\(name) cannot be read: the archive is damaged")
    }
    do { return try ArrayFile(member) } catch { throw Complaint("\(name): \(error.message)") }
  }

  func shape(of path: String) throws(Complaint) -> [Int] {
    let array = try array(path)
    return array.isColumnMajor ? array.shape.reversed() : array.shape
  }

  func read<Number: Readable>(
    _ part: Part, _ give: (UnsafeBufferPointer<Number>) throws(Complaint) -> Void
  ) throws(Complaint) {
    let array = try array(part.slab.path)
    let pieces = part.pieces(of: max(1, Self.piece / max(1, part.rowCount) * part.width))
    let most = (pieces.map(\.count).max() ?? 0) * part.rowCount
    let room = UnsafeMutableBufferPointer<Number>.allocate(capacity: max(1, most))
    defer { room.deallocate() }
    for piece in pieces {
      let rows = UnsafeMutableBufferPointer(rebasing: room[..<(piece.count * part.rowCount)])
      do throws(ArrayFault) {
        try array.fill(rows, from: piece.lowerBound * part.rowCount)
      } catch {
        throw Complaint("\(part.slab.path): \(error.message)")
      }
      try part.give(UnsafeBufferPointer(rows), give)
    }
  }
}

extension ArrayFile {
  /// Fills a buffer with the numbers from a place on.
  fileprivate func fill<Number: Readable>(
    _ numbers: UnsafeMutableBufferPointer<Number>, from first: Int
  ) throws(ArrayFault) {
    let bytes = UnsafeMutableRawBufferPointer(numbers)
    if Number.self == Float.self {
      try read(from: first, into: bytes.assumingMemoryBound(to: Float.self))
    } else {
      try read(from: first, into: bytes.assumingMemoryBound(to: Double.self))
    }
  }

  /// The number, where there is a single one.
  fileprivate var single: Double? {
    get throws(ArrayFault) {
      guard count == 1 else { return nil }
      let room = UnsafeMutableBufferPointer<Double>.allocate(capacity: 1)
      defer { room.deallocate() }
      try read(from: 0, into: room)
      return room[0]
    }
  }
}
