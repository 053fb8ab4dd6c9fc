import CHDF5
import Containers
import Files

extension HDF5Source {
  /// The most objects that are listed.
  private static let mostNodes = 100_000

  func nodes() throws(Complaint) -> [Node] {
    var walk = Walk()
    try list("", &walk)
    return walk.nodes
  }

  /// What has been found so far, and where the groups are that have been gone through.
  private struct Walk {
    var nodes: [Node] = []
    var groups: Set<haddr_t> = []
  }

  /// Adds the object at a path; with a group what is in it, unless it has been reached by another path.
  private func list(_ path: String, _ walk: inout Walk) throws(Complaint) {
    guard walk.nodes.count < Self.mostNodes else {
      throw Complaint("the file must have at most \(Self.mostNodes) objects")
    }
    guard let object = HDF5Handle(H5Oopen(file.id, path.isEmpty ? "/" : path, 0), H5Oclose) else {
      // A link that leads to nothing is none.
      if HDF5Text.isLink(path, in: file.id) { return }
      throw HDF5Fault.complaint("\(path) cannot be opened: the file is damaged")
    }
    let attributes = HDF5Attributes.of(object.id)
    switch H5Iget_type(object.id) {
    case H5I_DATASET: walk.nodes += try nodes(of: HDF5Array(file.id, path), path, attributes)
    case H5I_GROUP:
      walk.nodes.append(Node(path, .group, attributes: attributes))
      var about = H5O_info_t()
      guard H5Oget_info2(object.id, &about, UInt32(H5O_INFO_BASIC)) >= 0,
        walk.groups.insert(about.addr).inserted
      else { return }
      for name in try HDF5Text.names(in: object.id, path) {
        try list(path.isEmpty ? name : "\(path)/\(name)", &walk)
      }
    default: break
    }
  }

  /// A dataset; of MATLAB's cells, what is in them.
  private func nodes(
    of array: HDF5Array, _ path: String, _ attributes: [String: JSON]
  ) -> [Node] {
    if H5Tget_class(array.type.id) == H5T_REFERENCE {
      return [Node(path, .group, attributes: attributes)] + cells(of: array, path)
    }
    return [Node(path, content(of: array, path, attributes), attributes: attributes)]
  }

  /// What references lead to, by the place of each: `name/0`. Of an array of MATLAB's structs, whose
  /// fields hold a reference for each, the place stands before the field: `data/0/calcium`.
  private func cells(of array: HDF5Array, _ path: String) -> [Node] {
    let paths = HDF5Text.references(in: array, from: file.id)
    let isField = HDF5Attributes.of(array.id.id)["MATLAB_class"] == nil
    return paths.enumerated().flatMap { place, target in
      let parts = path.split(separator: "/")
      let base =
        isField && parts.count > 1
        ? (parts.dropLast() + ["\(place)", parts[parts.count - 1]]).joined(separator: "/")
        : "\(path)/\(place)"
      return below(target, as: base, depth: 0)
    }
  }

  /// An object and, of a group, what is right below it, under another path.
  private func below(_ target: String, as path: String, depth: Int) -> [Node] {
    guard let object = HDF5Handle(H5Oopen(file.id, target, 0), H5Oclose) else { return [] }
    let attributes = HDF5Attributes.of(object.id)
    if H5Iget_type(object.id) == H5I_DATASET, let array = try? HDF5Array(file.id, target) {
      targets[path] = target
      return [Node(path, content(of: array, target, attributes), attributes: attributes)]
    }
    guard depth == 0 else { return [] }
    return [Node(path, .group, attributes: attributes)]
      + ((try? HDF5Text.names(in: object.id, target)) ?? []).flatMap {
        below("\(target)/\($0)", as: "\(path)/\($0)", depth: 1)
      }
  }

  private func content(
    of array: HDF5Array, _ path: String, _ attributes: [String: JSON]
  ) -> Node.Content {
    if H5Tget_class(array.type.id) == H5T_STRING { return .texts(HDF5Text.texts(of: array)) }
    if let obstacle = array.obstacle { return .foreign(obstacle) }
    let shape = array.shape
    // MATLAB writes its arrays with the dimensions turned, and marks the empty ones.
    let matlabClass = attributes["MATLAB_class"]?.text
    if matlabClass == "char" { return .texts([HDF5Text.characters(of: array)]) }
    let isEmpty = attributes["MATLAB_empty"]?.number == 1
    let sizes = isEmpty ? [0, 0] : matlabClass == nil ? shape : shape.reversed()
    return .array(
      Node.Layout(
        shape: sizes, isColumnMajor: matlabClass != nil, single: single(array, shape)))
  }

  private func single(_ array: HDF5Array, _ shape: [Int]) -> Double? {
    guard shape.allSatisfy({ $0 == 1 }) else { return nil }
    var number = 0.0
    let read: Void? = withUnsafeMutablePointer(to: &number) { number in
      try? array.read(
        shape.map { 0..<$0 }, path: "", into: UnsafeMutableBufferPointer(start: number, count: 1))
    }
    return read == nil ? nil : number
  }
}
