import FoundationEssentials
import Glibc
import Interpreter
import Synchronization

/// The program as one runs a stranger's script, page or lesson in it: `vae --safe`. Once begun it
/// does not end.
public enum SafeMode {
  private struct Limits: Sendable {
    /// What statements may use.
    let statements: Enclosure
    /// What the program's own files may be.
    let program: Enclosure
  }

  private static let limits = Mutex<Limits?>(nil)

  /// Whether it has begun.
  public static var isOn: Bool { limits.withLock { $0 != nil } }

  /// Begins, in the working folder of the process.
  ///
  /// - Parameter words: What the command line names, and may be read as well.
  public static func begin(naming words: [String]) throws(SafeModeFault) {
    let statements = try enclosure(FileManager.default.currentDirectoryPath, words, isCurrent: true)
    let own = [Places.state, Places.cache].compactMap { $0 }
    for folder in own { try? DiskSteps.ofSystem.makeFolder(folder, mode: 0o700) }
    let program = Enclosure(areas: own.compactMap { try? Area.own($0) })
    limits.withLock { $0 = Limits(statements: statements, program: program) }
  }

  /// - Parameter isCurrent: Whether the folder is the working folder of the process.
  static func enclosure(
    _ folder: String, _ words: [String], isCurrent: Bool
  ) throws(SafeModeFault) -> Enclosure {
    do throws(SystemFault) {
      let working = try Area.working(in: folder, isCurrent: isCurrent)
      return Enclosure(areas: words.compactMap(Area.init) + [working])
    } catch {
      throw SafeModeFault(message: "\(folder) cannot be used as a working folder: \(error.reason)")
    }
  }

  /// The disk of statements.
  static func host(isCancelled: @escaping @Sendable () -> Bool = { false }) -> any Host {
    guard let limits = limits.withLock({ $0 }) else { return DiskHost(isCancelled: isCancelled) }
    return SafeHost(within: limits.statements, isCancelled: isCancelled)
  }

  fileprivate static var statements: Enclosure? { limits.withLock { $0?.statements } }
  fileprivate static var program: Enclosure? { limits.withLock { $0?.program } }
}

/// Why safe mode cannot begin.
public struct SafeModeFault: Error, CustomStringConvertible {
  public let message: String

  public var description: String { message }
}

extension DiskSteps {
  /// For the program's own files: its history, sessions and progress in lessons.
  package static var ofProgram: DiskSteps { SafeMode.program.map(DiskSteps.within) ?? .ofSystem }
}

extension DiskSteps {
  /// For files that statements or the command line name.
  package static var ofStatements: DiskSteps {
    SafeMode.statements.map(DiskSteps.within) ?? .ofSystem
  }
}

extension DiskHost {
  /// For the program's own files.
  package static var ofProgram: DiskHost { DiskHost(steps: .ofProgram) }

  /// For files that statements or the command line name.
  package static var ofStatements: DiskHost {
    DiskHost(steps: .ofStatements)
  }
}

extension Session {
  /// A session in safe mode, for what strangers wrote: it writes below a folder alone, where its
  /// relative paths begin, and reads there and what is named. Its memory is that of the process
  /// (`MemoryLimit`), its time `timeLimit`.
  ///
  /// - Parameters:
  ///   - folder: The absolute path of a folder.
  ///   - named: Files, folders, patterns with `*` and recordings that may be read as well.
  public convenience init(
    within folder: String, reading named: [String] = [], exporters: [Exporter] = [],
    onOutput: @escaping (Output) -> Void = { _ in },
    onProgress: @escaping (Advance) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(SafeModeFault) {
    guard folder.hasPrefix("/") else {
      throw SafeModeFault(message: "the folder must be an absolute path, but is \"\(folder)\"")
    }
    let enclosure = try SafeMode.enclosure(folder, named, isCurrent: false)
    let deadline = Deadline(TimeLimit.stated)
    self.init(
      host: SafeHost(within: enclosure, start: folder) { isCancelled() || deadline.isOver },
      exporters: exporters, onOutput: onOutput, onProgress: onProgress, isCancelled: isCancelled,
      deadline: deadline)
  }
}
