/// What tables write where there is no number: recordings and tables read the same marks.
package enum MissingMark {
  /// Whether a field, without blanks around it, says that there is no number.
  package static func isMissing(_ text: String) -> Bool {
    text.isEmpty || (text.utf8.count <= 12 && words.contains(text.lowercased()))
  }

  private static let words: Set<String> = [
    // C and what builds on it: NumPy, MATLAB, LabVIEW; Microsoft's C has its own.
    "nan", "+nan", "-nan", "nan(ind)", "-nan(ind)", "nan(snan)", "1.#qnan", "-1.#qnan", "1.#ind",
    "-1.#ind", "nat",
    // R, pandas, databases.
    "na", "n/a", "n.a.", "#na", "<na>", "null", "none", "nil", "missing", "-", "--", "\u{2013}",
    "\u{2014}",
    // Excel, in English and German.
    "#n/a", "#div/0!", "#value!", "#ref!", "#name?", "#num!", "#null!", "#nv", "#wert!", "#bezug!",
    "#zahl!",
  ]
}
