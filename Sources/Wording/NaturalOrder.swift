/// Whether a name stands before another where runs of digits count as numbers: "class 2" stands
/// before "class 10".
package func precedesNaturally(_ a: String, _ b: String) -> Bool {
  for (one, other) in zip(runs(of: a), runs(of: b)) where one != other {
    guard let first = one.number, let second = other.number, first != second else {
      return one.text < other.text
    }
    return first < second
  }
  return a.count < b.count
}

/// A stretch of a name that is digits throughout, or has none.
private struct Run: Equatable {
  var text: String
  var isNumber: Bool

  /// The number without zeros in front, by its length and then its digits; nil for letters.
  var number: Digits? {
    isNumber ? Digits(text: String(text.drop { $0 == "0" })) : nil
  }

  struct Digits: Comparable {
    let text: String

    static func < (a: Digits, b: Digits) -> Bool {
      (a.text.count, a.text) < (b.text.count, b.text)
    }
  }
}

private func runs(of name: String) -> [Run] {
  var runs: [Run] = []
  for character in name {
    let isDigit = ("0"..."9").contains(character)
    if runs.last?.isNumber == isDigit {
      runs[runs.count - 1].text.append(character)
    } else {
      runs.append(Run(text: String(character), isNumber: isDigit))
    }
  }
  return runs
}
