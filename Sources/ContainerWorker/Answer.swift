import Containers
import Files
import Glibc

/// What goes to the process that asked.
enum Answer {
  static func give(to inquiry: Inquiry) throws(Complaint) {
    switch inquiry.task {
    case .list: try write(listing(try source(inquiry.kind).nodes()))
    case .read(let slabs): try give(slabs, of: try source(inquiry.kind))
    case .write(let entries): try write(try file(inquiry.kind, of: entries))
    }
  }

  private static func source(_ kind: ContainerKind) throws(Complaint) -> any ArraySource {
    switch kind {
    case .hdf5: try HDF5Source()
    case .matlab: try MatlabSource()
    case .zip: try ZipSource()
    }
  }

  private static func file(_ kind: ContainerKind, of entries: [Entry]) throws(Complaint) -> [UInt8]
  {
    let tensors = try TensorFile(onDescriptor: 0)
    return switch kind {
    case .hdf5: try HDF5Sink.bytes(of: entries, tensors)
    case .matlab: try MatlabSink.bytes(of: entries, tensors)
    case .zip: try ZipSink.bytes(of: entries, tensors)
    }
  }

  private static func listing(_ nodes: [Node]) -> [UInt8] {
    TensorFile(texts: ["listing": JSON.list(nodes.map(\.json)).written]).bytes()
  }

  private static func give(_ slabs: [Slab], of source: any ArraySource) throws(Complaint) {
    var parts: [Part] = []
    for slab in slabs { parts.append(try Part(slab, of: source)) }
    try write(
      TensorFile.opening(
        of: parts.enumerated().map { index, part in
          TensorForm(
            name: "\(index)", shape: part.ranges.map(\.count), isDouble: part.slab.isDouble)
        }))
    for part in parts where !part.isEmpty {
      if part.slab.isDouble {
        try source.read(part) { (numbers: UnsafeBufferPointer<Double>) throws(Complaint) in
          try write(UnsafeRawBufferPointer(numbers))
        }
      } else {
        try source.read(part) { (numbers: UnsafeBufferPointer<Float>) throws(Complaint) in
          try write(UnsafeRawBufferPointer(numbers))
        }
      }
    }
  }
}

extension Answer {
  private static func write(_ bytes: [UInt8]) throws(Complaint) {
    var complaint: Complaint?
    bytes.withUnsafeBytes { bytes in
      do throws(Complaint) { try write(bytes) } catch { complaint = error }
    }
    if let complaint { throw complaint }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer) throws(Complaint) {
    var done = 0
    while done < bytes.count {
      let wrote = Glibc.write(1, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if wrote < 0, errno == EINTR { continue }
      guard wrote > 0 else { throw Complaint("nobody reads the answer") }
      done += wrote
    }
  }

  static func complain(_ sentence: String) {
    let bytes = Array(sentence.utf8)
    _ = Glibc.write(2, bytes, bytes.count)
  }
}

extension TensorFile {
  /// The file that a descriptor leads to.
  fileprivate init(onDescriptor number: Int32) throws(Complaint) {
    do { try self.init([UInt8](onDescriptor: number)) } catch { throw Complaint(error.message) }
  }
}
