import Glibc

/// Where the program keeps its files, after the XDG Base Directory Specification.
enum Places {
  /// What runs before the first prompt.
  static var startUp: String? { path("XDG_CONFIG_HOME", orHome: ".config", "vae/start.vae") }

  /// Where results are kept from one report to the next.
  static var cache: String? { path("XDG_CACHE_HOME", orHome: ".cache", "vae/results") }

  /// The variable counts only where it holds an absolute path.
  private static func path(_ variable: String, orHome folder: String, _ name: String) -> String? {
    if let base = value(variable), base.hasPrefix("/") { return base + "/" + name }
    return value("HOME").map { "\($0)/\(folder)/\(name)" }
  }

  static func value(_ variable: String) -> String? {
    getenv(variable).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
