import Files
import Syntax

/// The files that a program will have written by some point of it.
struct Foresight {
  private var paths: Set<String> = []
  /// Whether some path was not a literal: then any file may be there.
  private(set) var isOpen = false

  mutating func foresee(_ files: [String]) { paths.formUnion(files.map(Self.plain)) }

  mutating func foreseeAnything() { isOpen = true }

  mutating func add(_ other: Foresight) {
    paths.formUnion(other.paths)
    isOpen = isOpen || other.isOpen
  }

  /// The disk as it will be by then.
  func host(over host: any Host) -> any Host {
    paths.isEmpty ? host : ForeseenHost(host: host, paths: paths)
  }

  /// All that these statements may write.
  init(of statements: [Statement], _ table: CommandTable) {
    self.init()
    var found = Foresight()
    statements.forEachExpression { expression in
      guard case .call(.named(let group, let name), let arguments) = expression.kind else { return }
      let full = (group.map { $0.name + "." } ?? "") + name.name
      if let command = table[full] { found.note(command, arguments) }
    }
    self = found
  }

  init() {}

  private mutating func note(_ command: Command, _ arguments: [Argument]) {
    guard command.writesFiles else { return }
    let places = Matching(arguments, to: Signature(command), at: Span(start: 0, end: 0)).places
    for (parameter, place) in zip(command.parameters, places) {
      guard case .output(let files, _) = parameter.role else { continue }
      if let index = place.first {
        note(arguments[index].value, files)
      } else if case .text(let path)? = parameter.fallback {
        foresee(files(path))
      }
    }
  }

  private mutating func note(_ path: Expression, _ files: (String) -> [String]) {
    if case .text(let text)? = path.literal {
      foresee(files(text))
    } else if case .none = path.kind {
      return
    } else {
      foreseeAnything()
    }
  }

  fileprivate static func plain(_ path: String) -> String {
    path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }
}

extension Command {
  var writesFiles: Bool {
    parameters.contains { if case .output = $0.role { true } else { false } }
  }
}

extension Expression {
  /// The text or number that this is, where it is written out.
  var literal: Value? {
    switch kind {
    case .number(let number, let unit): return .number(number, unit)
    case .bool(let truth): return .bool(truth)
    case .none: return Value.none
    case .string(let parts):
      var text = ""
      for part in parts {
        guard case .text(let piece) = part else { return nil }
        text += piece
      }
      return .text(text)
    case .list(let items):
      let values = items.compactMap(\.literal)
      return values.count == items.count ? .list(values) : nil
    case .unary(.minus, let operand, _):
      guard case .number(let number, let unit)? = operand.literal else { return nil }
      return .number(-number, unit)
    case .missing, .name, .comprehension, .record, .member, .call, .index, .unary, .chain, .power,
      .comparison, .logical, .conditional:
      return nil
    }
  }
}

/// A disk on which files stand that are yet to be written.
private struct ForeseenHost: Host {
  let host: any Host
  let paths: Set<String>

  func open(_ path: String) throws(HostError) -> any OpenFile { try host.open(path) }
  func write(_ files: [NewFile]) throws(HostError) { try host.write(files) }
  func bond(of path: String) -> Bond? { host.bond(of: path) }

  func kind(of path: String) -> FileKind? {
    if let kind = host.kind(of: path) { return kind }
    let path = Foresight.plain(path)
    if paths.contains(path) { return .file }
    return paths.contains { $0.hasPrefix(path + "/") } ? .folder : nil
  }

  func names(in folder: String) throws(HostError) -> [String] {
    let prefix = folder.isEmpty || folder == "." ? "" : Foresight.plain(folder) + "/"
    let added = paths.filter { $0.hasPrefix(prefix) }
      .compactMap { $0.dropFirst(prefix.count).split(separator: "/").first.map(String.init) }
    let known = (try? host.names(in: folder)) ?? []
    guard !added.isEmpty || !known.isEmpty else { return try host.names(in: folder) }
    return Set(known + added).sorted()
  }

  func obstacle(toWriting path: String) -> String? { host.obstacle(toWriting: path) }
  var time: Double { host.time }
}
