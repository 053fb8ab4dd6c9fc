import Interpreter

/// Which statements say how long they took.
enum Timing {
  case never, whenSlow, always
}

extension Session {
  /// Says how long a statement took where that is worth a line.
  func tellTime(of entry: Entry) {
    let isSlow = entry.elapsed >= .seconds(2)
    guard timing == .always || timing == .whenSlow && isSlow else { return }
    say(.note("took \(entry.elapsed.inWords)"))
  }
}

extension Duration {
  /// As "12 ms", "3.2 s" or "2 min 5 s".
  public var inWords: String {
    let (whole, rest) = components
    let milliseconds = Int(whole) * 1000 + Int(rest / 1_000_000_000_000_000)
    switch milliseconds {
    case ..<1: return "less than 1 ms"
    case ..<1000: return "\(milliseconds) ms"
    case ..<60_000: return "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
    case ..<3_600_000: return "\(milliseconds / 60_000) min \(milliseconds / 1000 % 60) s"
    default: return "\(milliseconds / 3_600_000) h \(milliseconds / 60_000 % 60) min"
    }
  }
}
