import Foundation
import Synchronization

/// A run of the real program, which stands beside the tests.
struct Program {
  enum Streams {
    /// Three pipes.
    case pipes
    /// One terminal of 80 columns for all three; everything arrives as output.
    case terminal
    /// A reader that takes the first line and leaves.
    case firstLine
    /// Output goes to a file that exists, as /dev/full.
    case file(String)
  }

  var executable = Self.path
  var arguments: [String] = []
  var input: [UInt8] = []
  var folder = Folder()
  var environment: [String: String] = [:]
  var streams = Streams.pipes
  /// Whether more input could come after what there is.
  var keepsInputOpen = false
  /// Ctrl-C is pressed once this has been shown.
  var interruptedAt: String?
  /// How many microseconds after that, and what comes then instead of Ctrl-C, if anything.
  var delay: UInt32 = 100_000
  var signal: Int32?
  /// Seconds after which the program is ended.
  var limit = 30.0

  static let path: String = {
    let tests = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    return URL(filePath: tests).deletingLastPathComponent().appending(path: "vae").path
  }()

  func run() throws -> Outcome {
    let (process, channels) = try start()
    return Watch(process, channels, self).untilEnd()
  }

  /// Starts the program, and returns it with the near ends of its streams.
  func start() throws -> (process: pid_t, channels: Channels) {
    // One at a time, or another program could inherit the ends of this one's streams.
    try Self.starting.withLock { _ in
      var channels = try Channels(streams)
      return (try spawn(&channels), channels)
    }
  }

  private static let starting = Mutex(())

  private func spawn(_ channels: inout Channels) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    channels.connect(&actions)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    let newSession: Int16 = 0x80
    posix_spawnattr_setflags(
      &attributes, newSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    // The threads that run tests block signals, and a new program would too.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)

    var process = pid_t()
    let inFolder = ["/usr/bin/env", "-C", folder.path, executable]
    let words = (inFolder + arguments).map { strdup($0) } + [nil]
    let variables = variables.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    let problem = posix_spawn(&process, inFolder[0], &actions, &attributes, words, variables)
    channels.closeFarEnds()
    guard problem == 0 else { throw Failure("cannot run \(executable): error \(problem)") }
    return process
  }

  private var variables: [String] {
    let standard = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8", "TERM": "xterm",
      "SWIFT_BACKTRACE": "enable=no",
    ]
    return standard.merging(environment) { $1 }.map { "\($0)=\($1)" }
  }
}

struct Failure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Runs the program with these arguments in a fresh folder.
func vae(_ arguments: String..., input: String = "") throws -> Outcome {
  try Program(arguments: arguments, input: Array(input.utf8)).run()
}

/// Runs a script in a folder of its own.
func vae(script: String, _ settings: String..., in folder: Folder = Folder()) throws -> Outcome {
  try folder.write(script, to: "script.vae")
  return try Program(arguments: ["script.vae"] + settings, folder: folder).run()
}
