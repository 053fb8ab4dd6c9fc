import Glibc
import Sessions
import Synchronization

/// Makes steps on the disk until a certain one, which goes wrong.
final class Fate: Sendable {
  /// In which way a step goes wrong.
  enum Way: String, CaseIterable, Codable {
    /// It fails, and so do none or all after it.
    case fails, isLast
    /// The disk is full, from then on.
    case full
    /// A write takes only a part of its bytes; then nothing is wrong, or the disk is full.
    case short, shortThenFull
    /// The program is killed, in the midst of a write.
    case killed
  }

  private let way: Way
  private let place: Int
  /// How much of a write is made before it goes wrong, 0 to 1.
  private let share: Double
  private let made = Mutex(0)

  /// - Parameter place: Which step goes wrong, from 1; none without one.
  init(_ way: Way = .fails, at place: Int = .max, share: Double = 0.5) {
    (self.way, self.place, self.share) = (way, place, share)
  }

  /// How many steps were asked for.
  var count: Int { made.withLock { $0 } }

  var steps: DiskSteps {
    DiskSteps { (step) throws(SystemFault) in try self.perform(step) }
  }

  private func perform(_ step: DiskStep) throws(SystemFault) -> Int {
    let number = made.withLock { made in
      made += 1
      return made
    }
    if number < place { return try step.perform() }
    switch way {
    case .fails: if number == place { throw SystemFault(EIO) }
    case .isLast: throw SystemFault(EIO)
    case .full: if step.takesRoom { throw SystemFault(ENOSPC) }
    case .short: if number == place, let part = step.part(share) { return try part.perform() }
    case .shortThenFull:
      if number == place, let part = step.part(share) { return try part.perform() }
      if step.takesRoom { throw SystemFault(ENOSPC) }
    case .killed:
      _ = try step.part(share)?.perform()
      kill(getpid(), SIGKILL)
    }
    return try step.perform()
  }
}

extension DiskStep {
  fileprivate var takesRoom: Bool {
    switch self {
    case .open, .write, .makeFolder, .link, .setAttribute: true
    case .resize, .synchronise, .setMode, .setOwner, .rename, .remove: false
    }
  }

  /// A write of the first of the bytes, one at least; nil for other steps and a single byte.
  fileprivate func part(_ share: Double) -> DiskStep? {
    guard case .write(let bytes, let file) = self, bytes.count > 1 else { return nil }
    let count = min(max(1, Int(Double(bytes.count) * share)), bytes.count - 1)
    return .write(UnsafeRawBufferPointer(rebasing: bytes[..<count]), file: file)
  }
}
