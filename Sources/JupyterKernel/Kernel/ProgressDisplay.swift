import Files
import Glibc
import Reports
import Sessions

/// How far the long work of a cell is, in one display that is drawn again and again, and is empty once
/// the cell has ended.
struct ProgressDisplay {
  private var line: ProgressLine?
  private var began: Double?
  private var drawn = 0.0
  /// What the display is called, once there is one.
  private var identity: String?

  /// Work that ends sooner is not worth a display, in seconds.
  private static let shortest = 0.3
  /// The least time between two drawings, in seconds.
  private static let interval = 0.1

  /// What is to be published for a step of the work; nil where it can do without.
  mutating func note(_ advance: Advance, at now: Double = now()) -> (type: String, content: JSON)? {
    if line?.isContinued(by: advance) == true {
      line?.note(advance)
    } else {
      line = ProgressLine(advance, at: now)
    }
    began = began ?? now
    guard let line, let began, now - began > Self.shortest, now - drawn > Self.interval else {
      return nil
    }
    drawn = now
    return display([
      "text/plain": line.drawn(advance, at: now, columns: 79),
      "text/html": Self.html(advance, line, at: now),
    ])
  }

  /// Takes the display away; nil where there is none.
  mutating func end() -> (type: String, content: JSON)? {
    identity == nil ? nil : display(["text/plain": "", "text/html": ""])
  }

  private mutating func display(_ data: [String: String]) -> (type: String, content: JSON) {
    let type = identity == nil ? "display_data" : "update_display_data"
    let identity = identity ?? KernelMessage.newIdentity()
    self.identity = identity
    let content = JSON.members([
      ("data", .named(data)), ("metadata", .object([])),
      ("transient", .named(["display_id": identity])),
    ])
    return (type, content)
  }

  private static func html(_ advance: Advance, _ line: ProgressLine, at now: Double) -> String {
    let text = "\(line.text(advance, at: now)) \(line.curve.text())".html
    let bar = "<progress max=\"\(max(advance.total, 1))\" value=\"\(advance.done)\"></progress>"
    return "<div>\(bar) <code>\(text)</code></div>"
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
