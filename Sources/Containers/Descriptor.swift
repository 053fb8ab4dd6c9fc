import CDescriptors
import Files
import Glibc

/// A descriptor of this process that another is to get, beyond the few that the other begins with.
final class Descriptor {
  private(set) var number: Int32

  /// A copy of a descriptor; nil where no more may be open.
  init?(copying number: Int32) {
    self.number = fcntl(number, F_DUPFD_CLOEXEC, 10)
    if self.number < 0 { return nil }
  }

  /// Takes charge of a descriptor.
  convenience init?(moving number: Int32) {
    defer { Glibc.close(number) }
    self.init(copying: number)
  }

  deinit { close() }

  func close() {
    if number >= 0 { Glibc.close(number) }
    number = -1
  }
}

extension Descriptor {
  /// One that leads to a file: to the one on the disk, else to a copy in memory.
  static func of(_ file: any OpenFile) throws(ContainerFault) -> Descriptor {
    if let number = file.descriptor, let own = Descriptor(copying: number) { return own }
    guard let copy = Descriptor(moving: memfd_create("vae", UInt32(CD_MEMFD_CLOEXEC))) else {
      throw .unreadable(HostError("cannot read \(file.path)", because: "too many files are open"))
    }
    do throws(HostError) { try copy.fill(with: file) } catch { throw .unreadable(error) }
    return copy
  }

  /// How many bytes are copied at a time.
  private static let part = 1 << 20

  private func fill(with file: any OpenFile) throws(HostError) {
    for start in stride(from: 0, to: file.size, by: Self.part) {
      let bytes = try file.bytes(start..<min(start + Self.part, file.size))
      guard pwrite(number, bytes, bytes.count, off_t(start)) == bytes.count else {
        throw HostError("cannot read \(file.path)", because: "there is no room for a copy")
      }
    }
  }
}

/// What another process writes to, and this one reads.
struct Pipe {
  /// Where the other process writes.
  let end: Descriptor
  private let start: Descriptor

  /// How long a look waits, in milliseconds.
  static let wait = 20

  init() throws(ContainerFault) {
    var ends: [Int32] = [-1, -1]
    guard pipe2(&ends, O_CLOEXEC) == 0, let start = Descriptor(moving: ends[0]),
      let end = Descriptor(moving: ends[1])
    else {
      throw .unreadable(HostError("cannot start a process", because: "too many files are open"))
    }
    (self.start, self.end) = (start, end)
    _ = fcntl(start.number, F_SETFL, O_NONBLOCK)
  }

  /// Adds what comes within a short wait: how many bytes, 0 at the end, nil where nothing came.
  func read(to bytes: inout [UInt8]) -> Int? {
    var entry = pollfd(fd: start.number, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, Int32(Self.wait)) > 0 else { return nil }
    var got = -1
    let room = 1 << 16
    bytes += [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
      got = Glibc.read(start.number, buffer.baseAddress, room)
      filled = max(got, 0)
    }
    return got < 0 ? nil : got
  }
}
