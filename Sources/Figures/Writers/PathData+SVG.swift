extension PathData {
  /// The `d` of a path: relative steps in tenths of a pixel, so that rounding never adds up.
  var text: String {
    var pen = Pen()
    for (index, step) in steps.enumerated() {
      switch step {
      case .move(let point): pen.move(to: point, isDot: isDot(at: index))
      case .line(let point): pen.line(to: point)
      case .close: pen.close()
      }
    }
    return pen.text
  }
}

/// Where the last step ended, in tenths of a pixel, and what was written up to there.
private struct Pen {
  var text = ""
  private var x = 0
  private var y = 0
  private var start = (0, 0)

  mutating func move(to target: Point, isDot: Bool) {
    let (column, row) = (tenths(target.x), tenths(target.y))
    append(text.isEmpty ? "M" : "m", column - x, row - y)
    (x, y) = (column, row)
    start = (x, y)
    if isDot { text += "h0" }
  }

  mutating func line(to target: Point) {
    let (column, row) = (tenths(target.x), tenths(target.y))
    if row == y {
      text += "h" + number(column - x)
    } else if column == x {
      text += "v" + number(row - y)
    } else {
      append("l", column - x, row - y)
    }
    (x, y) = (column, row)
  }

  mutating func close() {
    text += "z"
    (x, y) = start
  }

  private mutating func append(_ command: String, _ dx: Int, _ dy: Int) {
    text += command + number(dx)
    text += dy < 0 ? number(dy) : " " + number(dy)
  }

  private func tenths(_ value: Double) -> Int {
    value.isFinite ? Int((min(1e6, max(-1e6, value)) * 10).rounded()) : 0
  }

  private func number(_ tenths: Int) -> String {
    let size = tenths.magnitude
    let whole = (tenths < 0 ? "-" : "") + String(size / 10)
    return size % 10 == 0 ? whole : whole + "." + String(size % 10)
  }
}
