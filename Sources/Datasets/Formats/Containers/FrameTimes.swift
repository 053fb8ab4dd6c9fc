/// The times of a recording's frames, in seconds, and what follows from them.
struct FrameTimes {
  /// The rate that most steps have, in Hz.
  let rate: Double
  /// The time of the first frame.
  let start: Double
  /// The place of each frame, from 0: places that are left out are missing frames.
  let places: [Int]
  private let times: [Double]

  /// Throws where times do not rise, or rise so unevenly that most frames would be missing.
  ///
  /// - Parameters:
  ///   - file: The file, for messages.
  ///   - array: Where the times are in it.
  init(_ times: [Double], file: String, array: String) throws(DatasetError) {
    let steps = zip(times, times.dropFirst()).map { $1 - $0 }
    let typical = steps.sorted().dropFirst(steps.count / 2).first ?? 0
    guard typical > 0, times.allSatisfy(\.isFinite) else {
      throw .timesUnknown(file: file, array: array)
    }
    // Of all steps that are whole, so that rounded times give the rate that they are of.
    let usual = steps.filter { abs($0 - typical) < 0.5 * typical }
    rate = Double(usual.count) / usual.reduce(0, +)
    var places = [0]
    places.reserveCapacity(times.count)
    for (index, step) in steps.enumerated() {
      guard step > 0, places[index] <= 4 * times.count + 1000 else {
        throw .timesUneven(
          file: file, array: array, sample: index + 1, step: step, typical: typical)
      }
      places.append(places[index] + max(1, Int(min(step / typical, 1e9).rounded())))
    }
    (self.places, self.times, start) = (places, times, times[0])
  }

  /// How many frames there are with the missing ones.
  var count: Int { (places.last ?? -1) + 1 }
  var missingCount: Int { count - places.count }

  /// Samples at their places, NaN between them.
  func placed(_ samples: [Float]) -> [Float] {
    placed(samples, of: places.indices, in: 0..<count)
  }

  /// The frames whose places are in a range.
  func frames(in range: Range<Int>) -> Range<Int> {
    guard missingCount > 0 else { return range }
    let start = places.firstIndex { $0 >= range.lowerBound } ?? places.count
    return start..<(places[start...].firstIndex { $0 >= range.upperBound } ?? places.count)
  }

  /// Samples of some frames at their places in a range, NaN between them.
  func placed(_ samples: [Float], of frames: Range<Int>, in range: Range<Int>) -> [Float] {
    guard missingCount > 0 else { return samples }
    var placed = [Float](repeating: .nan, count: range.count)
    for (frame, sample) in zip(frames, samples) {
      placed[places[frame] - range.lowerBound] = sample
    }
    return placed
  }

  /// How many of the times of spikes lie in each frame, and how many in none.
  func counts(of spikes: [Double]) -> (counts: [UInt16], outside: Int) {
    var (counts, outside) = ([UInt16](repeating: 0, count: count), 0)
    let end = (times.last ?? 0) + 1 / rate
    for spike in spikes where !spike.isNaN {
      guard spike >= start, spike < end else {
        outside += 1
        continue
      }
      let frame = times.lastFrame(before: spike)
      // In a gap, the frame that would be there.
      let place = places[frame] + Int((spike - times[frame]) * rate * (1 - 1e-9))
      let known = frame + 1 < places.count ? places[frame + 1] - 1 : count - 1
      counts[min(place, known)] &+= 1
    }
    return (counts, outside)
  }
}

extension [Double] {
  /// The last of rising times that is not later than one, of which the first is not.
  fileprivate func lastFrame(before time: Double) -> Int {
    var (low, high) = (0, count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if self[middle] <= time { low = middle } else { high = middle }
    }
    return low
  }
}
