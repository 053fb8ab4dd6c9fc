import Glibc

/// The near and the far ends of a program's standard streams.
struct Channels {
  private(set) var input: Int32 = -1
  private(set) var output: Int32 = -1
  private(set) var errors: Int32 = -1
  let isTerminal: Bool
  let leavesEarly: Bool
  private var far: [Int32] = []
  private var terminalName: String?
  private var outputFile: String?

  init(_ streams: Program.Streams) throws {
    switch streams {
    case .terminal:
      isTerminal = true
      leavesEarly = false
      try openTerminal()
    case .pipes, .firstLine, .file:
      isTerminal = false
      if case .firstLine = streams { leavesEarly = true } else { leavesEarly = false }
      if case .file(let path) = streams { outputFile = path }
      try openPipes()
    }
  }

  private mutating func openTerminal() throws {
    var near: Int32 = 0
    var far: Int32 = 0
    var name = [CChar](repeating: 0, count: 128)
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&near, &far, &name, nil, &size) == 0 else { throw Failure("no terminal") }
    keepFromOthers([near, far])
    output = near
    self.far = [far]
    terminalName = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
  }

  private mutating func openPipes() throws {
    var ends: [Int32] = []
    for _ in 0..<3 {
      var pair: [Int32] = [0, 0]
      guard pipe(&pair) == 0 else { throw Failure("no pipe") }
      keepFromOthers(pair)
      ends += pair
    }
    (input, output, errors) = (ends[1], ends[2], ends[4])
    far = [ends[0], ends[3], ends[5]]
    for end in [input, output, errors] { setNonBlocking(end) }
  }

  /// What the new program's standard streams are to be.
  func connect(_ actions: inout posix_spawn_file_actions_t) {
    if let terminalName {
      posix_spawn_file_actions_addopen(&actions, 0, terminalName, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
      return
    }
    posix_spawn_file_actions_adddup2(&actions, far[0], 0)
    if let outputFile {
      posix_spawn_file_actions_addopen(&actions, 1, outputFile, O_WRONLY, 0)
    } else {
      posix_spawn_file_actions_adddup2(&actions, far[1], 1)
    }
    posix_spawn_file_actions_adddup2(&actions, far[2], 2)
  }

  mutating func closeFarEnds() {
    for end in far { close(end) }
    far = []
    if isTerminal { setNonBlocking(output) }
  }

  mutating func closeInput() { shut(&input) }
  mutating func closeOutput() { shut(&output) }
  mutating func closeErrors() { shut(&errors) }

  private func shut(_ end: inout Int32) {
    if end >= 0 { close(end) }
    end = -1
  }

  private func keepFromOthers(_ ends: [Int32]) {
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  private func setNonBlocking(_ end: Int32) { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
}
