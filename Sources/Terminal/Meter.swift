import Glibc
import Sessions

/// Shows how far long work is: on a terminal one line redrawn in place, with a small curve of its
/// first figure (a loss) after each epoch; elsewhere a plain line every tenth of the way.
final class Meter {
  private let style: Style
  private var task = ""
  private var began = 0.0
  private var drawn = 0.0
  private var tenths = 0
  private var isDrawn = false
  private var curve = Sparkline()
  private var milestone = 0

  init(style: Style) { self.style = style }

  func show(_ progress: Advance) {
    let now = Self.now()
    if progress.task != task || progress.done == 0 { start(progress.task, at: now) }
    note(progress)
    if style.redraws {
      guard now - drawn > 0.05 || progress.done == progress.total else { return }
      drawn = now
      let text = bar(progress) + " " + line(progress, at: now) + (curve.isEmpty ? "" : " ")
      let room = (Stream.errors.size?.columns ?? 80) - 1
      // A line that wraps could not be drawn again in place.
      let whole = text + (curve.isEmpty ? "" : curve.text)
      Stream.errors.write(
        "\r\u{1B}[K" + (terminalWidth(of: whole) <= room ? whole : text.shortened(to: room)))
      isDrawn = true
    } else if progress.isMilestone, progress.total > 0 {
      let reached = progress.done * 10 / progress.total
      guard reached > tenths else { return }
      tenths = reached
      Stream.errors.write(line(progress, at: now) + "\n")
    }
  }

  /// Takes the line away, so that what follows starts at the left.
  func clear() {
    if isDrawn { Stream.errors.write("\r\u{1B}[K") }
    isDrawn = false
    task = ""
  }

  private func start(_ task: String, at now: Double) {
    self.task = task
    began = now
    tenths = 0
    milestone = 0
    curve = Sparkline()
  }

  /// Adds the first figure to the curve, once for each that is done.
  private func note(_ progress: Advance) {
    guard progress.isMilestone, progress.done > milestone, let figure = progress.figures.first,
      let value = Double(figure.text)
    else { return }
    milestone = progress.done
    curve.add(value)
  }

  private func line(_ progress: Advance, at now: Double) -> String {
    var parts = ["\(progress.task): \(progress.unit) \(progress.done) of \(progress.total)"]
    parts += progress.figures.map { "\($0.name) \($0.text)" }
    if progress.done > 0, progress.done < progress.total {
      let left = (now - began) / Double(progress.done) * Double(progress.total - progress.done)
      parts.append("\(Self.duration(left)) left")
    }
    return parts.joined(separator: " · ")
  }

  private func bar(_ progress: Advance) -> String {
    let width = 20
    let full = progress.total > 0 ? min(progress.done * width / progress.total, width) : 0
    return String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(min(max(seconds.rounded(.up), 0), 1e9))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole / 60 % 60) min"
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
