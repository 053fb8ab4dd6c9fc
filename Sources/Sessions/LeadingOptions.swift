import Synchronization

/// The options before the first word that is none, for every way to call a program: how much memory
/// and time it may take, and safe mode.
public enum LeadingOptions {
  private static let taken = Mutex<[String]>([])

  /// Those that the command line gave, which the programs that this one starts are given too.
  public static var given: [String] { taken.withLock { $0 } }

  /// Whether safe mode is asked for. It begins where the program knows what the command line names.
  public static var askForSafeMode: Bool { given.contains(safe) }

  private static let safe = "--safe"
  private static let memory = "an amount of memory such as 8GB"
  private static let time = "a time such as 30s, 5min or 2h"

  /// Takes the options out of arguments, and does what they and the environment say of memory and time.
  public static func take(from arguments: inout [String]) throws(LeadingOptionFault) {
    if let wrong = MemoryLimit.allowByEnvironment() {
      throw LeadingOptionFault(name: MemoryLimit.variable, must: memory, text: wrong)
    }
    try take("--memory", from: &arguments, MemoryLimit.allow, memory)
    try take("--time", from: &arguments, TimeLimit.allow, time)
    guard let place = leading(arguments).firstIndex(of: safe) else { return }
    note([arguments.remove(at: place)])
  }

  private static func note(_ words: [String]) { taken.withLock { $0 += words } }

  /// Takes an option out that says something, if it is there, and does what it says.
  private static func take(
    _ name: String, from arguments: inout [String], _ allow: (String) -> Bool, _ what: String
  ) throws(LeadingOptionFault) {
    guard let text = take(name, from: &arguments) else { return }
    guard allow(text) else { throw LeadingOptionFault(name: name, must: what, text: text) }
    note([name, text])
  }

  /// What an option says; nil where it is not given, empty where nothing follows it.
  private static func take(_ name: String, from arguments: inout [String]) -> String? {
    let isNamed = { (word: String) in word == name || word.hasPrefix(name + "=") }
    guard let place = leading(arguments).firstIndex(where: isNamed) else { return nil }
    let words = arguments.remove(at: place).split(separator: "=", maxSplits: 1)
    if words.count > 1 { return String(words[1]) }
    return place < arguments.count && !arguments[place].isEmpty ? arguments.remove(at: place) : ""
  }

  /// The options in front, with what follows those that say something.
  private static func leading(_ arguments: [String]) -> ArraySlice<String> {
    var end = 0
    while end < arguments.count, arguments[end].hasPrefix("-"), arguments[end] != "-e" {
      end += ["--memory", "--time"].contains(arguments[end]) ? 2 : 1
    }
    return arguments[..<min(end, arguments.count)]
  }
}

/// An option that says nothing that can be done.
public struct LeadingOptionFault: Error, CustomStringConvertible {
  let name: String
  let must: String
  let text: String

  public var description: String { "\(name) must be \(must), but is \"\(text)\"" }
}
