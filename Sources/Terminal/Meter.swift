import Glibc
import Sessions

/// Shows how far long work is: on a terminal one line redrawn in place, elsewhere plain lines.
final class Meter {
  private let style: Style
  private let isAlone: Bool
  private var line: ProgressLine?
  private var drawn = 0.0
  private var isDrawn = false

  /// - Parameter isAlone: Whether what is typed meanwhile is kept from the screen.
  init(style: Style, isAlone: Bool = false) { (self.style, self.isAlone) = (style, isAlone) }

  func show(_ progress: Advance) {
    let now = Self.now()
    if line?.isContinued(by: progress) == true {
      line?.note(progress)
    } else {
      line = ProgressLine(progress, at: now)
    }
    if style.redraws {
      guard now - drawn > 0.05 || progress.done == progress.total else { return }
      drawn = now
      if isAlone { Echo.silence() }
      let columns = (Stream.errors.size?.columns ?? 80) - 1
      let text = line?.drawn(progress, at: now, columns: columns) ?? ""
      Stream.errors.write("\r\u{1B}[K" + text)
      isDrawn = true
    } else if line?.isDue(progress, at: now) == true {
      Stream.errors.write((line?.text(progress, at: now) ?? "") + "\n")
    }
  }

  /// Takes the line away, so that what follows starts at the left.
  func clear() {
    if isDrawn { Stream.errors.write("\r\u{1B}[K") }
    if isAlone { Echo.restore() }
    isDrawn = false
    line = nil
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
