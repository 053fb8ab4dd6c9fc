import Sessions

/// The syntax file of Vim and Neovim.
var vimSyntax: String {
  """
  " Vim syntax file of vae. \(originOfSyntaxFile)
  if exists("b:current_syntax")
    finish
  endif

  \(LanguageWords.statements.lines(beginning: "syntax keyword vaeStatement"))
  \(LanguageWords.constants.lines(beginning: "syntax keyword vaeConstant"))
  \(LanguageWords.operators.lines(beginning: "syntax keyword vaeOperator"))
  syntax match vaeSign "|>\\|\\*\\*\\|//\\|[-+*/%@<>=!]=\\?"
  syntax match vaeField "\\.\\h\\w*"
  syntax match vaeArgument "\\<\\h\\w*\\ze=[^=]"
  \(commands)
  syntax match vaeNumber "\\<\\d[0-9_]*\\%(\\.\\d[0-9_]*\\)\\?\\%([eE][+-]\\?\\d\\+\\)\\?\\%(\(units)\\)\\?"
  syntax match vaeEscape "\\\\\\%(u{\\x\\+}\\|.\\)" contained
  syntax region vaeValue matchgroup=vaeBrace start="{" end="}" contained oneline contains=TOP
  syntax region vaeString start=+"+ skip=+\\\\.+ end=+"+ oneline contains=vaeEscape,vaeValue
  syntax region vaeString start=+'+ skip=+\\\\.+ end=+'+ oneline contains=vaeEscape,vaeValue
  syntax match vaeComment "#.*$" contains=@Spell
  syntax match vaeProse "^\\s*#:.*$" contains=@Spell
  syntax match vaeCell "^\\s*#%%.*$"

  highlight default link vaeStatement Statement
  highlight default link vaeConstant Constant
  highlight default link vaeOperator Operator
  highlight default link vaeSign Operator
  highlight default link vaeField Normal
  highlight default link vaeArgument Identifier
  highlight default link vaeCommand Function
  highlight default link vaeNumber Number
  highlight default link vaeEscape SpecialChar
  highlight default link vaeBrace Delimiter
  highlight default link vaeString String
  highlight default link vaeComment Comment
  highlight default link vaeProse SpecialComment
  highlight default link vaeCell Title

  let b:current_syntax = "vae"

  """
}

/// A pattern for a dozen commands each, where they are called.
private var commands: String {
  let names = LanguageWords.commands + LanguageWords.members
  return stride(from: 0, to: names.count, by: 12).map { start in
    let words = names[start..<min(start + 12, names.count)].map { $0.replacing(".", with: "\\.") }
    let pattern = words.joined(separator: "\\|")
    return "syntax match vaeCommand \"\\<\\%(\(pattern)\\)\\ze\\s*(\""
  }.joined(separator: "\n")
}

private var units: String { LanguageWords.units.joined(separator: "\\|") }
