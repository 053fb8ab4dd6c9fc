/// Numbers by name with their shapes, and texts by name: what a file in the safetensors format
/// holds. It holds no code, so reading one runs none.
package struct TensorFile: Sendable, Equatable {
  package var tensors: [NamedTensor]
  package var texts: [String: String]

  package init(tensors: [NamedTensor] = [], texts: [String: String] = [:]) {
    self.tensors = tensors
    self.texts = texts
  }

  /// The tensor of that name, nil where there is none.
  package subscript(name: String) -> NamedTensor? { tensors.first { $0.name == name } }

  /// Adds a tensor of one axis.
  package mutating func add(_ name: String, _ numbers: NamedTensor.Numbers) {
    tensors.append(NamedTensor(name: name, shape: [numbers.count], numbers: numbers))
  }
}

/// A tensor of a file, rows first.
package struct NamedTensor: Sendable, Equatable {
  package var name: String
  package var shape: [Int]
  package var numbers: Numbers

  package enum Numbers: Sendable, Equatable {
    case floats([Float])
    case doubles([Double])
    case words([UInt64])
    case bytes([UInt8])
  }

  package init(name: String, shape: [Int], numbers: Numbers) {
    self.name = name
    self.shape = shape
    self.numbers = numbers
  }

  package init(name: String, shape: [Int], values: [Float]) {
    self.init(name: name, shape: shape, numbers: .floats(values))
  }

  /// The numbers in single precision; empty where they are not numbers with a fraction.
  package var values: [Float] {
    get {
      switch numbers {
      case .floats(let values): values
      case .doubles(let values): values.map(Float.init)
      case .words, .bytes: []
      }
    }
    set { numbers = .floats(newValue) }
  }
}

extension NamedTensor.Numbers {
  package var count: Int {
    switch self {
    case .floats(let values): values.count
    case .doubles(let values): values.count
    case .words(let values): values.count
    case .bytes(let values): values.count
    }
  }

  /// What safetensors calls the type, and how many bytes a number takes.
  var type: (name: String, size: Int) {
    switch self {
    case .floats: ("F32", 4)
    case .doubles: ("F64", 8)
    case .words: ("U64", 8)
    case .bytes: ("U8", 1)
    }
  }

  /// How many bytes a number of a type takes; nil for a type that is not read.
  static func size(ofType name: String) -> Int? {
    [floats([]), doubles([]), words([]), bytes([])].first { $0.type.name == name }?.type.size
  }

  /// Numbers of a type from little-endian bytes, as this program's processors have them.
  init?(type: String, bytes: ArraySlice<UInt8>) {
    switch type {
    case "F32": self = .floats(copied(bytes))
    case "F64": self = .doubles(copied(bytes))
    case "U64": self = .words(copied(bytes))
    case "U8": self = .bytes(Array(bytes))
    default: return nil
    }
  }

  /// Calls a body with the numbers' bytes.
  func withBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
    switch self {
    case .floats(let values): values.withUnsafeBytes(body)
    case .doubles(let values): values.withUnsafeBytes(body)
    case .words(let values): values.withUnsafeBytes(body)
    case .bytes(let values): values.withUnsafeBytes(body)
    }
  }
}

/// Numbers whose bits are given; a rest of bytes is left out.
private func copied<T: BitwiseCopyable>(_ bytes: ArraySlice<UInt8>) -> [T] {
  let count = bytes.count / MemoryLayout<T>.stride
  return [T](unsafeUninitializedCapacity: count) { buffer, initialised in
    bytes.withUnsafeBytes { source in
      UnsafeMutableRawBufferPointer(buffer)
        .copyMemory(from: .init(rebasing: source.prefix(count * MemoryLayout<T>.stride)))
    }
    initialised = count
  }
}
