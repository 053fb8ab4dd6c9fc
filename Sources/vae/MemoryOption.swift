import ArgumentParser
import Sessions

/// `--memory SIZE` before the first word that is no option, for every way to call the program.
enum MemoryOption {
  private static let name = "--memory"

  /// Takes the option out of arguments, and allows what it or the environment says.
  static func take(from arguments: inout [String]) throws {
    if let wrong = MemoryLimit.allowByEnvironment() {
      throw ValidationError(refusal(MemoryLimit.variable, wrong))
    }
    guard let place = arguments.prefix(while: { $0.hasPrefix("-") }).firstIndex(where: isNamed)
    else { return }
    let words = arguments.remove(at: place).split(separator: "=", maxSplits: 1)
    let size =
      words.count > 1
      ? String(words[1]) : place < arguments.count ? arguments.remove(at: place) : ""
    guard MemoryLimit.allow(size) else { throw ValidationError(refusal(name, size)) }
  }

  private static func isNamed(_ argument: String) -> Bool {
    argument == name || argument.hasPrefix(name + "=")
  }

  private static func refusal(_ name: String, _ text: String) -> String {
    "\(name) must be an amount of memory such as 8GB, but is \"\(text)\""
  }
}
