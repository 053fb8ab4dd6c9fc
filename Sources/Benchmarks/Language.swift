import Sessions

/// Programs that do nothing but run the evaluator; `scripts/reference/language.py` has the same in
/// Python, under the same names.
private let programs: [(name: String, code: String)] = [
  ("fib", "fib(25)"),
  ("calls", "s = 0; for i in range(200000) { s = add(s, twice(i), 1) }"),
  ("globals", "s = 0; for i in range(300000) { s = s + scaled(i) }"),
  (
    "while",
    "i = 0; s = 0; while i < 500000 { if i % 3 == 0 { s = s + i * 2 } else { s = s - 1 }; i = i + 1 }"
  ),
  ("lists", "a = [i * i for i in range(300000) if i % 2 == 0]; s = 0; for x in a { s = s + x }"),
  ("indices", "s = 0; for i in range(300000) { s = s + digits[i % 10] }"),
  ("texts", "for i in range(100000) { t = \"row {i}: {i * 2}\" }"),
  ("nested", "s = 0; for i in range(500) { for j in range(1000) { s = s + i * j } }"),
]

private let definitions = """
  def fib(n) { if n < 2 { return n }; return fib(n - 1) + fib(n - 2) }
  def inc(x) { return x + 1 }
  def twice(x) { return inc(inc(x)) }
  def add(a, b, c) { return a + b + c }
  def scaled(x) { return x * factor + offset }
  factor = 3; offset = 10; digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
  """

/// The milliseconds of each program, the fastest of seven runs.
func runLanguage(_ line: inout Line) throws {
  let session = Session()
  session.run(.text(definitions, name: "definitions"))
  for (name, code) in programs {
    let program = Script.text(code, name: name)
    line.add("\(name)_ms", fastest(of: 7) { session.run(program) } * 1000)
  }
}
