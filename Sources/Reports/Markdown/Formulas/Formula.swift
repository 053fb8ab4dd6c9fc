/// What stands between two `$` in a text: a formula in the notation of TeX, read as far as prose
/// has it: letters, numbers, signs, sub- and superscripts, fractions, roots, and names of symbols.
struct Formula {
  private var rest: Substring
  private var depth = 0
  /// How deep pieces may lie in each other; deeper, brackets are signs like others.
  private static let deepest = 40

  private init(_ text: some StringProtocol) { rest = Substring(text) }

  /// The formula as MathML, which browsers draw without a script.
  static func html(_ text: some StringProtocol) -> String {
    var formula = Formula(text)
    return "<math><mrow>\(formula.row(until: nil))</mrow></math>"
  }

  /// The formula as its symbols in a row, for places that hold text alone.
  static func plain(_ text: some StringProtocol) -> String {
    var (plain, isTag) = ("", false)
    for character in html(text).replacing("<mspace", with: " <mspace") {
      if character == "<" { isTag = true }
      if !isTag { plain.append(character) }
      if character == ">" { isTag = false }
    }
    let escapes = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    return escapes.reduce(plain) { $0.replacing($1.0, with: $1.1) }
  }

  /// What stands up to a closing bracket, which is taken too.
  private mutating func row(until end: Character?) -> String {
    var row = ""
    while let atom = atom(until: end) { row += scripted(atom) }
    return row
  }

  /// The next piece; nil at the end.
  private mutating func atom(until end: Character?) -> String? {
    rest = rest.drop { $0.isWhitespace }
    guard let first = rest.popFirst(), first != end else { return nil }
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { return "<mo>\(String(first).html)</mo>" }
    switch first {
    case "\\": return command()
    case "{": return "<mrow>\(row(until: "}"))</mrow>"
    case "0"..."9":
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(digits.count)
      return "<mn>\((String(first) + digits).html)</mn>"
    case _ where first.isLetter: return "<mi>\(String(first).html)</mi>"
    case "-": return "<mo>−</mo>"
    default: return "<mo>\(String(first).html)</mo>"
    }
  }

  /// A piece with what is written below and above it.
  private mutating func scripted(_ base: String) -> String {
    var (below, above): (String?, String?)
    while let mark = rest.first, mark == "_" || mark == "^" {
      rest = rest.dropFirst()
      let script = argument()
      if mark == "_" { below = script } else { above = script }
    }
    return switch (below, above) {
    case (nil, nil): base
    case (let below?, nil): "<msub>\(base)\(below)</msub>"
    case (nil, let above?): "<msup>\(base)\(above)</msup>"
    case (let below?, let above?): "<msubsup>\(base)\(below)\(above)</msubsup>"
    }
  }

  private mutating func command() -> String {
    let name = String(rest.prefix { $0.isLetter })
    guard !name.isEmpty else {
      let sign = rest.popFirst().map(String.init) ?? "\\"
      return Self.spaces.contains(sign) ? "<mspace width=\"0.2em\"/>" : "<mo>\(sign.html)</mo>"
    }
    rest = rest.dropFirst(name.count)
    switch name {
    case "frac":
      let above = argument()
      return "<mfrac>\(above)\(argument())</mfrac>"
    case "sqrt": return "<msqrt>\(argument())</msqrt>"
    case "hat", "bar", "tilde", "vec":
      return "<mover>\(argument())<mo>\(Symbols.accents[name] ?? "")</mo></mover>"
    case "left", "right": return ""
    case "text", "mathrm", "operatorname", "mathbf": return words()
    default: break
    }
    if Symbols.functions.contains(name) {
      return "<mrow><mi>\(name)</mi><mspace width=\"0.17em\"/></mrow>"
    }
    if let sign = Symbols.signs[name] { return "<mo>\(sign)</mo>" }
    return "<mi>\(Symbols.letters[name] ?? name.html)</mi>"
  }

  private static let spaces: Set = [",", ";", ":", "!", " "]

  /// What a command is applied to: a bracket or one piece.
  private mutating func argument() -> String { atom(until: nil) ?? "<mrow></mrow>" }

  /// Upright words in braces.
  private mutating func words() -> String {
    rest = rest.drop { $0.isWhitespace }
    guard rest.first == "{" else { return argument() }
    let text = rest.dropFirst().prefix { $0 != "}" }
    rest = rest.dropFirst(text.count + 2)
    return "<mtext>\(String(text).html)</mtext>"
  }
}
