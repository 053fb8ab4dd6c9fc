/// How the disk is reached: this module never touches it itself.
package struct Files: Sendable {
  /// The bytes of the file at a path.
  package let read: @Sendable (_ path: String) throws -> [UInt8]
  /// Whether a file is at a path.
  package let exists: @Sendable (_ path: String) -> Bool
  /// The names (not paths) of the files in a folder; the empty path is the current folder.
  package let names: @Sendable (_ folder: String) throws -> [String]
  /// What files that were written together have in common, and when (seconds) this one was; nil for
  /// other files.
  package let bond: @Sendable (_ path: String) -> (id: String, written: Double)?

  /// Files as the functions see them.
  package init(
    read: @escaping @Sendable (_ path: String) throws -> [UInt8],
    exists: @escaping @Sendable (_ path: String) -> Bool,
    names: @escaping @Sendable (_ folder: String) throws -> [String],
    bond: @escaping @Sendable (_ path: String) -> (id: String, written: Double)? = { _ in nil }
  ) {
    self.read = read
    self.exists = exists
    self.names = names
    self.bond = bond
  }

  /// Throws where both files were written together with others, but not with each other.
  func checkTogether(_ path: String, _ other: String) throws(DatasetError) {
    guard let first = bond(path), let second = bond(other), first.id != second.id else { return }
    throw first.written < second.written
      ? .notTogether(older: path, newer: other) : .notTogether(older: other, newer: path)
  }

  func bytes(of path: String) throws(DatasetError) -> [UInt8] {
    do { return try read(path) } catch { throw .unreadable(file: path, reason: "\(error)") }
  }

  func names(inFolder folder: String) throws(DatasetError) -> [String] {
    do { return try names(folder) } catch { throw .unreadable(file: folder, reason: "\(error)") }
  }
}

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
