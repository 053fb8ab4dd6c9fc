import Commands
import Interpreter
import Syntax
import Wording

extension Draft {
  /// What there is to say, in Markdown, about what stands at a place, and the bytes that it is about.
  package func explanation(at offset: Int) -> (range: Range<Int>, text: String)? {
    let tokens = tokens(of: program.source.utf8).tokens
    guard let index = tokens.lastIndex(where: { $0.span.start <= offset }),
      offset <= tokens[index].span.end
    else { return nil }
    // Between two tokens, the word is meant.
    let isBehindWord =
      index > 0 && tokens[index - 1].span.end == offset
      && tokens[index - 1].kind == .name && tokens[index].kind != .name
    return explanation(of: isBehindWord ? index - 1 : index, tokens[...])
  }

  private func explanation(
    of index: Int, _ tokens: ArraySlice<Token>
  ) -> (range: Range<Int>, text: String)? {
    let token = tokens[index]
    let word = program.source.text(in: token.span)
    switch token.kind {
    case .name:
      let own = text(ofParameter: token.span) ?? text(ofOwn: token.span)
      if let own { return (token.span.range, own) }
      let (name, span) = path(at: index, tokens)
      return interpreter.explanation(of: name).map { (span.range, $0) }
    case .stringText, .formatText, .newline, .invalid, .word, .directive: return nil
    case .number:
      let unit = word.drop { !$0.isLetter && $0 != "%" }
      return unit.isEmpty
        ? nil : interpreter.explanation(of: String(unit)).map { (token.span.range, $0) }
    default: return interpreter.explanation(of: word).map { (token.span.range, $0) }
    }
  }

  /// A name with the group before it, or the member behind it.
  private func path(at index: Int, _ tokens: ArraySlice<Token>) -> (String, Span) {
    var span = tokens[index].span
    let kinds = { (place: Int) in tokens.indices.contains(place) ? tokens[place].kind : .end }
    let joins = { (span: Span) in vocabulary[program.source.text(in: span)] != nil }
    if kinds(index - 1) == .dot, kinds(index - 2) == .name {
      let whole = tokens[index - 2].span.joined(with: span)
      if joins(whole) { span = whole }
    } else if kinds(index + 1) == .dot, kinds(index + 2) == .name {
      let whole = span.joined(with: tokens[index + 2].span)
      if joins(whole) { span = whole }
    }
    return (program.source.text(in: span), span)
  }

  /// About a parameter that is given by name.
  private func text(ofParameter span: Span) -> String? {
    var text: String?
    program.statements.forEachExpression { expression in
      guard text == nil, case .call(.named(let group, let name), let arguments) = expression.kind,
        let argument = arguments.first(where: { $0.name?.span == span })
      else { return }
      let command = (group.map { $0.name + "." } ?? "") + name.name
      text = interpreter.explanation(of: argument.name?.name ?? "", of: command)
    }
    return text
  }

  /// About a name of the script: what it is, where that is known, and the line that gives it.
  private func text(ofOwn span: Span) -> String? {
    guard let place = definition(at: span.start) else { return nil }
    let name = program.source.text(in: span)
    let line = program.source.line(
      program.source.position(of: place.lowerBound).line - program.source.firstLine + 1)
    let code = "```vae\n\(line.trimmed)\n```"
    guard let use = program.nameUses.first(where: { $0.span == span }) else { return code }
    switch use.scope {
    case .functions:
      return interpreter.call(of: name, in: program).map { "```vae\ndef \($0)\n```" } ?? code
    case .function, .comprehension: return code
    case .outer:
      let before = program.statements.prefix { $0.span.start <= span.start }.count
      let part = program.keeping(0..<before)
      let kind = interpreter.kind(of: name, after: part, host: session.host)
      return kind.map { "\(code)\n\n`\(name)` is \($0)" } ?? code
    }
  }
}
