/// Times of day as programs write them: `12:00:01.5`, `2024-05-01T12:00:01,5Z`, `1:00:01 PM`.
enum ClockText {
  private static let day = 86_400.0

  /// Seconds from the first midnight on, in rows that may pass others; nil where a text is no time
  /// of day.
  static func seconds(of texts: [String]) -> [Double]? {
    var (seconds, days): ([Double], Double) = ([], 0)
    seconds.reserveCapacity(texts.count)
    for text in texts {
      guard let time = self.seconds(of: text) else { return nil }
      // Half a day back is the next day.
      if let last = seconds.last, time + days < last - day / 2 { days += day }
      seconds.append(time + days)
    }
    return seconds
  }

  /// Seconds from midnight; nil of other texts. Hours are there, or a fraction of the seconds.
  static func seconds(of text: String) -> Double? {
    let words = text.uppercased().split { $0 == " " || $0 == "T" || $0 == "Z" || $0 == "+" }
    guard let clock = words.first(where: { $0.contains(":") }) else { return nil }
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3 || (parts.count == 2 && parts[1].contains { ".,".contains($0) }),
      let last = parts.last, let rest = seconds(last)
    else { return nil }
    let whole = parts.dropLast().compactMap { part in
      part.allSatisfy { ("0"..."9").contains($0) } && part.count <= 2 ? Int(part) : nil
    }
    guard whole.count == parts.count - 1, whole[whole.count - 1] < 60 else { return nil }
    var hour = whole.count == 2 ? whole[0] : 0
    if words.contains("PM"), hour < 12 { hour += 12 }
    if words.contains("AM"), hour == 12 { hour = 0 }
    return Double(hour * 3600 + whole[whole.count - 1] * 60) + rest
  }

  /// Seconds below 60, with a fraction behind a point or a comma.
  private static func seconds(_ text: Substring) -> Double? {
    let plain = text.map { $0 == "," ? "." : $0 }
    guard plain.allSatisfy({ $0 == "." || ("0"..."9").contains($0) }), plain.count <= 20,
      let seconds = Double(String(plain)), seconds < 60
    else { return nil }
    return seconds
  }
}
