/// What can be wrong with a file of tensors.
package enum FileFault: Error, Sendable, Equatable {
  /// A file of another kind, as "a zip archive"; what it may be and what to do.
  case otherKind(String, help: String?)
  /// The header announces more bytes than there are, or tensors that the file ends before.
  case truncated(expected: Int, found: Int)
  /// The header is longer than the format allows.
  case headerTooLong(bytes: UInt64)
  /// The header is no JSON, or not of the form that it must have.
  case header(mustHave: String)
  /// Two tensors or texts of one name.
  case twice(name: String)
  /// Numbers of a type that is not read.
  case type(name: String, type: String)
  /// A tensor that does not take the bytes that its shape and type need.
  case size(name: String, shape: [Int], type: String, bytes: Int)
  /// The tensor's bytes overlap with others, or there is a hole before or after them.
  case place(name: String, begin: Int, expected: Int)
  /// More bytes than tensors.
  case bytesLeft(count: Int)
  /// What the file holds is not what was written.
  case damaged
  /// A file of a later version of this program.
  case newer(version: String)
}

extension FileFault {
  /// What is wrong, as a sentence.
  package var message: String {
    switch self {
    case .otherKind(let kind, _): "the file must be one that save() wrote, but is \(kind)"
    case .truncated(let expected, let found):
      "the file must have at least \(expected) bytes, but has \(found): it is cut short"
    case .headerTooLong(let bytes):
      "the file's header must have at most \(TensorFile.longestHeader) bytes, but has \(bytes)"
    case .header(let part): "the file's header must have \(part), but has not"
    case .twice(let name): "names in the file must differ, but \"\(name)\" is there twice"
    case .type(let name, let type):
      "tensor \(name) must be of type F32, F64, U64 or U8, but is of type \(type)"
    case .size(let name, let shape, let type, let bytes):
      "tensor \(name) must take the bytes of shape \(shape) of \(type), but takes \(bytes)"
    case .place(let name, let begin, let expected):
      "tensor \(name) must begin at byte \(expected), after the one before it, but begins at "
        + "\(begin)"
    case .bytesLeft(let count):
      "the file must end with its last tensor, but has \(count) bytes more"
    case .damaged:
      "the file must hold what was written, but its check sum says that something has changed"
    case .newer(let version):
      "the file must be of version \(TensorFile.version), but is of version \(version)"
    }
  }

  /// What to do about it, where there is something to say.
  package var help: String? {
    switch self {
    case .otherKind(_, let help): help
    case .newer: "read it with a newer vae"
    case .type: "convert it to float32 first"
    case .truncated, .damaged: "save it again, or take an earlier copy"
    case .headerTooLong, .header, .twice, .size, .place, .bytesLeft: nil
    }
  }
}

extension FileFault {
  /// The known kind of a file that is no safetensors file, by its first bytes; nil for any other.
  init?(markOf bytes: [UInt8]) {
    let marks: [(bytes: [UInt8], kind: String, help: String)] = [
      (
        Array("PK\u{3}\u{4}".utf8), "a zip archive, as PyTorch's .pt and Keras' .keras are",
        Self.exchange
      ),
      ([0x80, 0x02], "a Python pickle, which could run code", Self.exchange),
      ([0x80, 0x04], "a Python pickle, which could run code", Self.exchange),
      ([0x89] + Array("HDF".utf8), "an HDF5 file, as Keras' .h5 is", Self.exchange),
      ([0x93] + Array("NUMPY".utf8), "a NumPy array", "read() takes it as .npy"),
    ]
    guard let mark = marks.first(where: { bytes.starts(with: $0.bytes) }) else { return nil }
    self = .otherKind(mark.kind, help: mark.help)
  }

  private static var exchange: String {
    "write its weights with safetensors' save_file, then read(path, into=model)"
  }
}
