import Glibc

/// A minute of a day here, as results are dated with.
struct Moment: Equatable {
  /// As "2026-11-23".
  let day: String
  /// As "04:13".
  let time: String

  static var now: Moment {
    var now = Glibc.time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    var text = [CChar](repeating: 0, count: 24)
    let count = strftime(&text, text.count, "%Y-%m-%d/%H:%M", &parts)
    return Moment(String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  /// Reads what `written` gives; a day alone, as it was written before, has no time.
  init(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    day = parts.first ?? ""
    time = parts.count > 1 ? parts[1] : ""
  }

  var written: String { time.isEmpty ? day : "\(day)/\(time)" }

  /// As "04:13" today, and as "on 2026-11-23" else.
  var words: String { day == Moment.now.day && !time.isEmpty ? time : "on \(day)" }
}
