import Memory

/// A file that is open to be read, from any place in it and on any thread.
package protocol OpenFile: Sendable {
  /// The path that it was opened by, for messages.
  var path: String { get }
  /// How many bytes it had when it was opened.
  var size: Int { get }
  /// Tells what it holds from what the path leads to later; nil for a pipe, which is gone once read.
  var identity: FileIdentity? { get }
  /// The system's number of the open file, for a process that is to read it; nil where it has none.
  var descriptor: Int32? { get }
  /// Whether it still holds what it held when it was opened, as far as the system tells.
  var isUnchanged: Bool { get }
  /// The same file for what is read of it later, whoever asks to stop meanwhile.
  var lasting: any OpenFile { get }
  /// Fills a buffer with the bytes from an offset on; throws where the file ends before.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(HostError)
}

/// What a disk tells of a file without reading it: another content has another identity.
package struct FileIdentity: Sendable, Equatable {
  package let size: Int
  /// When it was changed last.
  package let seconds, nanoseconds: Int
  /// The file's number on its disk.
  package let inode: UInt64

  package init(size: Int, seconds: Int = 0, nanoseconds: Int = 0, inode: UInt64) {
    (self.size, self.seconds, self.nanoseconds) = (size, seconds, nanoseconds)
    self.inode = inode
  }
}

extension OpenFile {
  /// A file that the system does not know.
  package var descriptor: Int32? { nil }
  /// A file that nothing else can change.
  package var isUnchanged: Bool { true }
  /// A file that is read to its end whoever asks to stop.
  package var lasting: any OpenFile { self }

  /// Some of the file's bytes; throws where it ends before.
  package func bytes(_ range: Range<Int>) throws(HostError) -> [UInt8] {
    var fault: HostError?
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      do throws(HostError) {
        let room = UnsafeMutableRawBufferPointer(buffer)
        try read(at: range.lowerBound, into: .init(rebasing: room[..<range.count]))
        count = range.count
      } catch {
        fault = error
      }
    }
    if let fault { throw fault }
    return bytes
  }

  /// All bytes of the file.
  package func bytes() throws(HostError) -> [UInt8] {
    try requireRoom()
    return try bytes(0..<size)
  }

  /// Throws where there is no room for the file and what is read out of it, about twice as much.
  package func requireRoom() throws(HostError) {
    do throws(MemoryShortage) {
      try MemoryBudget.require(Double(size) * 3)
    } catch {
      throw HostError("cannot read \(path)", because: error.message, help: error.help)
    }
  }

  /// The bytes that the file begins with, at most so many.
  package func start(_ count: Int) throws(HostError) -> [UInt8] { try bytes(0..<min(count, size)) }
}

/// A file whose bytes are in memory.
package struct MemoryFile: OpenFile {
  package let path: String
  package let identity: FileIdentity?
  private let content: [UInt8]

  /// - Parameter isLasting: Whether the same content can be read again, unlike that of a pipe.
  package init(_ path: String, _ content: [UInt8], isLasting: Bool = true) {
    self.path = path
    self.content = content
    identity =
      isLasting ? FileIdentity(size: content.count, inode: CheckSum.of(content)) : nil
  }

  package var size: Int { content.count }

  package func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(HostError) {
    guard offset >= 0, buffer.count <= content.count - offset else {
      throw HostError("cannot read \(path)", because: "it ends too early")
    }
    content.withUnsafeBytes {
      buffer.copyMemory(from: .init(rebasing: $0[offset..<offset + buffer.count]))
    }
  }
}
