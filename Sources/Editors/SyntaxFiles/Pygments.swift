import Sessions

/// The lexer of Pygments, a Python module.
var pygmentsLexer: String {
  #"""
  """Pygments lexer of vae. \#(originOfSyntaxFile)"""
  from pygments.lexer import RegexLexer, include, words
  from pygments.token import (Comment, Generic, Keyword, Name, Number, Operator, Punctuation, String,
                              Whitespace)

  __all__ = ["VaeLexer"]

  COMMANDS = (
  \#(tuple(LanguageWords.commands)))
  MEMBERS = (
  \#(tuple(LanguageWords.members)))


  class VaeLexer(RegexLexer):
      """For scripts of vae, a command language for learning from calcium traces."""

      name = "vae"
      aliases = ["vae"]
      filenames = ["*.vae"]
      mimetypes = ["text/x-vae"]

      tokens = {
          "root": [
              (r"^[ \t]*#%%.*$", Generic.Subheading),
              (r"^[ \t]*#:.*$", Comment.Special),
              (r"\A#!.*$", Comment.Hashbang),
              (r"#.*$", Comment.Single),
              include("code"),
          ],
          "code": [
              (r"\s+", Whitespace),
              (r"[0-9][0-9_]*(?:\.[0-9][0-9_]*)?(?:[eE][+-]?[0-9]+)?(?:\#(units))?", Number),
              (r"\.[0-9][0-9_]*(?:[eE][+-]?[0-9]+)?(?:\#(units))?", Number),
              (words((\#(list(LanguageWords.statements))), prefix=r"(?<!\.)\b", suffix=r"\b"), Keyword),
              (words((\#(list(LanguageWords.constants))), prefix=r"(?<!\.)\b", suffix=r"\b"),
               Keyword.Constant),
              (words((\#(list(LanguageWords.operators))), prefix=r"(?<!\.)\b", suffix=r"\b"),
               Operator.Word),
              (words(MEMBERS + COMMANDS, prefix=r"\b", suffix=r"(?=\s*\()"), Name.Builtin),
              (r"[^\W\d]\w*(?==[^=])", Name.Attribute),
              (r"[^\W\d]\w*(?=\s*\()", Name.Function),
              (r"[^\W\d]\w*", Name),
              (r"\|>|\*\*|//|[-+*/%@<>=!]=?", Operator),
              (r"[()\[\]{},:;.?]", Punctuation),
              (r'"', String.Double, "double"),
              (r"'", String.Single, "single"),
          ],
          "double": [
              (r'[^"\\{\n]+', String.Double),
              include("escapes"),
              (r'"|\n', String.Double, "#pop"),
          ],
          "single": [
              (r"[^'\\{\n]+", String.Single),
              include("escapes"),
              (r"'|\n", String.Single, "#pop"),
          ],
          "escapes": [
              (r"\\(?:u\{[0-9A-Fa-f]+\}|.)", String.Escape),
              (r"\{", String.Interpol, "value"),
          ],
          "value": [
              (r"\}", String.Interpol, "#pop"),
              (r":[^}\n]*(?=\})", String.Interpol),
              (r"\n", String.Interpol, "#pop"),
              include("code"),
          ],
      }

  """#
}

/// Words in quotes with commas between, in lines.
private func tuple(_ words: [String]) -> String {
  words.map { "\"\($0)\"," }.lines(beginning: "   ") + "\n"
}

private func list(_ words: [String]) -> String {
  words.map { "\"\($0)\"" }.joined(separator: ", ")
}

private var units: String { LanguageWords.units.joined(separator: "|") }
