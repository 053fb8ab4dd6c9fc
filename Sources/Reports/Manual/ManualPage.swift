import Sessions

extension Reports {
  /// The manual page for `man`, in the language of troff.
  ///
  /// - Parameters:
  ///   - usage: A line for each way to call the program.
  ///   - discussion: What else there is to say of them.
  public static func manualPage(abstract: String, usage: String, discussion: String) -> String {
    let commands = Manual.overview.map { topic in
      ".SS \(topic.topic.troff)\n"
        + topic.commands.map { ".TP\n.B \($0.name.troff)\n\($0.summary.troff)\n" }.joined()
    }
    return """
      .TH VAE 1 "" "vae \(Session.version.troff)" "User Commands"
      .SH NAME
      vae \\- \(abstract.sentenceInside.troff)
      .SH SYNOPSIS
      .nf
      \(usage.troff)
      .fi
      .SH DESCRIPTION
      \(description.troff)
      .PP
      \(discussion.troff)
      .SH COMMANDS OF THE LANGUAGE
      \(commands.joined()).SH ENVIRONMENT
      .TP
      .B VAE_MEMORY
      The most memory to take, as 8GB; also \\-\\-memory.
      .TP
      .B NO_COLOR
      No colours, if it is set.
      .TP
      .B XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME
      Where the program's own folders are, else below ~/.config, ~/.local/state and ~/.cache.
      .SH FILES
      .TP
      .I ~/.config/vae/start.vae
      Runs before the first prompt.
      .TP
      .I ~/.local/state/vae/history
      What was typed.
      .TP
      .I ~/.cache/vae/results
      What costly commands gave, for reports.
      .SH SEE ALSO
      .B vae help
      .I NAME
      explains a command,
      .B vae help \\-\\-html
      .I FILE
      writes the whole manual with examples,
      .B vae learn
      teaches.

      """
  }

  private static let description = """
    vae is a small command language for learning what neurons' calcium traces have in common: \
    recordings are loaded, windows cut and labelled, autoencoders trained, and every step drawn.
    """
}

extension String {
  /// The text with what troff would obey made harmless.
  fileprivate var troff: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let text = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
    }.joined(separator: "\n")
  }

  /// A sentence without its capital letter and its full stop.
  fileprivate var sentenceInside: String {
    prefix(1).lowercased() + dropFirst().dropLast(hasSuffix(".") ? 1 : 0)
  }
}
