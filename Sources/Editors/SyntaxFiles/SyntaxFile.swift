/// A file by which an editor or a highlighter colours the language, written from the words of the
/// lexer and of the command table.
package enum SyntaxFile: String, CaseIterable, Sendable {
  case vim, textmate, pygments

  /// The file.
  package var text: String {
    switch self {
    case .vim: vimSyntax
    case .textmate: textMateGrammar
    case .pygments: pygmentsLexer
    }
  }

  /// Where it lies below `scripts/editors`.
  package var path: String {
    switch self {
    case .vim: "vim/syntax/vae.vim"
    case .textmate: "vscode/syntaxes/vae.tmLanguage.json"
    case .pygments: "pygments/vae_lexer.py"
    }
  }
}

/// What all files say of where they come from.
let originOfSyntaxFile =
  "Written by scripts/editors/write: change what it is written from, not this."

extension [String] {
  /// The words as alternatives of a regular expression.
  var alternatives: String { map { $0.replacing(".", with: "\\.") }.joined(separator: "|") }

  /// The words in lines of at most so many columns.
  func lines(beginning start: String, width: Int = 100) -> String {
    var lines = [start]
    for word in self {
      if lines[lines.count - 1].count + 1 + word.count > width { lines.append(start) }
      lines[lines.count - 1] += " " + word
    }
    return lines.joined(separator: "\n")
  }
}
