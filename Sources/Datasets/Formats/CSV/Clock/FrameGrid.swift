/// Times on a grid of even steps, of which some may be empty.
struct FrameGrid {
  /// From one frame to the next, in the unit of the times.
  let period: Double
  /// The first time.
  let start: Double
  /// The frame of each row, counted from 0; nil where rows are the frames, one by one.
  let frames: [Int]?
  /// The steps that times are rounded to, where these are as large as half a frame; nil otherwise.
  let coarseness: Double?

  /// Frames that no row has.
  func missingCount(rows: Int) -> Int { (frames?.last).map { $0 + 1 - rows } ?? 0 }

  /// The row at which times leave any grid: it is missing, or not half a frame or more behind the
  /// one before it.
  struct Fault: Error {
    let row: Int
    let step: Double
    let typical: Double
  }

  /// The grid of times that rise: by even steps but for half a frame each, or by several at a time
  /// where frames are missing, or rounded to steps as large as a frame.
  init(_ times: [Double]) throws(Fault) {
    if let missing = times.firstIndex(where: \.isNaN) {
      throw Fault(row: missing, step: .nan, typical: .nan)
    }
    guard let first = times.first, let last = times.last, last > first else {
      let row = times.indices.dropFirst().first { times[$0] <= times[$0 - 1] } ?? 0
      throw Fault(row: row, step: row > 0 ? times[row] - times[row - 1] : 0, typical: 0)
    }
    start = first
    let typical = (last - first) / Double(times.count - 1)
    guard let row = times.firstUnevenStep(typical) else {
      (period, frames, coarseness) = (typical, nil, nil)
      return
    }
    if let coarse = CoarseTimes(times) {
      (period, frames, coarseness) = (coarse.period, nil, coarse.step)
    } else if let gaps = GappedTimes(times) {
      (period, frames, coarseness) = (gaps.period, gaps.frames, nil)
    } else {
      let usual = times.medianStep
      let uneven = times.firstUnevenStep(usual) ?? row
      throw Fault(row: uneven, step: times[uneven] - times[uneven - 1], typical: usual)
    }
  }
}

/// Even times that were rounded to steps which are not much smaller than a frame.
private struct CoarseTimes {
  let period, step: Double

  init?(_ times: [Double]) {
    let steps = zip(times.dropFirst(), times).map { $0 - $1 }
    guard steps.allSatisfy({ $0 >= 0 }), steps.contains(0),
      let step = steps.filter({ $0 > 0 }).min()
    else { return nil }
    let line = Line(Array(times.indices), times)
    guard line.slope > 0, line.farthest(times.indices.map { $0 }, times) <= 0.75 * step else {
      return nil
    }
    (period, self.step) = (line.slope, step)
  }
}

/// Even times of which some are missing.
private struct GappedTimes {
  let period: Double
  let frames: [Int]

  init?(_ times: [Double]) {
    let steps = zip(times.dropFirst(), times).map { $0 - $1 }
    let typical = times.medianStep
    guard typical > 0 else { return nil }
    var frames = [0]
    for step in steps {
      // Of frames that are missing there may be as many as there are, not a pause of an hour.
      guard step >= 0.5 * typical, step / typical < 1e6 else { return nil }
      frames.append(frames[frames.count - 1] + max(1, Int((step / typical).rounded())))
    }
    guard let last = frames.last, last < 4 * times.count + 100 else { return nil }
    let line = Line(frames, times)
    guard line.slope > 0, line.farthest(frames, times) <= 0.5 * line.slope else { return nil }
    (period, self.frames) = (line.slope, frames)
  }
}

/// The line that fits times best, by least squares.
private struct Line {
  let slope, intercept: Double

  init(_ places: [Int], _ times: [Double]) {
    let count = Double(max(1, places.count))
    let placeMean = places.reduce(0) { $0 + Double($1) } / count
    let timeMean = times.reduce(0, +) / count
    var (product, square) = (0.0, 0.0)
    for (place, time) in zip(places, times) {
      let distance = Double(place) - placeMean
      product += distance * (time - timeMean)
      square += distance * distance
    }
    slope = square > 0 ? product / square : 0
    intercept = timeMean - slope * placeMean
  }

  /// How far the farthest time is from the line.
  func farthest(_ places: [Int], _ times: [Double]) -> Double {
    zip(places, times).reduce(0) { max($0, abs($1.1 - intercept - slope * Double($1.0))) }
  }
}

extension [Double] {
  /// The middle of the steps from each to the next.
  fileprivate var medianStep: Double {
    let steps = zip(dropFirst(), self).map { $0 - $1 }.sorted()
    return steps.isEmpty ? 0 : steps[steps.count / 2]
  }

  /// The first row that is not a typical step behind the one before it, but for half of one.
  fileprivate func firstUnevenStep(_ typical: Double) -> Int? {
    indices.dropFirst().first { row in
      !(abs(self[row] - self[row - 1] - typical) <= 0.5 * typical)
    }
  }
}
