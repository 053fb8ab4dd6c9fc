/// A path's parts, which end where its last `/` is.
struct PathParts {
  /// Everything up to and with the last `/`; empty when there is none.
  let folder: String
  let name: String

  init(_ path: String) {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    self.folder = String(path[..<slash])
    self.name = String(path[slash...])
  }

  /// The folder as one asks for its files: without the `/` at its end, unless it is the root.
  var listedFolder: String { folder.count > 1 ? String(folder.dropLast()) : folder }
}
