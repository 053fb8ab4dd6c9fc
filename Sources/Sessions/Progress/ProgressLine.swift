import Wording

/// What is said of one piece of work while it goes on.
package struct ProgressLine {
  private let task: String
  /// Seconds on the clock, and what was done already, when the work was first heard of.
  private let began: (time: Double, done: Int)
  private var told: (time: Double, tenths: Int)
  private var done: Int
  /// The first figure as it went.
  package private(set) var curve = Sparkline()

  package init(_ first: Advance, at now: Double) {
    task = first.task
    began = (now, first.done)
    told = (now, first.tenthsBefore)
    done = first.done
    note(first)
  }

  /// Whether this tells of the same work.
  package func isContinued(by progress: Advance) -> Bool {
    progress.task == task && progress.done >= done
  }

  /// Adds the first figure to the curve, once for each that is done.
  package mutating func note(_ progress: Advance) {
    done = progress.done
    guard progress.isMilestone, let value = progress.figures.first.flatMap({ Double($0.text) })
    else { return }
    curve.add(value)
  }

  /// Whether it is time for a line of its own: each tenth of the way, and ten seconds after the
  /// last, or a tenth of the time that the work has taken.
  package mutating func isDue(_ progress: Advance, at now: Double) -> Bool {
    let isTenth = progress.isMilestone && progress.tenths > told.tenths
    guard isTenth || now - told.time > max(10, (now - began.time) / 10) else { return false }
    told = (now, max(progress.tenths, told.tenths))
    return true
  }

  /// What is told in words, and how long it may still take: on a line of so many columns before the
  /// figures, where not all has room.
  package func text(_ progress: Advance, at now: Double, columns: Int = .max) -> String {
    let place = "\(progress.task): \(progress.unit) \(progress.done) of \(progress.total)"
    let figures = progress.figures.map { "\($0.name) \($0.text)" }
    let left = timeLeft(progress, at: now).map { ["\($0) left"] } ?? []
    let text = ([place] + figures + left).joined(separator: " · ")
    return displayWidth(of: text) <= columns
      ? text : ([place] + left + figures).joined(separator: " · ")
  }

  private func timeLeft(_ progress: Advance, at now: Double) -> String? {
    let done = progress.done - began.done
    guard done > 0, progress.done < progress.total else { return nil }
    return Self.duration(
      (now - began.time) / Double(done) * Double(progress.total - progress.done))
  }

  /// The same on a line of so many columns, with the curve and a bar as far as there is room; where
  /// there is none, the time left stands before the figures.
  package func drawn(_ progress: Advance, at now: Double, columns: Int) -> String {
    var text = text(progress, at: now, columns: columns)
    var room = columns - displayWidth(of: text) - 1
    if !curve.isEmpty, room >= 4 {
      let curve = curve.text(width: room)
      text += " " + curve
      room -= curve.count + 1
    }
    if room >= 4 { text = Self.bar(progress, width: min(room, 20)) + " " + text }
    // A line that wraps could not be drawn again in place.
    return text.shortened(to: columns)
  }

  private static func bar(_ progress: Advance, width: Int) -> String {
    let full = progress.total > 0 ? min(progress.done * width / progress.total, width) : 0
    return String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(min(max(seconds.rounded(.up), 0), 1e9))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole / 60 % 60) min"
  }
}

extension Advance {
  fileprivate var tenths: Int { tenths(after: done) }
  /// The tenths of the way that were done before what is told of.
  fileprivate var tenthsBefore: Int { tenths(after: isMilestone ? done - 1 : done) }

  private func tenths(after done: Int) -> Int { total > 0 ? done * 10 / total : 0 }
}
