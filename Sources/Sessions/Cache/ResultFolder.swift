import Commands
import Files
import FoundationEssentials
import Glibc
import Interpreter
import Synchronization

/// Results in files of a folder, each named by all that it was made of. What cannot be read or
/// written there is made anew.
final class ResultFolder: ResultCache {
  let path: String
  /// What made the results: those of another program are not taken.
  private let maker: String
  private let limit: Int
  private let disk: any Host
  private let now: @Sendable () -> Moment
  private let taken = Mutex<[TakenResult]>([])
  private let stopped = Atomic(false)

  var seeksStopped: Bool {
    get { stopped.load(ordering: .relaxed) }
    set { stopped.store(newValue, ordering: .relaxed) }
  }

  /// - Parameter limit: How many bytes the folder may hold; beyond that the oldest go.
  init(
    _ path: String, maker: String, limit: Int = 2 << 30, disk: any Host = DiskHost.ofProgram,
    now: @escaping @Sendable () -> Moment = { Moment.now }
  ) {
    (self.path, self.maker, self.limit, self.disk) = (path, maker, limit, disk)
    self.now = now
  }

  /// What was taken from the folder since this was asked last.
  func takeNotes() -> [TakenResult] {
    taken.withLock { taken in
      defer { taken = [] }
      return taken
    }
  }

  /// What takes less time is made again as fast as it is found.
  private static let leastSeconds = 0.1

  func sum(of argument: Value?) -> String? {
    guard let argument else { return "default" }
    return argument.content.map { sha256(of: $0) }
  }

  func key(of command: String, given sums: [String]) -> String {
    let all = ([maker, command] + sums).joined(separator: "\n")
    return "\(command)-\(sha256(of: Array(all.utf8)))"
  }

  func result(of key: String, drawing seed: UInt64?) -> Value? {
    let name = Self.name(of: key, drawing: seed)
    let file = path + "/" + name
    guard disk.kind(of: file) == .file, let bytes = try? disk.read(file),
      let stored = StoredResult(bytes, named: name), let value = try? Value(kept: stored.content)
    else { return nil }
    // It is used, so it is not among the oldest.
    utimensat(AT_FDCWD, file, nil, AT_SYMLINK_NOFOLLOW)
    var command = String(key.prefix { $0 != "-" })
    if let stoppage = value.stoppage { command += " " + stoppage.words }
    taken.withLock {
      $0.append(TakenResult(command: command, seconds: stored.seconds, made: stored.made))
    }
    return value
  }

  @discardableResult
  func keep(
    _ result: Value, of key: String, drawing seed: UInt64?, after seconds: Double
  ) -> Bool {
    guard seconds >= Self.leastSeconds, let content = result.keptBytes, content.count < limit else {
      return false
    }
    let name = Self.name(of: key, drawing: seed)
    let stored = StoredResult(seconds: seconds, made: now(), content: content)
    guard (try? disk.write(stored.bytes(named: name), to: path + "/" + name)) != nil else {
      return false
    }
    removeOldest()
    return true
  }

  private static func name(of key: String, drawing seed: UInt64?) -> String {
    "\(key)-\(seed.map(String.init) ?? "none")"
  }

  /// How many results there are, and how many bytes they take.
  var size: (count: Int, bytes: Int) {
    let files = files
    return (files.count, files.reduce(0) { $0 + $1.size })
  }

  /// Removes all results.
  func clear() { for file in files { unlink(file.path) } }

  private var files: [StoredFile] {
    ((try? disk.names(in: path)) ?? []).compactMap { StoredFile(path + "/" + $0) }
  }

  /// Removes the files that were longest not used until the rest keeps to the limit.
  private func removeOldest() {
    let files = files
    var size = files.reduce(0) { $0 + $1.size }
    for file in files.sorted(by: { $0.age < $1.age }) where size > limit {
      unlink(file.path)
      size -= file.size
    }
  }
}

/// A result that was not made anew.
struct TakenResult: Equatable {
  /// The command, and how far it came where it was stopped by hand.
  let command: String
  /// How long it took to make, and when it was.
  let seconds: Double
  let made: Moment
}

/// A file as it stands in the folder.
private struct StoredFile {
  let path: String
  let size: Int
  /// When it was used last.
  let age: (Int, Int)

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.path = path
    size = Int(status.st_size)
    age = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
  }
}
