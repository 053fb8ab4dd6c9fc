import Glibc
import Wording

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
    let took = Duration.seconds(taken.reduce(0) { $0 + $1.seconds }).inWords
    let when = Self.when(taken.map(\.made))
    return "\(commands.joined(separator: ", ")): from the cache, made \(when) in \(took)"
  }

  /// When results were made, as "04:13" or "from 2026-11-21 to 2026-11-23".
  private static func when(_ moments: [Moment]) -> String {
    let days = Set(moments.map(\.day)).sorted()
    guard days.count > 1 else { return moments.map(\.words).max() ?? "" }
    return "from \(days[0]) to \(days[days.count - 1])"
  }

  /// `:cache`
  func tendCache(_ words: [String]) throws(DirectiveFault) -> Ending {
    guard words.first ?? "clear" == "clear" else {
      throw DirectiveFault(message: ":cache may be followed by clear alone", word: 0)
    }
    guard let cache else {
      throw DirectiveFault(
        message: "no results are kept", help: "there is no home folder to keep them in")
    }
    let (count, bytes) = cache.size
    let results = "\(counted(count, "result")) · \(Footprint.text(bytes))"
    if words.isEmpty {
      say(.note("\(results) in \(cache.path); :cache clear removes them"))
    } else {
      cache.clear()
      say(.note("removed \(results)"))
    }
    return .done
  }
}
