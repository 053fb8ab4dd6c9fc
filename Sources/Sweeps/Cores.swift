import CDescriptors

/// Cores that a program may run on.
struct Cores {
  /// A bit for each core.
  private var set: [UInt8]

  /// Those of this program.
  static var own: Cores {
    var set = [UInt8](repeating: 0, count: 128)
    _ = sched_getaffinity(0, set.count, &set)
    return Cores(set: set)
  }

  /// Their numbers.
  var numbers: [Int] {
    (0..<set.count * 8).filter { set[$0 / 8] & 1 << UInt8($0 % 8) != 0 }
  }

  /// The part that one of several has; all where there are fewer cores.
  func share(_ place: Int, of count: Int) -> Cores {
    let numbers = numbers
    guard numbers.count >= count, count > 1 else { return self }
    var part = Cores(set: [UInt8](repeating: 0, count: set.count))
    for number in numbers[place * numbers.count / count..<(place + 1) * numbers.count / count] {
      part.set[number / 8] |= 1 << UInt8(number % 8)
    }
    return part
  }

  /// Does something that starts programs, which then run on these cores.
  func inherited<R>(_ body: () -> R) -> R {
    let outer = Cores.own
    apply()
    defer { outer.apply() }
    return body()
  }

  private func apply() { _ = sched_setaffinity(0, set.count, set) }
}
