import CZMQ
import Glibc

/// A socket of ZeroMQ; it belongs to one thread.
struct Socket {
  let handle: OpaquePointer

  /// A socket that others connect to; nil where the address cannot be had.
  init?(_ kind: czmq_kind, at address: String) {
    guard let handle = czmq_bind(kind, address) else { return nil }
    self.handle = handle
  }

  /// A socket that connects to an address; nil where that is none.
  init?(_ kind: czmq_kind, to address: String) {
    guard let handle = czmq_connect(kind, address) else { return nil }
    self.handle = handle
  }

  func send(_ frames: [[UInt8]]) {
    for (index, frame) in frames.enumerated() {
      czmq_send(handle, frame, frame.count, index == frames.count - 1 ? 1 : 0)
    }
  }

  /// The next message that has come; nil where none has.
  func receive() -> [[UInt8]]? {
    var frames: [[UInt8]] = []
    var (count, isLast) = (0, Int32(0))
    while isLast == 0 {
      guard let bytes = czmq_receive(handle, &count, &isLast) else { return nil }
      frames.append(Array(UnsafeBufferPointer(start: bytes, count: count)))
      free(bytes)
    }
    return frames
  }

  func close() { czmq_close(handle) }

  /// Waits for messages, or for bytes in a file, and says which sockets have some.
  static func wait(for sockets: [Socket], file: Int32 = -1, milliseconds: Int) -> [Bool] {
    let handles = sockets.map { Optional($0.handle) }
    var ready: UInt32 = 0
    czmq_wait(handles, Int32(handles.count), file, milliseconds, &ready)
    return sockets.indices.map { ready & (1 << $0) != 0 }
  }
}
