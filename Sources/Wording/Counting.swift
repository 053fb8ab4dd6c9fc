/// A whole number, its digits in threes: "12,345".
package func grouped(_ number: Int) -> String {
  (number < 0 ? "-" : "") + String(number.magnitude).inThrees(",")
}

extension String {
  /// Digits with a separator before every third from the end.
  package func inThrees(_ separator: String) -> String {
    var text = ""
    for (index, digit) in enumerated() {
      if index > 0, (count - index).isMultiple(of: 3) { text += separator }
      text.append(digit)
    }
    return text
  }
}

/// A noun as it follows a count: "row" or "rows".
package func plural(_ noun: String, _ count: Int, _ several: String? = nil) -> String {
  count == 1 ? noun : several ?? noun + "s"
}

/// "1 row", "1,000 rows".
package func counted(_ count: Int, _ noun: String, _ several: String? = nil) -> String {
  "\(grouped(count)) \(plural(noun, count, several))"
}

/// "from 0 to 3"; "0" where there is but one.
package func ranging(from first: Int, to last: Int) -> String {
  first < last ? "from \(first) to \(last)" : "\(first)"
}

/// "is" or "are", as it stands with a count.
package func isOrAre(_ count: Int) -> String { count == 1 ? "is" : "are" }

/// "a, b and c".
package func listed(_ words: [String], _ last: String) -> String {
  guard let end = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(last) \(end)"
}

/// "a, b and c", or "a, b, c and 4 more" where there are more than that.
package func listedBriefly(_ words: [String]) -> String {
  words.count <= 4
    ? listed(words, "and")
    : words.prefix(3).joined(separator: ", ") + " and \(grouped(words.count - 3)) more"
}
