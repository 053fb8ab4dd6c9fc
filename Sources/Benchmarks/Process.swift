import CKernels
import Files
import Glibc
import Sessions

/// This process, as the system sees it.
enum Process {
  /// How many processors it may use.
  static var processors: Int { Int(ck_processors()) }

  /// Seconds since the system started it, loading and all; to a hundredth.
  static var age: Double {
    // The name in parentheses may hold blanks; the start is the 20th field after it.
    let fields = text(of: "/proc/self/stat").split(separator: ")").last?.split(separator: " ")
    let ticks = fields.flatMap { $0.count > 19 ? Double($0[19]) : nil }
    let uptime = text(of: "/proc/uptime").split(separator: " ").first.flatMap { Double($0) }
    return (uptime ?? .nan) - (ticks ?? .nan) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  private static func text(of path: String) -> String {
    String(decoding: (try? DiskHost().read(path)) ?? [], as: UTF8.self)
  }

  /// The most memory it has held at once.
  static var peakMegabytes: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}
