import Glibc

extension Session {
  /// Takes the results of costly commands on unchanged values from files of a folder, and keeps
  /// new ones there. Statements that were spared work say so.
  public func keepResults(in folder: String) {
    cache = ResultFolder(folder, maker: Self.maker)
  }

  /// This very program: another build may give other results under the same version.
  private static var maker: String {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return version }
    return "\(version) \(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
  }

  /// What the statement that ends did not make anew, in words; nil where it made all.
  func cacheNote() -> String? {
    let taken = cache?.takeNotes() ?? []
    guard !taken.isEmpty else { return nil }
    var names: [String] = []
    for result in taken where !names.contains(result.command) { names.append(result.command) }
    let commands = names.map { name in
      let count = taken.count { $0.command == name }
      return count == 1 ? name : "\(count) × \(name)"
    }
    let made = Duration.seconds(taken.reduce(0) { $0 + $1.seconds }).inWords
    let days = Set(taken.map(\.day)).sorted()
    let when = days.count == 1 ? "on \(days[0])" : "from \(days[0]) to \(days[days.count - 1])"
    return "\(commands.joined(separator: ", ")): from the cache, made in \(made) \(when)"
  }
}
