import Commands
import Glibc

/// A folder that may be used: all below it, or files of some names in it.
struct Area: Sendable {
  let folder: Descriptor
  /// What paths to it begin with, without a slash at the end.
  let names: [String]
  /// Whether relative paths begin here.
  var isWorkingFolder = false
  /// The names of the files that are meant, with what a shell would expand; nil for all.
  var patterns: [String]?
  var isWritable = false
  /// Whether the program keeps its own files here.
  var isOwn = false

  /// The working folder of statements: all of it may be used.
  static func working(in path: String, isCurrent: Bool) throws(SystemFault) -> Area {
    let folder = try Descriptor(folder: path)
    let names = [path, folder.path].compactMap { $0 }.filter { $0.hasPrefix("/") }
    return Area(folder: folder, names: names, isWorkingFolder: isCurrent, isWritable: true)
  }

  /// A folder of the program's own files.
  static func own(_ path: String) throws(SystemFault) -> Area {
    let folder = try Descriptor(folder: path)
    return Area(folder: folder, names: [path], isWritable: true, isOwn: true)
  }

  /// What somebody named who may read everything: a folder and all below it; a file; a pattern; or
  /// what the names of a recording's files begin with. Nil where there is no such folder.
  init?(named path: String) {
    let path = FilePath.fromHome(path)
    let isFolder = FilePath.status(path).map { $0.st_mode & S_IFMT == S_IFDIR } == true
    let place = isFolder ? path : FilePath.folder(of: path)
    guard let folder = try? Descriptor(folder: place) else { return nil }
    self.folder = folder
    let text = place.count > 1 && place.hasSuffix("/") ? String(place.dropLast()) : place
    names = [text, folder.path].compactMap { $0 }
    patterns = isFolder ? nil : recordingFiles(at: path).map(FilePath.name)
  }

  private init(
    folder: Descriptor, names: [String], isWorkingFolder: Bool = false, isWritable: Bool,
    isOwn: Bool = false
  ) {
    (self.folder, self.names, self.isWorkingFolder) = (folder, names, isWorkingFolder)
    (self.isWritable, self.isOwn) = (isWritable, isOwn)
  }

  /// What of a path is left from here on; nil where it does not begin here, or names no file that is
  /// meant. The folder itself may be listed all the same.
  func rest(of path: String, listing: Bool = false) -> String? {
    guard let rest = relative(path) else { return nil }
    let isMeant = patterns == nil || (listing ? rest == "." : admits(rest))
    return isMeant ? rest : nil
  }

  /// Whether a file of a name in the folder is meant.
  func admits(_ name: String) -> Bool {
    guard let patterns else { return true }
    return !name.contains("/") && ![".", ".."].contains(name)
      && patterns.contains { $0 == name || fnmatch($0, name, FNM_PERIOD) == 0 }
  }

  private func relative(_ path: String) -> String? {
    for name in names {
      if path == name { return "." }
      let start = name == "/" ? name : name + "/"
      guard path.hasPrefix(start) else { continue }
      let rest = path.dropFirst(start.count).drop { $0 == "/" }
      return rest.isEmpty ? "." : String(rest)
    }
    return isWorkingFolder && !path.hasPrefix("/") && !path.isEmpty ? path : nil
  }
}

extension Area {
  /// Throws where statements must not write a file of that name in a folder below: where a name on
  /// the way begins with a dot, as those of the settings of programs do, and in the program's own
  /// folders.
  func check(_ name: String, in parent: Descriptor) throws(SystemFault) {
    guard !isOwn else { return }
    guard let top = folder.path, let path = parent.path, path.isBelow(top) else { throw .outside }
    let way = path.dropFirst(top.count).split(separator: "/")
    let isHidden = name.hasPrefix(".") && !StagedName.matches(name)
    if isHidden || way.contains(where: { $0.hasPrefix(".") }) { throw .hidden }
    for folder in Places.all {
      guard let own = realpath(folder, nil) else { continue }
      defer { free(own) }
      if path.isBelow(String(cString: own)) { throw .hidden }
    }
  }
}

extension String {
  /// Whether a path is that of a folder or of something in it.
  fileprivate func isBelow(_ folder: String) -> Bool {
    self == folder || hasPrefix(folder == "/" ? folder : folder + "/")
  }
}
