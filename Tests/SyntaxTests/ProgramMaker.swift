/// Makes programs without faults at random, written with whatever blanks, lines and comments the
/// language allows.
struct ProgramMaker {
  private var random: SplitMix
  private var comments = 0
  /// How many brackets are open: newlines do not count inside.
  private var depth = 0

  init(seed: Int) { random = SplitMix(state: UInt64(seed)) }

  mutating func program() -> String {
    var text = chance(8) ? "#!/usr/bin/env vae\n" : ""
    for _ in 0..<below(3) {
      text += "param \(name())=\(gap())\(pick(["1", "-2", "\"a\"", "[1, 2]", "20%"]))\(end(0))"
    }
    for _ in 0..<1 + below(6) {
      text += chance(6) ? "def \(name())(\(parameters())) \(block(2, "return \(value(2))"))\n" : ""
      text += statement(2) + end(0)
    }
    return text
  }

  private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
  private mutating func chance(_ of: Int) -> Bool { below(of) == 0 }
  private mutating func pick(_ words: [String]) -> String { words[below(words.count)] }

  private mutating func name() -> String {
    pick(["a", "b", "model", "training", "über", "a_long_name_of_something_that_is_there"])
  }

  private mutating func comment() -> String {
    comments += 1
    return pick(["# note \(comments)", "#note \(comments) ", "#: **prose** \(comments)"])
  }

  /// Blanks; in brackets, lines and comments too.
  private mutating func gap() -> String {
    guard depth > 0 else { return pick(["", " ", "  ", "\t"]) }
    return pick(["", " ", "", " "])
      + (chance(5) ? (chance(3) ? comment() : "") + "\n" + indent() : "")
  }

  /// Blanks, or a line, which do not count here.
  private mutating func break_() -> String {
    chance(6) ? (chance(3) ? "  " + comment() : "") + "\n" + indent() : " "
  }

  private mutating func indent() -> String { String(repeating: " ", count: below(7)) }

  /// What ends a statement.
  private mutating func end(_ blanks: Int) -> String {
    if chance(5) { return pick([";", " ; "]) + (chance(3) ? "" : "\n") }
    let note = chance(5) ? pick(["", " ", "    "]) + comment() : ""
    var text = note + "\n"
    if chance(4) { text += "\n" }
    if chance(6) {
      text += indent() + pick([comment(), "#%% Cell"]) + "\n" + (chance(2) ? "\n\n" : "")
    }
    return text + indent()
  }

  private mutating func block(_ level: Int, _ last: String? = nil) -> String {
    if chance(10), last == nil { return pick(["{}", "{ }", "{\n}"]) }
    if chance(3) { return "{ " + (last ?? simple(level - 1)) + pick([" }", "}", "; }"]) }
    var text = "{" + (chance(6) ? " " + comment() : "") + "\n"
    for _ in 0..<1 + below(3) { text += indent() + statement(level - 1) + end(2) }
    return text + (last ?? "") + "\n}"
  }

  private mutating func statement(_ level: Int) -> String {
    guard level > 0, chance(3) else { return simple(level) }
    switch below(3) {
    case 0: return "for \(pick(["i", "i, j"])) in \(value(1)) \(block(level))"
    case 1: return "while \(value(2)) \(block(level))"
    default:
      var text = "if \(value(2)) \(block(level))"
      if chance(3) {
        text += pick([" ", "\n", "\n\n  ", " # why\n"]) + "else if \(value(1)) \(block(level))"
      }
      if chance(2) { text += pick([" ", "\n"]) + "else \(block(level))" }
      return text
    }
  }

  private mutating func simple(_ level: Int) -> String {
    switch below(6) {
    case 0: "\(pick(["a", "a, b", "x,y"]))\(gap())=\(gap())\(value(3))"
    case 1: "assert \(value(2)),\(break_())\"no {a:.2f}\""
    case 2, 3: "x = \(pipeline())"
    default: value(3)
    }
  }

  private mutating func pipeline() -> String {
    var text = value(2)
    for _ in 0..<below(4) {
      text +=
        pick([" ", break_()]) + "|> " + pick(["sort", "plot.trace", "f"])
        + (chance(3) ? "" : call(2))
    }
    return text
  }

  private mutating func value(_ level: Int) -> String {
    guard level > 0 else {
      return pick([
        "1", ".5", "20%", "500ms", "true", "none", "x", "r.in", "\"a {b + 1:>8} # c\"", "'it'", "_",
      ])
    }
    switch below(14) {
    case 0:
      return
        "\(value(level - 1)) \(pick(["+", "-", "*", "/", "//", "@", "%", "**"])) \(value(level - 1))"
    case 1:
      return value(level - 1) + pick(["+", "-", "*"]) + break_() + value(level - 1)
    case 2: return "\(value(level - 1)) \(pick(["and", "or"]))\(break_())\(value(level - 1))"
    case 3:
      return "\(value(level - 1)) \(pick(["<", "==", "in", "not in", ">="])) \(value(level - 1))"
    case 4: return "(\(bracketed { $0.value(level - 1) }))"
    case 5: return "\(pick(["-", "not ", "+", "- "]))\(value(level - 1))"
    case 6: return "(\(value(level - 1)) if \(value(level - 1)) else \(value(level - 1)))"
    case 7: return "[\(bracketed { "\($0.value(level - 1)) for i in \($0.value(0))" })]"
    case 8: return items("[", "]") { maker, _ in maker.value(level - 1) }
    case 9:
      return items("{", "}") { maker, index in
        let name = index == 0 ? maker.pick(["a", "if", "in"]) : "f\(index)"
        return "\(name)\(maker.gap()):\(maker.gap())\(maker.value(level - 1))"
      }
    case 10: return "x[\(bracketed { $0.pick([":", "1 :", ":-1", "1:n+1:2", "0, :", "::2"]) })]"
    default: return pick(["f", "plot.trace", "train"]) + pick(["", " "]) + call(level)
    }
  }

  private mutating func call(_ level: Int) -> String {
    let positional = below(3)
    return items("(", ")") { maker, index in
      let name = index < positional ? "" : "k\(index)\(maker.pick(["", " "]))=\(maker.gap())"
      return name + maker.value(level - 1)
    }
  }

  private mutating func parameters() -> String { pick(["", "a, b", "a,b = 1", "a, b=[1, 2]"]) }

  private mutating func bracketed(_ inside: (inout ProgramMaker) -> String) -> String {
    depth += 1
    defer { depth -= 1 }
    return gap() + inside(&self) + gap()
  }

  private mutating func items(
    _ open: String, _ close: String, _ item: (inout ProgramMaker, Int) -> String
  ) -> String {
    depth += 1
    defer { depth -= 1 }
    var text = open + gap()
    let count = below(5)
    for index in 0..<count {
      text += item(&self, index) + gap() + (index < count - 1 || chance(5) ? "," : "") + gap()
    }
    return text + close
  }
}
