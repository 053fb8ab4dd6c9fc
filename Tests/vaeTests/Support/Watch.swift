import Glibc

/// Feeds a running program, gathers what it writes, interrupts and ends it when the time comes.
struct Watch {
  private let process: pid_t
  private var channels: Channels
  private let program: Program
  private let began = now()
  private var fed = 0
  private var output: [UInt8] = []
  private var errors: [UInt8] = []
  private var interrupted: Double?
  private var outcome = Outcome()

  init(_ process: pid_t, _ channels: Channels, _ program: Program) {
    self.process = process
    self.channels = channels
    self.program = program
    signal(SIGPIPE, SIG_IGN)
  }

  func untilEnd() -> Outcome {
    var watch = self
    return watch.follow()
  }

  private mutating func follow() -> Outcome {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, WNOHANG, &usage) == 0 {
      pump()
      interruptIfTime()
      if !outcome.tookTooLong, now() - began > program.limit {
        outcome.tookTooLong = true
        kill(process, SIGKILL)
      }
    }
    outcome.timeToStop = interrupted.map { now() - $0 }
    drain()
    channels.closeInput()
    channels.closeOutput()
    channels.closeErrors()
    outcome.output = String(decoding: output, as: UTF8.self)
    outcome.errors = String(decoding: errors, as: UTF8.self)
    if status & 0x7f == 0 {
      outcome.status = status >> 8 & 0xff
    } else {
      outcome.signal = status & 0x7f
    }
    outcome.processorTime = seconds(usage.ru_utime) + seconds(usage.ru_stime)
    return outcome
  }

  /// Waits a little for a stream to be ready, then moves what can be moved.
  private mutating func pump() {
    var ends = [
      pollfd(fd: channels.output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: channels.errors, events: Int16(POLLIN), revents: 0),
      pollfd(
        fd: fed < program.input.count ? channels.input : -1, events: Int16(POLLOUT), revents: 0),
    ]
    poll(&ends, 3, 5)
    if ends[0].revents & Int16(POLLHUP) != 0, ends[1].revents == 0 { usleep(1_000) }
    drain()
    feed()
  }

  private mutating func drain() {
    take(from: channels.output, into: &output)
    take(from: channels.errors, into: &errors)
    if channels.leavesEarly, output.contains(UInt8(ascii: "\n")) { channels.closeOutput() }
  }

  private func take(from end: Int32, into bytes: inout [UInt8]) {
    guard end >= 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(end, &buffer, buffer.count)
      guard count > 0 else { return }
      bytes += buffer[..<count]
    }
  }

  private mutating func feed() {
    guard channels.input >= 0 else { return }
    while fed < program.input.count {
      let count = program.input[fed...].withUnsafeBytes {
        write(channels.input, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EAGAIN { return }
      if count < 0 { break }
      fed += count
    }
    if !program.keepsInputOpen { channels.closeInput() }
  }

  private mutating func interruptIfTime() {
    guard interrupted == nil, let text = program.interruptedAt,
      output.contains(text.utf8) || errors.contains(text.utf8)
    else { return }
    // What follows that line of the script shall have begun.
    usleep(program.delay)
    interrupted = now()
    if let signal = program.signal {
      kill(process, signal)
    } else if channels.isTerminal {
      var controlC: UInt8 = 3
      write(channels.output, &controlC, 1)
    } else {
      kill(process, SIGINT)
    }
  }
}

private func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

private func seconds(_ time: timeval) -> Double {
  Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
}
