import ArgumentParser
import Sessions

/// Safe mode, as the arguments of the program ask for it.
enum SafeArguments {
  /// Begins it: what the arguments name may be read.
  static func begin(_ arguments: [String]) throws {
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
