import ArgumentParser
import Sessions

/// The options before the first word that is none, for every way to call the program: how much
/// memory and time it may take, and safe mode.
enum LeadingOptions {
  /// Takes the options out of arguments, and does what they and the environment say.
  static func take(from arguments: inout [String]) throws {
    if let wrong = MemoryLimit.allowByEnvironment() {
      throw ValidationError(refusal(MemoryLimit.variable, memory, wrong))
    }
    if let size = take("--memory", from: &arguments), !MemoryLimit.allow(size) {
      throw ValidationError(refusal("--memory", memory, size))
    }
    if let time = take("--time", from: &arguments), !TimeLimit.allow(time) {
      throw ValidationError(refusal("--time", "a time such as 30s, 5min or 2h", time))
    }
    if take(flag: "--safe", from: &arguments) { try beginSafeMode(arguments) }
  }

  private static let memory = "an amount of memory such as 8GB"

  private static func take(flag name: String, from arguments: inout [String]) -> Bool {
    guard let place = leading(arguments).firstIndex(of: name) else { return false }
    arguments.remove(at: place)
    return true
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

  private static func refusal(_ name: String, _ what: String, _ text: String) -> String {
    "\(name) must be \(what), but is \"\(text)\""
  }

  private static func beginSafeMode(_ arguments: [String]) throws {
    if let first = arguments.first, ["--help", "-h"].contains(first) {
      throw CleanExit.message(SafeMode.help)
    }
    do throws(SafeModeFault) {
      try SafeMode.begin(naming: named(by: arguments))
    } catch {
      throw ValidationError(error.message)
    }
  }

  /// What arguments name: words, and what options are set to; the code after `-e` names nothing.
  private static func named(by arguments: [String]) -> [String] {
    var words: [String] = []
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "-e" {
        rest = rest.dropFirst()
      } else if let equals = word.firstIndex(of: "=") {
        words.append(String(word[word.index(after: equals)...]))
      } else if !word.hasPrefix("-") {
        words.append(word)
      }
    }
    return words.filter { !$0.isEmpty }
  }
}
