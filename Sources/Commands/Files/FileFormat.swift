import Interpreter

/// A format that `save` writes, named by a path's ending.
enum FileFormat: String, CaseIterable {
  case svg, csv, npy, json, safetensors

  /// The format of a path for a value of a kind; refused where that kind has another.
  init(of path: String, for kind: String, among allowed: [FileFormat]) throws(Fault) {
    guard let format = allowed.first(where: { path.lowercased().hasSuffix("." + $0.rawValue) })
    else {
      let endings = allowed.map { "." + $0.rawValue }.joined(separator: " or ")
      throw Fault(
        "a path for \(withArticle(kind)) must end in \(endings)",
        at: .init("path", "ends in another way"))
    }
    self = format
  }
}

/// A file as it is to be written.
struct NewFile {
  let path: String
  let bytes: [UInt8]

  init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(_ path: String, text: String) { self.init(path, Array(text.utf8)) }
}

extension [NewFile] {
  /// Writes all, and gives the path, or the paths where there are several.
  func write(on host: any Host) throws -> Value {
    for file in self { try host.write(file.bytes, to: file.path) }
    return count == 1 ? self[0].path.value : map(\.path).value
  }
}
