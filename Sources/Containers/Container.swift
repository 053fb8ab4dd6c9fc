package import Files
import Memory

/// A file of many arrays, which a process of its own reads.
package struct Container: Sendable {
  package let kind: ContainerKind
  /// All that it holds, in the file's order.
  package let nodes: [Node]
  private let file: any OpenFile
  private let isCancelled: @Sendable () -> Bool

  /// What a worker may take besides what it gives, in bytes: 1 GB.
  private static let workroom = 1 << 30
  /// The most numbers of an array that are read: 4 GiB of `Float`.
  private static let mostNumbers = 1 << 30

  /// Opens a file, and has its content listed.
  package init(
    _ kind: ContainerKind, _ file: any OpenFile, isCancelled: @escaping @Sendable () -> Bool
  ) throws(ContainerFault) {
    (self.kind, self.file, self.isCancelled) = (kind, file, isCancelled)
    let inquiry = Inquiry(kind, .list, memory: Self.memory(for: 0, of: file))
    let answer = try Worker(inquiry, on: file, isCancelled: isCancelled).answer(most: 64 << 20)
    guard let text = try? TensorFile(answer).texts["listing"],
      let items = (try? JSON(Array(text.utf8)))?.items
    else { throw .garbled }
    nodes = items.compactMap(Node.init)
    guard nodes.count == items.count else { throw .garbled }
  }

  /// What stands at a path, nil where nothing does.
  package subscript(path: String) -> Node? { nodes.first { $0.path == path } }

  /// The nodes right below a path.
  package func children(of path: String) -> [Node] {
    nodes.filter { $0.path != path && $0.parent == path }
  }
}

extension Container {
  /// Reads parts of arrays, in the order of the slabs.
  package func read(_ slabs: [Slab]) throws(ContainerFault) -> [NamedTensor] {
    var bytes = 0
    for slab in slabs { bytes += try size(of: slab) }
    do { try MemoryBudget.require(2 * bytes, of: 1) } catch { throw .shortage(error) }
    let inquiry = Inquiry(kind, .read(slabs), memory: Self.memory(for: bytes, of: file))
    // The header needs about a hundred bytes for each tensor.
    let most = bytes + 4096 + 512 * slabs.count
    let answer = try Worker(inquiry, on: file, isCancelled: isCancelled)
      .answer(most: most, expected: bytes)
    guard let tensors = try? TensorFile(answer).tensors else { throw .garbled }
    var found: [NamedTensor] = []
    for index in slabs.indices {
      guard let tensor = tensors.first(where: { $0.name == "\(index)" }) else { throw .garbled }
      found.append(tensor)
    }
    return found
  }

  /// What a worker may take that gives so many bytes: what it unpacks of a file can be many times as
  /// large as that, but no more than this program may have.
  private static func memory(for bytes: Int, of file: any OpenFile) -> Int {
    workroom + min(4 * bytes + 16 * file.size, MemoryBudget.limit)
  }

  /// The bytes of a slab's numbers. Throws where it is not in the file, or beyond what is read.
  private func size(of slab: Slab) throws(ContainerFault) -> Int {
    guard let layout = self[slab.path]?.layout, let all = layout.count else { throw .garbled }
    let count = slab.ranges.isEmpty ? all : slab.ranges.reduce(1) { $0 * $1.count }
    guard count <= Self.mostNumbers else {
      throw .refused("\(slab.path) must have at most \(Self.mostNumbers) numbers, but has more")
    }
    return count * (slab.isDouble ? 8 : 4)
  }
}

extension Container {
  /// The bytes of a new file of a kind, made of tensors.
  package static func bytes(
    _ kind: ContainerKind, of entries: [Entry], tensors: [NamedTensor],
    isCancelled: @escaping @Sendable () -> Bool
  ) throws(ContainerFault) -> [UInt8] {
    let source = TensorFile(tensors: tensors).bytes()
    let inquiry = Inquiry(kind, .write(entries), memory: workroom + 6 * source.count)
    let most = 2 * source.count + 4096 * entries.count + (1 << 20)
    // Nothing comes before all is packed, and what is packed is no stranger's: the process's own limit
    // of time is enough.
    return try Worker(
      inquiry, on: MemoryFile("what is to be saved", source), patience: 600,
      isCancelled: isCancelled
    ).answer(most: most)
  }
}
