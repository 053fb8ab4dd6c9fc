import Wording

/// A line of prose cut at its formulas: pieces of text, and what stands between two `$`.
///
/// As in pandoc, the opening `$` has no blank behind it, the closing one none before it and no digit
/// behind it, so that prices stay prices.
func cutAtFormulas(_ text: String) -> [(text: Substring, isFormula: Bool)] {
  var pieces: [(text: Substring, isFormula: Bool)] = []
  var start = text.startIndex
  var place = start
  while let open = text[place...].firstIndex(of: "$") {
    place = text.index(after: open)
    guard let close = closing(of: open, in: text) else { continue }
    pieces.append((text[start..<open], false))
    pieces.append((text[place..<close], true))
    start = text.index(after: close)
    place = start
  }
  pieces.append((text[start...], false))
  return pieces.filter { $0.isFormula || !$0.text.isEmpty }
}

/// The `$` that ends the formula which begins at another, nil where none does.
private func closing(of open: String.Index, in text: String) -> String.Index? {
  let first = text.index(after: open)
  guard first < text.endIndex, !text[first].isWhitespace, text[first] != "$",
    let close = text[first...].firstIndex(of: "$"), !text[text.index(before: close)].isWhitespace
  else { return nil }
  let next = text.index(after: close)
  return next < text.endIndex && text[next].isNumber ? nil : close
}
