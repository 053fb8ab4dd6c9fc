/// Lines around the densest parts of a cloud of points that hold half, three quarters and nine tenths
/// of them.
///
/// The density is a sum of normal bumps, one at each point, on a grid over the plot area, as wide as
/// Scott's rule (1992) says.
struct ContourMark: Mark {
  var x: [Double]
  var y: [Double]
  var paint: Paint

  private static let side = 64
  private static let shares = [0.5, 0.75, 0.9]

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    let places = zip(x, y).compactMap { area.place($0, $1) }.filter(area.holds)
    guard places.count > 4 else { return }
    let grid = DensityGrid(of: places, in: area.frame, side: Self.side)
    for (share, width) in zip(Self.shares, [1.6, 1.2, 0.8]) {
      var path = PathData()
      for line in grid.contour(at: grid.level(holding: share)) {
        path.move(to: line.0)
        path.line(to: line.1)
      }
      var stroke = Stroke(paint, width)
      stroke.isRound = true
      drawing.path(path, stroke: stroke)
    }
  }
}

/// How dense points lie at the corners of a grid over a frame.
private struct DensityGrid {
  private let frame: Frame
  private let side: Int
  /// Row by row, from the top.
  private var density: [Double]

  init(of points: [Point], in frame: Frame, side: Int) {
    (self.frame, self.side) = (frame, side)
    density = [Double](repeating: 0, count: side * side)
    let (width, height) = (frame.width / Double(side - 1), frame.height / Double(side - 1))
    for point in points {
      let column = Int(((point.x - frame.x) / width).rounded())
      let row = Int(((point.y - frame.y) / height).rounded())
      density[min(side - 1, max(0, row)) * side + min(side - 1, max(0, column))] += 1
    }
    let narrow = 1 / cubeRoot(Double(points.count)).squareRoot()
    let across = max(0.8, Self.deviation(points.map(\.x)) / width * narrow)
    let up = max(0.8, Self.deviation(points.map(\.y)) / height * narrow)
    blur(across, by: 1, lineBy: side)
    blur(up, by: side, lineBy: 1)
  }

  private static func deviation(_ values: [Double]) -> Double {
    let mean = values.sum / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count)).squareRoot()
  }

  /// Smooths along one of the two ways by a normal curve of a width in cells.
  private mutating func blur(_ width: Double, by step: Int, lineBy line: Int) {
    let reach = min(side - 1, Int(3 * width) + 1)
    let weights = (0...reach).map { bump(Double($0) / width) }
    let before = density
    for start in 0..<side {
      for place in 0..<side {
        var sum = 0.0
        for other in max(0, place - reach)...min(side - 1, place + reach) {
          sum += weights[abs(other - place)] * before[start * line + other * step]
        }
        density[start * line + place * step] = sum
      }
    }
  }

  /// The density above which there is some share of all.
  func level(holding share: Double) -> Double {
    let sorted = density.sorted(by: >)
    let wanted = density.sum * share
    var sum = 0.0
    return sorted.first {
      sum += $0
      return sum >= wanted
    } ?? 0
  }

  /// The pieces of the line at a level: one or two in each cell that it crosses.
  func contour(at level: Double) -> [(Point, Point)] {
    var pieces: [(Point, Point)] = []
    for row in 0..<(side - 1) {
      for column in 0..<(side - 1) {
        let ends = crossings(row, column, level)
        if ends.count >= 2 { pieces.append((ends[0], ends[1])) }
        if ends.count == 4 { pieces.append((ends[2], ends[3])) }
      }
    }
    return pieces
  }

  /// Where the line crosses the sides of a cell, around it.
  private func crossings(_ row: Int, _ column: Int, _ level: Double) -> [Point] {
    let corners = [(0, 0), (0, 1), (1, 1), (1, 0)].map { (row + $0.0, column + $0.1) }
    var ends: [Point] = []
    for (a, b) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
      let (from, to) = (density[a.0 * side + a.1], density[b.0 * side + b.1])
      guard (from < level) != (to < level) else { continue }
      let share = (level - from) / (to - from)
      ends.append(place(a, b, share))
    }
    return ends
  }

  private func place(_ a: (Int, Int), _ b: (Int, Int), _ share: Double) -> Point {
    let column = Double(a.1) + share * Double(b.1 - a.1)
    let row = Double(a.0) + share * Double(b.0 - a.0)
    return Point(
      frame.x + column / Double(side - 1) * frame.width,
      frame.y + row / Double(side - 1) * frame.height)
  }
}

/// A curve like the normal one, by what all machines compute alike: (1 − x²/18)⁹ up to four.
private func bump(_ x: Double) -> Double {
  let base = max(0, 1 - x * x / 18)
  let cube = base * base * base
  return cube * cube * cube
}
