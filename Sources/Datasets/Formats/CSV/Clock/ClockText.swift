/// Times of day as programs write them: `12:00:01.5`, `2024-05-01T12:00:01,5Z`, `1:00:01 PM`.
package struct ClockText: Sendable, Equatable {
  /// Seconds from midnight.
  package let seconds: Double
  /// The day, counted from that of a year 0; nil where no date that begins with its year is there.
  let day: Int?
  /// Seconds by which the clock is ahead of Greenwich; nil where the text does not say it.
  let zone: Double?
  /// Whether a date or a half of the day is there: no time that has passed is written so.
  package let isOfDay: Bool

  static let dayLength = 86_400.0

  /// Nil of other texts. Hours are there, or a fraction of the seconds.
  package init?(_ text: String) {
    let words = text.uppercased().split { $0 == " " || $0 == "T" || $0 == "Z" }
    guard let clock = words.first(where: { $0.contains(":") }) else { return nil }
    let sign = clock.firstIndex { $0 == "+" || $0 == "-" }
    guard var seconds = Self.seconds(ofClock: clock[..<(sign ?? clock.endIndex)]) else {
      return nil
    }
    let hour = 3600.0
    if words.contains("PM"), seconds < 12 * hour { seconds += 12 * hour }
    if words.contains("AM"), seconds >= 12 * hour, seconds < 13 * hour { seconds -= 12 * hour }
    self.seconds = seconds
    zone = text.uppercased().hasSuffix("Z") ? 0 : sign.flatMap { Self.zone(clock[$0...]) }
    day = words.first.flatMap(Self.day)
    isOfDay = day != nil || words.count > 1
  }

  /// Seconds from midnight of hours, minutes and seconds, or of the last two.
  private static func seconds(ofClock clock: Substring) -> Double? {
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3 || (parts.count == 2 && parts[1].contains { ".,".contains($0) }),
      let last = parts.last, let rest = seconds(last)
    else { return nil }
    let whole = parts.dropLast().compactMap { $0.count <= 2 ? number($0) : nil }
    guard whole.count == parts.count - 1, whole[whole.count - 1] < 60 else { return nil }
    let hour = whole.count == 2 ? whole[0] : 0
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

  private static func number(_ text: Substring) -> Int? {
    text.allSatisfy { ("0"..."9").contains($0) } && text.count <= 9 ? Int(text) : nil
  }

  /// Of `+02:00`, `-0500` or `+02`.
  private static func zone(_ text: Substring) -> Double? {
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.count == 2 || digits.count == 4, let number = number(digits[...]) else {
      return nil
    }
    let minutes = digits.count == 2 ? number * 60 : number / 100 * 60 + number % 100
    return Double(text.first == "-" ? -minutes : minutes) * 60
  }

  /// Of `2024-05-01` or `2024/05/01`, in the calendar of today.
  private static func day(_ text: Substring) -> Int? {
    let parts = text.split { $0 == "-" || $0 == "/" }.compactMap(number)
    guard parts.count == 3, parts[0] > 999, (1...12).contains(parts[1]), (1...31).contains(parts[2])
    else { return nil }
    // A year that begins in March ends with the day that some years lack.
    let year = parts[1] < 3 ? parts[0] - 1 : parts[0]
    let month = (parts[1] + 9) % 12
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + parts[2]
  }
}

extension ClockText {
  /// Seconds from the first midnight on, in rows that may pass others; nil where a text is no time
  /// of day.
  static func seconds(of texts: [String]) -> [Double]? {
    var times: [ClockText] = []
    times.reserveCapacity(texts.count)
    for text in texts {
      guard let time = ClockText(text) else { return nil }
      times.append(time)
    }
    return seconds(of: times, from: nil)
  }

  /// Seconds of each from a start, else from the first midnight. Where dates do not tell, half a day
  /// back is the next day.
  package static func seconds(of times: [ClockText], from start: ClockText?) -> [Double] {
    var days = 0.0
    var last = start
    return times.map { time in
      if start == nil || time.day == nil || start?.day == nil {
        if let last, time.seconds < last.seconds - dayLength / 2 { days += dayLength }
        last = time
        return time.seconds + days - (start?.seconds ?? 0)
      }
      return time.seconds(since: start ?? time)
    }
  }

  /// Of two times with dates; their zones count where both have one.
  private func seconds(since start: ClockText) -> Double {
    let days = Double((day ?? 0) - (start.day ?? 0)) * Self.dayLength
    let zones = zone.flatMap { own in start.zone.map { own - $0 } } ?? 0
    return days + seconds - start.seconds - zones
  }
}
