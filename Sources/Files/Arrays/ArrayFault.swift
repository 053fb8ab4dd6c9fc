/// What is wrong with an array file.
package enum ArrayFault: Error, Sendable, Equatable {
  /// It cannot be read.
  case unreadable(HostError)
  /// It does not begin as an array file does.
  case notAnArray
  /// It ends before its numbers do.
  case truncated(bytes: Int, expected: Int)
  /// Its header cannot be understood.
  case header
  /// A version that is not read.
  case version(Int)
  /// Numbers of a type that is not read.
  case type(String)
  /// More numbers than are read.
  case size
}

extension ArrayFault {
  /// What is wrong, after the file's name.
  package var message: String {
    switch self {
    case .unreadable(let error): error.message
    case .notAnArray: "the file must be a NumPy array, but does not begin as one"
    case .truncated(let bytes, let expected):
      "an array file must have \(expected) bytes as its header says, but has \(bytes)"
    case .header: "the header must be that of a NumPy array, but cannot be understood"
    case .version(let version): "the format's version must be 1 to 3, but is \(version)"
    case .type(let type):
      "numbers must be of type f2, f4, f8, i1 to i8, u1 to u8 or b1, but are \"\(type)\""
    case .size: "an array must have at most \(ArrayHeader.mostNumbers) numbers, but has more"
    }
  }

  /// What to do about it, where there is something to say.
  package var help: String? {
    switch self {
    case .type("O"), .type("|O"):
      "an object array holds Python code; save the numbers with numpy.save as float32"
    default: nil
    }
  }
}
