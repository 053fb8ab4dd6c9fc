import Files
import Sessions

/// The grammar of TextMate, which VS Code and GitHub read too.
var textMateGrammar: String {
  let grammar = JSON.members([
    ("comment", .text(originOfSyntaxFile)), ("name", .text("vae")),
    ("scopeName", .text("source.vae")), ("fileTypes", .texts(["vae"])),
    ("patterns", .list([including("code")])),
    (
      "repository",
      .members([
        ("code", .members([("patterns", .list(code))])),
        ("string", .members([("patterns", .list(strings))])),
      ])
    ),
  ])
  return grammar.laidOut + "\n"
}

/// What code is made of, the first that fits counts.
private var code: [JSON] {
  [
    matching("^\\s*#%%.*$", "markup.heading.vae"),
    matching("^\\s*#:.*$", "comment.block.documentation.vae"),
    matching("#.*$", "comment.line.number-sign.vae"), including("string"),
    matching(number, "constant.numeric.vae"),
    matching(words(LanguageWords.statements), "keyword.control.vae"),
    matching(words(LanguageWords.constants), "constant.language.vae"),
    matching(words(LanguageWords.operators), "keyword.operator.word.vae"),
    matching(words(commands) + "(?=\\s*\\()", "support.function.vae"),
    matching("\\b[\\p{L}_][\\p{L}\\p{N}_]*(?==[^=])", "variable.parameter.vae"),
    matching("\\b[\\p{L}_][\\p{L}\\p{N}_]*(?=\\s*\\()", "entity.name.function.vae"),
    matching("\\|>|\\*\\*|//|[-+*/%@<>=!]=?", "keyword.operator.vae"),
  ]
}

/// How a value in a text is written, as `.2f` after the colon.
private var format: JSON { matching("(?<=:)[^{}()\\[\\]\"']+(?=\\})", "string.other.format.vae") }

private var strings: [JSON] {
  ["\"", "'"].map { quote in
    let value = JSON.members([
      ("begin", .text("\\{")), ("end", .text("\\}|$")), ("name", .text("meta.embedded.vae")),
      ("patterns", .list([format, including("code")])),
    ])
    let escape = matching("\\\\(?:u\\{[0-9A-Fa-f]+\\}|.)", "constant.character.escape.vae")
    return .members([
      ("begin", .text(quote)), ("end", .text(quote + "|$")), ("name", .text("string.quoted.vae")),
      ("patterns", .list([escape, value])),
    ])
  }
}

private func matching(_ pattern: String, _ name: String) -> JSON {
  .members([("match", .text(pattern)), ("name", .text(name))])
}

private func including(_ name: String) -> JSON { .members([("include", .text("#" + name))]) }

private func words(_ words: [String]) -> String { "\\b(?:\(words.alternatives))\\b" }

private var commands: [String] { LanguageWords.members + LanguageWords.commands }

private var number: String {
  let units = LanguageWords.units.joined(separator: "|")
  let digits = "(?:\\b[0-9][0-9_]*(?:\\.[0-9][0-9_]*)?|(?<![\\p{L}\\p{N}_)\\].])\\.[0-9][0-9_]*)"
  return digits + "(?:[eE][+-]?[0-9]+)?(?:\(units))?"
}
