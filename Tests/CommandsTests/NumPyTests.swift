import Foundation
import Interpreter
import Testing

/// An expression with NumPy's answer, from `scripts/reference/numpy_differential.py`.
private struct Answered: CustomStringConvertible, Sendable {
  let code: String
  let shape: [Int]
  let numbers: [Double]
  var description: String { code }

  init?(_ line: Substring) {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    code = String(parts[0])
    shape = parts[1].split(separator: " ").compactMap { Int($0) }
    numbers = parts[2].split(separator: " ").compactMap { Double($0) }
    guard numbers.count == shape.reduce(1, *) else { return nil }
  }

  /// Within what float32 loses in an expression of a few steps.
  func agrees(_ found: Tensor, _ lengths: [Int]) -> Bool {
    let scale = numbers.filter(\.isFinite).map(abs).max() ?? 0
    guard lengths == shape, found.values.count == numbers.count else { return false }
    return zip(found.values, numbers).allSatisfy { value, number in
      let value = Double(value)
      if value == number || (value.isNaN && number.isNaN) { return true }
      return abs(value - number) < 1e-4 * max(1, scale)
    }
  }
}

@Test("Two thousand expressions have NumPy's answers, infinities and NaN among them")
func expressionsAreNumPys() throws {
  let url = try #require(
    Bundle.module.url(forResource: "numpy", withExtension: "tsv", subdirectory: "Reference"))
  let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
  let cases = lines.compactMap(Answered.init)
  try #require(cases.count == lines.count && cases.count > 1900)
  let space = Workspace()
  try space.run("inf = max(tensor([1]) / 0); nan = inf - inf")
  for row in cases {
    try space.run("x = \(row.code)")
    let lengths = try [Int].bind(space.value("shape(x)"))
    let found = try space.tensor("reshape(tensor([x]) * 1, -1)")
    #expect(row.agrees(found, lengths), "\(row.code) gives \(found.values)")
  }
}
