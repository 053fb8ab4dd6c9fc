import Containers
import Files
import Memory

/// A format of files with many arrays that values are saved in.
package enum ArchiveFormat: Sendable {
  /// A zip archive of NumPy arrays.
  case npz
  /// A MATLAB file of version 5.
  case mat
  /// Neurodata Without Borders, in HDF5.
  case nwb

  fileprivate var kind: ContainerKind {
    switch self {
    case .npz: .zip
    case .mat: .matlab
    case .nwb: .hdf5
    }
  }
}

/// What is to be written into a file of arrays.
package struct ArchiveContent {
  private(set) var entries: [Entry] = []
  private var tensors: [NamedTensor] = []

  /// A single array of numbers, the last dimension running fastest.
  package init(_ name: String, _ values: [Float], shape: [Int]) {
    add(name, values, shape: shape)
  }

  init() {}

  /// The bytes of a file of a format.
  ///
  /// - Parameters:
  ///   - path: Where it is to be, for messages.
  ///   - isCancelled: Asked while another process packs them.
  package func bytes(
    _ format: ArchiveFormat, for path: String,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(DatasetError) -> [UInt8] {
    do throws(MemoryShortage) {
      try MemoryBudget.require(tensors.reduce(0) { $0 + $1.numbers.count }, of: 16)
    } catch {
      throw .memory(error)
    }
    do throws(ContainerFault) {
      return try Container.bytes(
        format.kind, of: entries, tensors: tensors, isCancelled: isCancelled)
    } catch {
      if error == .interrupted { throw .interrupted }
      throw .container(file: path, error)
    }
  }
}

extension ArchiveContent {
  mutating func add(
    _ path: String, _ content: Entry.Content, _ attributes: [String: Entry.Attribute] = [:]
  ) {
    entries.append(Entry(path, content, attributes: attributes))
  }

  /// Adds numbers as a type such as `f4`.
  mutating func add(
    _ path: String, _ numbers: NamedTensor.Numbers, shape: [Int]? = nil, type: String,
    _ attributes: [String: Entry.Attribute] = [:]
  ) {
    tensors.append(NamedTensor(name: path, shape: shape ?? [numbers.count], numbers: numbers))
    add(path, .tensor(path, type: type), attributes)
  }

  mutating func add(_ path: String, _ values: [Float], shape: [Int]) {
    add(path, .floats(values), shape: shape, type: "f4")
  }

  /// Adds a single number.
  mutating func add(
    _ path: String, single number: Double, _ attributes: [String: Entry.Attribute] = [:]
  ) {
    add(path, .doubles([number]), shape: [], type: "f8", attributes)
  }

  mutating func add(_ path: String, _ text: String) { add(path, .text(text)) }

  mutating func add(_ path: String, _ texts: [String]) { add(path, .texts(texts)) }
}
