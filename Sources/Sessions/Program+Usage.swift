import Interpreter
import Syntax

extension Program {
  /// What `vae script.vae --help` says: the comment at the script's top, and its options.
  var usage: String {
    let options = parameters
    let call = "usage: vae \(source.name)" + (options.isEmpty ? "" : " [NAME=VALUE ...]")
    guard !options.isEmpty else {
      return [heading, call].compactMap { $0 }.joined(separator: "\n\n")
    }
    let settings = options.map { "\($0.name)=\($0.fallback.written)" }
    let width = settings.map(\.count).max() ?? 0
    let lines = zip(settings, options).map { setting, option in
      let blanks = String(repeating: " ", count: width - setting.count)
      return option.comment.map { "  \(setting)\(blanks)  \($0)" } ?? "  \(setting)"
    }
    return [heading, call, lines.joined(separator: "\n")].compactMap { $0 }
      .joined(separator: "\n\n")
  }

  /// The lines of comment that a script begins with, after `#!`.
  private var heading: String? {
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0.hasPrefix("#!") || $0.isEmpty }
      .prefix { $0.hasPrefix("#") && !$0.hasPrefix("#%%") }
      .map { $0.drop { $0 == "#" }.drop { $0 == " " } }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}
