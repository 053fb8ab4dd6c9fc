import Datasets
import Interpreter
import Syntax

/// When a recording began, in the terms of a table of events: a time of day, or seconds.
struct RecordingStart: Bindable {
  private let moment: Either<String, Seconds>

  static var valueType: ValueType { .oneOf([.text, .number(.seconds), .number(.none)]) }

  static func bind(_ value: Value) throws(Mismatch) -> RecordingStart {
    if case .number(let seconds, .none) = value {
      return RecordingStart(moment: .second(Seconds(seconds)))
    }
    return RecordingStart(moment: try Either<String, Seconds>.bind(value))
  }

  var value: Value { moment.value }

  /// As a time of day, for a column of such.
  func clock(of column: String) throws(Fault) -> ClockText {
    if case .first(let text) = moment, let clock = ClockText(text) { return clock }
    throw Fault(
      "start must be a time of day, as those of column \(Value.text(column).briefly)",
      at: .init("start", "no time of day"), help: "as \"12:00:00\" or \"2024-05-01 12:00:00\"")
  }

  /// As seconds, for a column of numbers.
  func seconds(before column: String) throws(Fault) -> Double {
    if case .second(let seconds) = moment { return seconds.seconds }
    throw Fault(
      "start must be in seconds, as column \(Value.text(column).briefly) holds numbers",
      at: .init("start", "a text"))
  }
}

/// A column of texts that are times of day, or times that have passed: `00:01:02.5`.
struct ClockColumn {
  private let name: String
  private let texts: [String]
  /// A time of each row; nil where it is blank.
  private let times: [ClockText?]

  /// Times that have passed begin earlier than this; hours of a day as late are rarely those.
  private static let latestPassed = 6 * 3600.0

  /// Nil unless all texts that are not blank are times.
  init?(_ column: DataTable.Column) {
    guard case .texts(let texts) = column.entries else { return nil }
    times = texts.map { ClockText($0) }
    let areTimes = zip(texts, times).allSatisfy { $0.isEmpty || $1 != nil }
    guard areTimes, times.contains(where: { $0 != nil }) else { return nil }
    (name, self.texts) = (column.name, texts)
  }

  /// Seconds of each row from the recording's first sample, NaN where it is blank.
  func seconds(from start: RecordingStart?, note: (String) -> Void) throws(Fault) -> [Double] {
    let known = times.compactMap(\.self)
    if start == nil { try checkPassed(known, note: note) }
    var seconds = ClockText.seconds(of: known, from: try start?.clock(of: name))[...]
    return times.map { $0 == nil ? .nan : seconds.popFirst() ?? .nan }
  }

  /// Throws where times are of the day: of these it must be known when the recording began.
  private func checkPassed(_ known: [ClockText], note: (String) -> Void) throws(Fault) {
    let first = known.map(\.seconds).min() ?? 0
    let quoted = "column \(Value.text(name).briefly)"
    guard first < Self.latestPassed, !known.contains(where: \.isOfDay) else {
      let example = texts.first { !$0.isEmpty } ?? ""
      throw Fault(
        "\(quoted) holds times of day, but when the recording began is not known",
        at: .init("path", "times of day"),
        help: "start=\(Value.text(example).written) says when, were it with the first event")
    }
    note(
      "\(quoted) is taken as time since the recording began (start= says when, if it is of the day)"
    )
  }
}
