// The sentences of every fault: what is wrong, a word under its place, and what to write instead.

extension Fault {
  /// One table on purpose: the compiler holds it whole, and the wording can be read as one.
  var sentence: Sentence {
    switch self {
    // The text as a whole
    case .sourceTooLarge:
      Sentence("a source must be at most \(Source.sizeLimit >> 20) MB, but this one is larger")
    case .notUTF8:
      Sentence("a source must be UTF-8 text, but a byte here is not", help: "save it as UTF-8")
    case .nulByte:
      Sentence("a source must be text, but here is a NUL byte")
    case .tooDeep:
      Sentence(
        "the program is nested too deeply: more than \(Parser.depthLimit) levels",
        label: "from here", help: "give a part of it a name, in a statement of its own")
    case .tooLong:
      Sentence(
        "the program is too long: more than \(Parser.nodeLimit) values, operators and statements",
        label: "read up to here", help: "load many numbers from a file")
    case .more(let count):
      Sentence("\(count) more errors are not shown", label: "after this")

    // Signs and literals
    case .unknownCharacter(let scalar):
      Sentence("the character \(described(scalar)) has no meaning here")
    case .lookalike(let sign, let plain):
      Sentence("\"\(sign)\" is not a sign of this language", label: "write \(plain)")
    case .unclosedString:
      Sentence(
        "the string is never closed", label: "no closing quote on this line",
        help: "a string ends on its line; \\n is a newline in it")
    case .unclosedInterpolation:
      Sentence(
        "\"{\" in a string is never closed", label: "no } before the quote",
        help: "write \\{ for a brace; inside { } strings take the other quotes: \"{f('a')}\"")
    case .emptyInterpolation:
      Sentence("{ } in a string must hold a value", label: "empty", help: "write \\{\\} for braces")
    case .tripleQuotes:
      Sentence(
        "there are no triple quotes", label: "write \"…\"", help: "\\n is a newline in a string")
    case .braceInString(let brace):
      Sentence(
        "\"\(brace)\" has no partner in this string", label: "write \\\(brace)",
        help: "\\{ and \\} are braces; {x} puts in the value of x")
    case .stringPrefix(let prefix):
      Sentence(
        "a string takes no prefix, but here is \"\(prefix)\"", label: "leave it out",
        help: "every string interpolates: \"{x:.2f}\"")
    case .unknownEscape(let escape):
      Sentence(
        "there is no escape \(escape)", label: "write \\\(escape) for a backslash",
        help: "the escapes are \\\" \\' \\\\ \\n \\t \\{ \\} \\u{…}")
    case .badScalar:
      Sentence(
        "\\u must be followed by a character's number in braces", label: "as in \\u{3bc}")
    case .badFormat(let format):
      Sentence(
        "\"\(format)\" is not a format", label: "as in {x:.2f} or {x:>8}",
        help: "[[fill]align][sign][0][width][,][.precision][e|f|g|%]")
    case .pointWithoutDigits:
      Sentence("a number's point must be followed by digits", label: "write .0, or leave it out")
    case .looseUnderscore:
      Sentence("\"_\" in a number must stand between digits")
    case .unknownUnit(let unit):
      Sentence(
        "\"\(unit)\" is not a unit: the units are \(unitNames)",
        label: unitMeant(by: unit).map { "write \($0)" } ?? "after a number",
        help: unitMeant(by: unit) == nil ? "to multiply, write the operator: 2 * \(unit)" : nil)
    case .detachedUnit(let written):
      Sentence(
        "a unit must follow its number at once: \(unitNames)", label: "write \(written)")
    case .numberTooLarge:
      Sentence("the number is too large", label: "at most about 1.8e308")

    // Brackets
    case .unclosed(let bracket):
      Sentence("\"\(bracket)\" is never closed", label: "opened here")
    case .wrongCloser(let open, let found):
      Sentence("\"\(open)\" cannot be closed by \"\(found)\"", label: "closes another kind")
    case .strayCloser(let bracket):
      Sentence("\"\(bracket)\" closes nothing", label: "nothing is open here")
    case .tuple:
      Sentence(
        "several values need square brackets", label: "write a list: [a, b]",
        help: "arguments take no brackets of their own: zeros(2, 3)")
    case .emptyParentheses:
      Sentence("( ) must hold a value", label: "empty", help: "an empty list is [], no value none")
    case .emptyIndex:
      Sentence("[ ] after a value must hold an index", label: "as in a[0] or a[2:5]")
    case .secondFor:
      Sentence(
        "a comprehension must have one \"for\"", label: "a second one",
        help: "put a comprehension inside: [[f(x, y) for y in b] for x in a]")
    case .generator:
      Sentence(
        "a comprehension needs square brackets", label: "write f([… for x in xs])")

    // Where something else must stand
    case .unexpected(let wanted, let found):
      Sentence("here must be \(wanted), but is \(found)")
    case .unexpectedEnd(let wanted):
      Sentence("after this must be \(wanted), but it ends", label: "ends here")
    case .equalsInExpression:
      Sentence(
        "\"=\" gives a name to a value and cannot stand here", label: "write == to compare")
    case .operatorAfterPipeline(let sign):
      Sentence(
        "a pipeline cannot go on with \"\(sign)\"", label: "put the pipeline in ( )",
        help: "as in (x |> f(a)) \(sign) …")
    case .callWithoutBrackets(let name):
      Sentence(
        "a call needs brackets", label: "write \(name)(…)",
        help: "a statement ends with its line or with \";\"")
    case .positionalAfterKeyword:
      Sentence(
        "arguments by position must come before those by keyword", label: "by position")
    case .requiredAfterDefault(let name):
      Sentence(
        "a parameter without default must come before those with one",
        label: "write \(name) = …, or put it first")
    case .repeatedName(let name):
      Sentence("\"\(name)\" is given twice", label: "again here")
    case .equalsInRecord(let name):
      Sentence("a field's value must follow a colon", label: "write \(name): …")
    case .colonInArguments(let name):
      Sentence("a keyword argument must be given with \"=\"", label: "write \(name)=…")
    case .quotedField(let name):
      Sentence("a field's name takes no quotes", label: "write \(fieldName(like: name)): …")

    // Statements in a wrong place or shape
    case .reservedWord(let word):
      Sentence("\"\(word)\" is a word of the language and cannot be a name", label: "reserved")
    case .notTopLevel(let word):
      Sentence("\"\(word)\" must stand outside of any block", label: "inside a block")
    case .lateParam:
      Sentence("\"param\" must come before all other statements", label: "move it to the top")
    case .paramNotLiteral:
      Sentence(
        "a param's default must be a number, a text, true, false, none, or a list of them",
        label: "not a literal")
    case .misplaced(let word, let block):
      Sentence("\"\(word)\" must stand inside \(block)", label: "not inside one")
    case .directiveInFile:
      Sentence("directives are for the prompt, not for a script", label: "leave this line out")
    case .directiveWithoutName:
      Sentence("a directive's name must follow its colon", label: "as in :help")
    case .missingBlock(let head):
      Sentence("\"\(head)\" needs a block in braces", label: "write { at the end of this line")
    case .braceOnNextLine(let head):
      Sentence("\"{\" must stand on the line of its \"\(head)\"", label: "move it up")
    case .strayElse:
      Sentence("\"else\" has no \"if\" before it", label: "no if ends here")
    case .elseOnNewLine:
      Sentence(
        "at the prompt, \"else\" must stand on the line of the \"}\" before it",
        label: "write } else {")
    case .severalReturned:
      Sentence("a function returns one value", label: "write return [a, b]")
    case .severalValues:
      Sentence("several values need square brackets", label: "write [a, b]")
    case .bracketedNames:
      Sentence("the names of a loop take no brackets", label: "write for a, b in …")
    case .chainedAssignment:
      Sentence(
        "one statement gives one value", label: "a second =",
        help: "write two statements; == compares")
    case .assignmentToItem(let place, let name):
      Sentence(
        "values do not change: \(place) cannot be given a value", label: "an item of a value",
        help: "make a new value: \(name) = [… for x in \(name)]")
    case .assignmentToField(let place, let name, let field):
      Sentence(
        "values do not change: \(place) cannot be given a value", label: "a field of a value",
        help: "make a new record: \(name) = {\(field): …}")
    case .assignmentToCall(let call):
      Sentence(
        "a call cannot be given a value", label: "left of =",
        help: "to define a function, write def \(call) { return … }")
    case .assignmentToValue:
      Sentence("only a name can be given a value", label: "not a name")

    // Habits from other languages
    case .foreignOperator(let sign, let instead), .foreignWord(let sign, let instead):
      Sentence("there is no \"\(sign)\" in this language", label: "write \(instead)")
    case .augmentedAssignment(let sign, let write):
      Sentence("there is no \"\(sign)\" in this language", label: "write \(write)")
    case .increment(let sign, let name):
      Sentence(
        "there is no \"\(sign)\" in this language",
        label: "write \(name) = \(name) \(sign.prefix(1)) 1")
    case .lambda:
      Sentence(
        "functions have names here", label: "write def name(x) { return … }",
        help: "for a list, write a comprehension: [x * 2 for x in xs]")
    case .importStatement:
      Sentence("there is nothing to import", label: "all commands are there from the start")
    case .declarationWord(let word):
      Sentence("names need no \"\(word)\"", label: "leave it out: x = …")
    case .functionWord(let word):
      Sentence(
        "there is no \"\(word)\" in this language", label: "write def name(x) { return … }")
    case .foreignStatement(let word):
      Sentence("there is no \"\(word)\" in this language", label: "not a statement")
    case .foreignBlock(let word, let head):
      Sentence(
        "a block stands in braces, not after \"\(word)\"", label: "write \(head) … { … }")
    case .colonBlock(let head):
      Sentence(
        "a block stands in braces, not after a colon", label: "write \(head) … { … }")
    case .typeAnnotation:
      Sentence("names carry no types here", label: "leave the type out")
    }
  }
}

/// A text as a name that can be written: what is no letter, digit or underscore becomes one.
private func fieldName(like text: String) -> String {
  let letters = text.map { $0.isLetter || $0.isNumber ? $0 : "_" }
  let isNumber = letters.first?.isNumber ?? true
  return (isNumber ? "_" : "") + String(letters)
}

/// The unit that another spelling means.
private func unitMeant(by word: String) -> String? {
  let word = word.lowercased()
  if let unit = LiteralUnit.allCases.first(where: { $0.rawValue.lowercased() == word }) {
    return unit.rawValue
  }
  return ["sec": "s", "secs": "s", "seconds": "s", "msec": "ms", "hertz": "Hz", "mins": "min"][word]
}

private var unitNames: String {
  let names = LiteralUnit.allCases.map(\.rawValue)
  return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
}

/// A character as it can be printed anywhere, with its number where it has no shape of its own.
private func described(_ scalar: Unicode.Scalar) -> String {
  let number = String(scalar.value, radix: 16, uppercase: true)
  let code = "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .nonspacingMark, .enclosingMark:
    return code
  default:
    return scalar.isASCII ? "\"\(scalar)\"" : "\"\(scalar)\" (\(code))"
  }
}
