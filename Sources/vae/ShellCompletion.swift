/// What a shell completes, as the argument parser writes it, with what it leaves out: a script may stand
/// where a subcommand does; and without what it doubles: its own command `help`, which hides this
/// program's.
enum ShellCompletion {
  /// - Parameter script: One for bash, zsh or fish.
  static func mended(_ script: String) -> String {
    if script.hasPrefix("#compdef") { return forZsh(script) }
    return script.contains("\ncomplete -c ") ? forFish(script) : forBash(script)
  }

  private static func forBash(_ script: String) -> String {
    let offer = "        # Offer subcommand completions\n"
    let scripts = "        __vae_add_completions -o plusdirs -fX '!*.vae'\n"
    return withoutLastHelp(script).replacing(offer, with: scripts + offer, maxReplacements: 1)
      .replacing(" doctor help'", with: " doctor'")
  }

  private static func forZsh(_ script: String) -> String {
    let offer = "        _describe -V subcommand subcommands && ret=0\n"
    let scripts = "        _files -g '*.vae' && ret=0\n"
    return without(doubled, in: withoutLastHelp(script))
      .replacing(offer, with: offer + scripts, maxReplacements: 1)
  }

  private static func forFish(_ script: String) -> String {
    let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
    let run = "_for_positional \"vae run\" -ge 1'"
    let scripts = lines.first { $0.contains(run) }.map {
      $0.replacing(run, with: "_for_positional \"vae\" -eq 1'") + "\n"
    }
    return without(doubled, in: script) + (scripts ?? "")
  }

  /// How the argument parser describes its own help.
  private static let doubled = "Show subcommand help information."

  private static func without(_ words: String, in script: String) -> String {
    script.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains(words) }.joined(separator: "\n")
  }

  /// Without the last function that completes `help`.
  private static func withoutLastHelp(_ script: String) -> String {
    let starts = script.ranges(of: "\n_vae_help() {\n")
    guard starts.count > 1, let start = starts.last?.lowerBound,
      let end = script[start...].firstRange(of: "\n}\n")?.upperBound
    else { return script }
    return script.replacingCharacters(in: start..<end)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>) -> String {
    String(self[..<range.lowerBound]) + "\n" + String(self[range.upperBound...])
  }
}
