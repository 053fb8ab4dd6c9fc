import FoundationEssentials
import Glibc

/// Where the program keeps its files, after the XDG Base Directory Specification: in folders of the
/// user's that variables or the home folder name, and nowhere where neither is an absolute path.
public enum Places {
  /// What runs before the first prompt.
  public static var startUp: String? {
    path("XDG_CONFIG_HOME", orHome: ".config").map { $0 + "/start.vae" }
  }

  /// Where results are kept from one report to the next.
  public static var cache: String? {
    path("XDG_CACHE_HOME", orHome: ".cache").map { $0 + "/results" }
  }

  /// Where sessions, their history and the progress in lessons are kept.
  public static var state: String? { path("XDG_STATE_HOME", orHome: ".local/state") }

  /// Where Jupyter looks for what a user has added to it.
  package static var jupyter: String? {
    value("JUPYTER_DATA_DIR")
      ?? (value("XDG_DATA_HOME") ?? home.map { $0 + "/.local/share" }).map { $0 + "/jupyter" }
  }

  /// The file of a program that belongs to the one that runs, and stands beside it.
  public static func program(_ name: String) -> String {
    let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return FilePath.folder(of: own ?? CommandLine.arguments[0]) + "/" + name
  }

  /// Every folder of the program's own that there may be.
  static var all: [String] {
    [startUp.map(FilePath.folder), cache.map(FilePath.folder), state].compactMap { $0 }
  }

  /// The user's home folder.
  static var home: String? { value("HOME") }

  private static func path(_ variable: String, orHome folder: String) -> String? {
    let base = value(variable) ?? home.map { "\($0)/\(folder)" }
    return base.map { $0 + "/vae" }
  }

  /// The absolute path that a variable holds.
  private static func value(_ variable: String) -> String? {
    getenv(variable).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
  }
}
