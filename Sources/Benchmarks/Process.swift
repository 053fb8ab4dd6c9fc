import Glibc

/// This process, as the system sees it.
enum Process {
  /// How many processors it may use.
  static var processors: Int { allowed.count }

  /// The numbers of the processors that it may use.
  private static var allowed: [Int] {
    var set = cpu_set_t()
    guard sched_getaffinity(0, MemoryLayout<cpu_set_t>.size, &set) == 0 else { return [0] }
    return withUnsafeBytes(of: &set) { bytes in
      (0..<bytes.count * 8).filter { bytes[$0 / 8] >> ($0 % 8) & 1 == 1 }
    }
  }

  /// Keeps to the last few of its processors; 0 is all of them.
  static func keep(toProcessors count: Int) {
    guard count > 0 else { return }
    let kept = allowed.suffix(count)
    var set = cpu_set_t()
    withUnsafeMutableBytes(of: &set) { bytes in
      for processor in kept { bytes[processor / 8] |= 1 << (processor % 8) }
    }
    sched_setaffinity(0, MemoryLayout<cpu_set_t>.size, &set)
  }

  /// Seconds since the system started it, loading and all; to a hundredth.
  static var age: Double {
    // The name in parentheses may hold blanks; the start is the 20th field after it.
    let fields = text(of: "/proc/self/stat").split(separator: ")").last?.split(separator: " ")
    let ticks = fields.flatMap { $0.count > 19 ? Double($0[19]) : nil }
    let uptime = text(of: "/proc/uptime").split(separator: " ").first.flatMap { Double($0) }
    return (uptime ?? .nan) - (ticks ?? .nan) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  private static func text(of path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes = [CChar](repeating: 0, count: 4096)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The most memory it has held at once.
  static var peakMegabytes: Double {
    var usage = rusage()
    getrusage(RUSAGE_SELF, &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}
