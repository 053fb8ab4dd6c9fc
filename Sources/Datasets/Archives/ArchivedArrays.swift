import Containers
package import Files

/// The arrays and texts of a NumPy archive or a MATLAB file, those in others left out.
package struct ArchivedArrays {
  /// Arrays by name, the last dimension running fastest.
  package let arrays: [(name: String, shape: [Int], values: [Float])]
  package let texts: [(name: String, texts: [String])]

  /// Reads a file; nil where it is neither, or an archive of other things.
  package init?(
    _ file: any OpenFile, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(DatasetError) {
    do throws(ContainerFault) {
      guard let container = try Self.container(file, isCancelled), !container.nodes.isEmpty else {
        return nil
      }
      let nodes = container.nodes.filter { !$0.path.contains("/") }
      texts = nodes.compactMap { node in node.texts.map { (node.path, $0) } }
      let named = nodes.compactMap { node in node.layout.map { (node.path, $0) } }
      let tensors = try container.read(named.map { Slab($0.0) })
      arrays = zip(named, tensors).map { named, tensor in
        let (path, layout) = named
        let values =
          layout.isColumnMajor
          ? ArrayFile.rowMajor(tensor.values, shape: layout.shape) : tensor.values
        return (path, layout.shape, values)
      }
    } catch {
      throw .container(file: file.path, error)
    }
  }

  private static func container(
    _ file: any OpenFile, _ isCancelled: @escaping @Sendable () -> Bool
  ) throws(ContainerFault) -> Container? {
    let start: [UInt8]
    do throws(HostError) { start = try file.start(128) } catch { throw .unreadable(error) }
    guard let kind = ContainerKind(startingWith: start), kind != .hdf5 else { return nil }
    return try Container(kind, file, isCancelled: isCancelled)
  }
}
