/// Everything that can be wrong with a text.
enum Fault: Hashable {
  // The text as a whole
  case sourceTooLarge, notUTF8, nulByte, tooDeep, tooLong, more(Int)

  // Signs and literals
  case unknownCharacter(Unicode.Scalar), lookalike(String, String)
  case unclosedString, unclosedInterpolation, emptyInterpolation, tripleQuotes
  case braceInString(String), stringPrefix(String)
  case unknownEscape(String), badScalar, badFormat(String)
  case pointWithoutDigits, looseUnderscore, unknownUnit(String), detachedUnit(String),
    numberTooLarge

  // Brackets
  case unclosed(String), wrongCloser(open: String, found: String), strayCloser(String)
  case tuple, emptyParentheses, emptyIndex, secondFor, generator

  // Where something else must stand
  case unexpected(wanted: String, found: String), unexpectedEnd(wanted: String)
  case equalsInExpression, operatorAfterPipeline(String), callWithoutBrackets(String)
  case positionalAfterKeyword, requiredAfterDefault(String), repeatedName(String)
  case equalsInRecord(String), colonInArguments(String), quotedField(String)

  // Statements in a wrong place or shape
  case reservedWord(String), notTopLevel(String), lateParam, paramNotLiteral
  case misplaced(String, inside: String)
  case directiveInFile, directiveWithoutName
  case missingBlock(String), braceOnNextLine(String), strayElse, elseOnNewLine
  case severalReturned, severalValues, bracketedNames, chainedAssignment
  case assignmentToItem(String, name: String)
  case assignmentToField(String, name: String, field: String)
  case assignmentToCall(String), assignmentToValue

  // Habits from other languages
  case foreignOperator(String, write: String), foreignWord(String, write: String)
  case augmentedAssignment(String, write: String), increment(String, name: String)
  case lambda, importStatement, declarationWord(String), functionWord(String)
  case foreignStatement(String), foreignBlock(String, head: String), colonBlock(String)
  case typeAnnotation
}

extension Fault {
  /// What is said of a fault: the message, what stands under its place, and what to write instead.
  struct Sentence {
    let message: String
    let label: String
    let help: String?

    init(_ message: String, label: String = "", help: String? = nil) {
      self.message = message
      self.label = label
      self.help = help
    }
  }

  /// The diagnostic at a place; a second place has a word of its own where there is one.
  func diagnostic(at span: Span, other: Span? = nil, in source: String) -> Diagnostic {
    let sentence = sentence
    var labels = [Diagnostic.Label(span: span, text: sentence.label)]
    if let other { labels.append(.init(span: other, text: otherLabel)) }
    return Diagnostic(
      message: sentence.message, labels: labels, help: sentence.help, source: source)
  }

  private var otherLabel: String {
    if case .repeatedName = self { return "first given here" }
    return "opened here"
  }
}

extension FaultLog.Entry {
  func diagnostic(in source: String) -> Diagnostic {
    fault.diagnostic(at: span, other: other, in: source)
  }
}
