import CAttributes
import Glibc

/// What the disk says of paths.
enum FilePath {
  /// What stands at a path, through links; nil where nothing does.
  static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// Whether something other than a file or folder stands there: a device, a pipe.
  static func isStream(_ path: String) -> Bool {
    guard let status = status(path) else { return false }
    return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  /// Why a path can be that of no file, nil where it can.
  static func flaw(_ path: String) -> String? {
    if path.isEmpty || path.hasSuffix("/") { return "\"\(path)\" is not the name of a file" }
    return path.utf8.contains(0) ? "a path must not contain a NUL character" : nil
  }

  /// What stands after the last slash.
  static func name(of path: String) -> String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }

  /// A path that begins with `~/` as one from the user's home folder on; any other as it is.
  static func fromHome(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = Places.home else { return path }
    return home + path.dropFirst()
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Where the links at a path lead, there or not; the path itself where it is none.
  static func destination(of path: String) throws(SystemFault) -> String {
    var path = path
    for _ in 0..<40 {
      guard let next = link(at: path) else { return path }
      path = next.hasPrefix("/") ? next : folder(of: path) + "/" + next
    }
    throw SystemFault(ELOOP)
  }

  /// Where the link at a path leads; nil where there is none.
  static func link(at path: String) -> String? {
    var text = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &text, text.count)
    guard count >= 0 else { return nil }
    return String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The text that is kept with a file under a name, nil where there is none.
  static func attribute(_ name: String, of path: String) -> String? {
    var text = [UInt8](repeating: 0, count: 64)
    let count = getxattr(path, name, &text, text.count)
    return count < 0 ? nil : String(decoding: text[..<count], as: UTF8.self)
  }

  /// The names in a folder, in no order; none where they cannot be read.
  static func names(in folder: String) -> [String] {
    opendir(folder).map(names) ?? []
  }

  /// The names in an open folder, which is closed then.
  static func names(of folder: Int32) -> [String] {
    guard let stream = fdopendir(folder) else {
      close(folder)
      return []
    }
    return names(in: stream).filter { ![".", ".."].contains($0) }
  }

  private static func names(in stream: OpaquePointer) -> [String] {
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      withUnsafeBytes(of: &entry.pointee.d_name) { name in
        names.append(String(decoding: name.prefix { $0 != 0 }, as: UTF8.self))
      }
    }
    return names
  }
}
