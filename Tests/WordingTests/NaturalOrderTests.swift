import Testing
import Wording

@Suite("The natural order of names")
struct NaturalOrderTests {
  @Test(
    "Digits count as numbers",
    arguments: [
      (["class 10", "class 2", "class 1"], ["class 1", "class 2", "class 10"]),
      (["b", "a", ""], ["", "a", "b"]), (["x9y", "x10a", "x9a"], ["x9a", "x9y", "x10a"]),
      (["10", "9", "a", "007", "8"], ["007", "8", "9", "10", "a"]),
      (
        ["99999999999999999999999", "100000000000000000000000", "2"],
        ["2", "99999999999999999999999", "100000000000000000000000"]
      ),
    ])
  func sorted(names: [String], order: [String]) {
    #expect(names.sorted(by: precedesNaturally) == order)
    #expect(names.reversed().sorted(by: precedesNaturally) == order)
  }

  @Test("No name stands before itself, and of two at most one before the other")
  func strict() {
    let names = ["a", "a1", "a01", "a10", "1", "01", "1a", "", "a1b2", "a1b10", "٣"]
    for one in names {
      #expect(!precedesNaturally(one, one))
      for other in names where one != other {
        #expect(precedesNaturally(one, other) != precedesNaturally(other, one), "\(one) \(other)")
      }
    }
  }
}
