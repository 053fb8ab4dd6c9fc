import Syntax
import Testing

/// The generator of Steele, Lea and Flood (2014), so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

private let script = """
  param epochs = 100  # passes
  #%% Load
  r = load("a.csv", rate=100Hz)
  w = windows(r, before=500ms, held=20%);
  def f(x, y=[1, {a: 'b'}]) {
    if x in y and not x < 1 <= 2 { return x } else if y { return }
    else { while true { break } }
  }
  m = vae(latent=32, encoder=[lstm(64)])
    |> train(w, epochs=epochs)
  for i, j in range(3) { print("a {f('x', z[:, 0:2]):>8,.2f} \\u{3bc} {x}\\n") }
  a, b = [x ** -2 @ y for x in xs if x > -2**2] if c else d
  assert a == 1, "no"
  """

private let pieces = [
  "(", ")", "[", "]", "{", "}", "\"", "'", "\n", "=", "|>", ",", ":", ";", "#", "\\", "%", "if",
  "else", "for x in",
  "not", "def", "++", "5 s", "..", "\u{0}", "é", "\u{301}", "😀", "\"{", ":.2f}", "\r", "\"\"\"",
  "?", "#%%", "return",
]

@Suite("Texts at random")
struct RandomTests {
  @Test("Whatever the text, there is a tree, and all places lie inside it", arguments: 1...40)
  func mutations(seed: Int) {
    var random = SplitMix(state: UInt64(seed))
    for _ in 0..<100 {
      let text = mutated(script, &random)
      for mode in [ParseMode.file, .prompt] {
        let program = parse(source(text), mode: mode)
        #expect(misplaced(program) == nil, "seed \(seed): \(text.debugDescription)")
      }
    }
  }

  @Test("Cutting a script short anywhere is survived, and reported unless it is whole")
  func prefixes() {
    for end in script.indices {
      let program = parse(source(String(script[..<end])), mode: .prompt)
      #expect(misplaced(program) == nil)
      if program.isIncomplete { #expect(program.hasErrors) }
    }
    #expect(!parse(source(script), mode: .file).hasErrors)
  }

  @Test("Bytes at random are survived", arguments: 1...20)
  func bytes(seed: Int) {
    var random = SplitMix(state: UInt64(seed))
    for _ in 0..<50 {
      let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
      let program = parse(Source(name: "test.vae", bytes: bytes), mode: .file)
      #expect(misplaced(program) == nil)
    }
  }

  private func mutated(_ text: String, _ random: inout SplitMix) -> String {
    var characters = Array(text)
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let place = Int.random(in: 0..<characters.count, using: &random)
      let end = min(characters.count, place + Int.random(in: 0...6, using: &random))
      switch Int.random(in: 0...2, using: &random) {
      case 0: characters.removeSubrange(place..<end)
      case 1: characters.insert(contentsOf: pieces.randomElement(using: &random) ?? "", at: place)
      default: characters.insert(contentsOf: characters[place..<end], at: characters.count)
      }
    }
    return String(characters)
  }

  /// A span that lies outside of its source, or outside of what it is part of.
  private func misplaced(_ program: Program) -> Span? {
    let whole = program.source.span
    for diagnostic in program.diagnostics {
      _ = diagnostic.rendered(in: program.source)
      if let label = diagnostic.labels.first(where: { !whole.holds($0.span) }) { return label.span }
    }
    return program.statements.lazy.compactMap { misplaced($0, in: whole) }.first
  }

  private func misplaced(_ statement: Statement, in outer: Span) -> Span? {
    guard outer.holds(statement.span) else { return statement.span }
    switch statement.kind {
    case .define(_, _, let body), .for(_, _, let body), .while(_, let body):
      return body.lazy.compactMap { misplaced($0, in: statement.span) }.first
    case .assign(_, let value), .value(let value), .assert(let value, _):
      return misplaced(value, in: statement.span)
    case .if(let branches, _):
      return branches.lazy.flatMap(\.body).compactMap { misplaced($0, in: statement.span) }.first
    case .directive, .param, .return, .break, .continue: return nil
    }
  }

  private func misplaced(_ value: Expression, in outer: Span) -> Span? {
    // Where nothing could be read, the place is that of what stands there instead.
    if case .missing = value.kind { return nil }
    guard outer.holds(value.span) else { return value.span }
    switch value.kind {
    case .list(let items), .logical(_, let items):
      return items.lazy.compactMap { misplaced($0, in: value.span) }.first
    case .call(_, let arguments):
      return arguments.lazy.compactMap { misplaced($0.value, in: value.span) }.first
    case .chain(let first, let rest):
      return ([first] + rest.map(\.2)).lazy.compactMap { misplaced($0, in: value.span) }.first
    case .string(let parts):
      return parts.lazy.compactMap { part in
        guard case .value(let inner, _, let span) = part else { return nil }
        return value.span.holds(span) ? misplaced(inner, in: value.span) : span
      }.first
    case .unary(_, let inner, _), .member(let inner, _), .index(let inner, _):
      return misplaced(inner, in: value.span)
    case .number, .bool, .none, .name, .comprehension, .record, .power, .comparison, .conditional,
      .missing:
      return nil
    }
  }
}

extension Span {
  fileprivate func holds(_ other: Span) -> Bool {
    start <= other.start && other.start <= other.end && other.end <= end
  }
}
