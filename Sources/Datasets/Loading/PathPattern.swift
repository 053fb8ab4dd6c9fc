import Files

/// A path in which `*` stands for any characters of a name, and `**` for any folders.
struct PathPattern {
  private let path: String
  private let parts: PathParts
  private let name: NamePattern

  /// How many folders are looked through.
  private static let mostFolders = 10_000

  init(_ path: String) {
    self.path = path
    parts = PathParts(path)
    name = NamePattern(parts.name)
  }

  /// Whether `*` stands in the last part, which then means files.
  var isInName: Bool { parts.name.contains("*") }

  /// Whether a name in one of the folders matches, with something behind the pattern; hidden files
  /// do where the pattern says the dot.
  func matches(_ name: String, with ending: String = "") -> Bool {
    if name.hasPrefix("."), !parts.name.hasPrefix(".") { return false }
    return ending.isEmpty
      ? self.name.matches(name) : NamePattern(parts.name + ending).matches(name)
  }

  /// The folders that match all parts but the last, in natural order.
  func folders(on disk: any Disk) throws(DatasetError) -> [PathParts] {
    guard parts.folder.contains("*") else { return [PathParts(parts.folder)] }
    var found = [parts.folder.hasPrefix("/") ? "/" : ""]
    for part in parts.folder.split(separator: "/").map(String.init) {
      var next: [String] = []
      for folder in found {
        next += try folders(in: folder, part, on: disk, atMost: Self.mostFolders - next.count)
      }
      found = next
    }
    return found.map(PathParts.init)
  }

  /// The folders in a folder that match one part of the pattern, each with a `/` at its end.
  private func folders(
    in folder: String, _ part: String, on disk: any Disk, atMost most: Int
  ) throws(DatasetError) -> [String] {
    guard part.contains("*") else {
      return part == "." || part == ".." || disk.kind(of: folder + part) == .folder
        ? [folder + part + "/"] : []
    }
    guard part == "**" else { return try subfolders(of: folder, NamePattern(part), part, on: disk) }
    var (all, place) = ([folder], 0)
    while place < all.count {
      all += try subfolders(of: all[place], NamePattern("*"), "*", on: disk)
      place += 1
      guard all.count <= most else {
        throw .patternTooWide(pattern: path, folders: Self.mostFolders)
      }
    }
    return all
  }

  private func subfolders(
    of folder: String, _ pattern: NamePattern, _ part: String, on disk: any Disk
  ) throws(DatasetError) -> [String] {
    try PathParts(folder).names(on: disk)
      .filter { pattern.matches($0) && (!$0.hasPrefix(".") || part.hasPrefix(".")) }
      .filter { disk.kind(of: folder + $0) == .folder }
      .sorted { $0.precedesNaturally($1) }.map { folder + $0 + "/" }
  }
}
