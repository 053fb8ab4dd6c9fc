import Sessions

/// Code with its stretches marked for the style sheet.
func coloured(_ code: String) -> String {
  let bytes = Array(code.utf8)
  let text = { (range: Range<Int>) in String(decoding: bytes[range], as: UTF8.self).html }
  var html = ""
  var place = 0
  for stretch in highlights(in: code) {
    let range = stretch.range.clamped(to: place..<max(place, bytes.count))
    html += text(place..<range.lowerBound)
    if let mark = stretch.mark(before: bytes[range.upperBound...].first) {
      html += "<span class=\"\(mark)\">\(text(range))</span>"
    } else {
      html += text(range)
    }
    place = range.upperBound
  }
  return html + text(place..<bytes.count)
}

extension Highlight {
  /// Its class in the style sheet, nil where it needs no colour; a name before `(` is a call.
  fileprivate func mark(before next: UInt8?) -> String? {
    switch kind {
    case .comment: "c"
    case .keyword, .directive: "k"
    case .name: next == UInt8(ascii: "(") ? "f" : nil
    case .number: "n"
    case .string: "s"
    case .symbol: nil
    }
  }
}

extension Detail {
  /// What is worth seeing of a value, as HTML.
  var html: String {
    switch self {
    case .text(let text): return "<pre class=\"detail\" tabindex=\"0\">\(text.html)</pre>\n"
    case .table(let header, let rows, let note):
      let table = Table(header: header, rows: rows)
      let foot = note.map { "<p class=\"note\">\($0.html)</p>\n" } ?? ""
      return "<div class=\"scroll\" tabindex=\"0\">\(table.html)</div>\n" + foot
    }
  }
}

/// Rows of text under a header, numbers to the right.
struct Table {
  let header: [String]
  let rows: [[String]]

  var html: String {
    let isNumeric = header.indices.map { column in
      rows.allSatisfy { column >= $0.count || $0[column].looksNumeric }
    }
    func line(_ cells: [String], _ tag: (Int) -> String) -> String {
      "<tr>"
        + cells.enumerated().map { index, text in
          let mark = index < isNumeric.count && isNumeric[index] ? " class=\"number\"" : ""
          let (open, close) = (tag(index), tag(index).prefix { $0 != " " })
          return "<\(open)\(mark)>\(text.html)</\(close)>"
        }.joined() + "</tr>\n"
    }
    let head = line(header) { header[$0].isEmpty ? "td" : "th scope=\"col\"" }
    let names = header.first?.isEmpty ?? false
    let body = rows.map { line($0) { names && $0 == 0 ? "th scope=\"row\"" : "td" } }
    return "<table>\n<thead>\n\(head)</thead>\n<tbody>\n\(body.joined())</tbody>\n</table>"
  }
}

extension String {
  /// Whether it begins as a number does, or stands for what was left out.
  fileprivate var looksNumeric: Bool {
    guard let first = unicodeScalars.first else { return true }
    return "0"..."9" ~= first || "-−+.…∞".unicodeScalars.contains(first) || self == "nan"
  }
}

extension Duration {
  /// Seconds in few digits, as "0.4 s" or "3 min 20 s".
  var words: String {
    let seconds = Double(components.seconds) + Double(components.attoseconds) * 1e-18
    if seconds < 0.05 { return "less than 0.1 s" }
    if seconds < 9.95 {
      let tenths = Int((seconds * 10).rounded())
      return "\(tenths / 10).\(tenths % 10) s"
    }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3_600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3_600) h \(whole % 3_600 / 60) min"
  }

  var isWorthSaying: Bool { self >= .milliseconds(50) }
}
