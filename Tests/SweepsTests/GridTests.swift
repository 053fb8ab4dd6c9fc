import Testing

@testable import Sweeps

@Suite("The combinations of a sweep")
struct GridTests {
  @Test("Ranges and lists are multiplied, the last option changing fastest")
  func combinations() throws {
    let grid = try Grid(["seed=1..3", "latent=8,16"])
    #expect(grid.count == 6)
    #expect(
      (0..<6).map { grid.settings(of: $0).joined(separator: " ") } == [
        "seed=1 latent=8", "seed=1 latent=16", "seed=2 latent=8", "seed=2 latent=16",
        "seed=3 latent=8", "seed=3 latent=16",
      ])
    #expect(try Grid([]).count == 1)
  }

  @Test(
    "Commas in brackets and quotes divide nothing; what is no range is a value",
    arguments: [
      ("a=[1,2],[3]", ["[1,2]", "[3]"]), ("a='x,y',z", ["'x,y'", "z"]),
      ("a=-2..0", ["-2", "-1", "0"]),
      ("a=0.5", ["0.5"]), ("a=../x", ["../x"]), ("a=500ms,1s", ["500ms", "1s"]),
      ("a=b=c", ["b=c"]),
    ])
  func values(word: String, values: [String]) throws {
    #expect(try Grid([word]).axes.first?.values == values)
  }

  @Test(
    "What is none is refused with what to write",
    arguments: [
      (["seed"], "NAME=VALUES"), (["=1"], "NAME=VALUES"), (["a=1,,2"], "between its commas"),
      (["a="], "between"), (["a=1", "a=2"], "given twice"), (["a=1,1"], "a value twice"),
      (["a=5..1"], "must go up"), (["a=1..1000", "b=1..1000"], "at most 100000 runs"),
      (["a=-9223372036854775808..9223372036854775807"], "at most"),
    ])
  func faults(words: [String], message: String) {
    do {
      _ = try Grid(words)
      Issue.record("\(words) are taken")
    } catch {
      #expect(error.message.contains(message), "\(error.message)")
    }
  }
}
