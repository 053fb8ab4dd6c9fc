import Files
import LinearAlgebra

extension ArrayTraces {
  /// The traces, left in the file; nil where these are few or not all are wanted, where a sample is
  /// infinite, or where a trace ends in missing ones, so that it is shorter than others. All are read
  /// once, through little memory, for what is known of them.
  func stored() throws(DatasetError) -> StoredTraces? {
    guard mayStay else { return nil }
    let found = try isByNeuron ? lookThroughNeurons() : lookThroughTimes()
    return found.map { StoredTraces(self, $0) }
  }

  /// Of neurons whose samples follow each other: four at a time, which are hashed together.
  private func lookThroughNeurons() throws(DatasetError) -> [StoredTrace]? {
    try joined((neurons + 3) / 4) { part throws(DatasetError) in
      let four = try traces(of: part * 4..<min(part * 4 + 4, neurons))
      let missing = four.compactMap(missingCount)
      guard missing.count == four.count else { return nil }
      let origins =
        four.count == 4
        ? Fingerprint.ofFour(four[0], four[1], four[2], four[3]) : four.map { Fingerprint.of($0) }
      return zip(origins, missing).map { StoredTrace(origin: $0, missingCount: $1) }
    }
  }

  /// How many samples of a trace are missing; nil where it ends in such or one is infinite.
  private func missingCount(in trace: [Float]) -> Int? {
    if trace.withUnsafeBufferPointer(\.isFinite) { return 0 }
    guard trace.withUnsafeBufferPointer(\.firstInfinite) == nil else { return nil }
    return isComplete(trace.last, missing: trace.missingCount) ? trace.missingCount : nil
  }

  /// Whether a trace that ends so is as long as the array: it does not end in missing samples, or has
  /// no others.
  private func isComplete(_ last: Float?, missing: Int) -> Bool {
    last?.isNaN != true || missing == length
  }

  /// Of neurons that stand side by side: each task takes some of them through all times.
  private func lookThroughTimes() throws(DatasetError) -> [StoredTrace]? {
    let tasks = min(neurons, processorCount)
    return try joined(tasks) { task throws(DatasetError) in
      try lookThrough(stretch(task, of: tasks, in: neurons))
    }
  }

  private func lookThrough(_ some: Range<Int>) throws(DatasetError) -> [StoredTrace]? {
    // As many times as stay near the processor.
    let step = max(1, (1 << 16) / some.count)
    let slab = UnsafeMutableBufferPointer<Float>.allocate(capacity: step * some.count)
    defer { slab.deallocate() }
    var hashes = [Fingerprint](repeating: Fingerprint(), count: some.count)
    var missing = [Int](repeating: 0, count: some.count)
    var last: [Float] = []
    for first in stride(from: 0, to: length, by: step) {
      let times = first..<min(first + step, length)
      let numbers = UnsafeMutableBufferPointer(rebasing: slab[..<(times.count * some.count)])
      try read(times: times, of: some, into: numbers)
      guard add(UnsafeBufferPointer(numbers), to: &hashes, &missing) else { return nil }
      last = Array(numbers.suffix(some.count))
    }
    guard zip(last, missing).allSatisfy({ isComplete($0, missing: $1) }) else { return nil }
    return zip(hashes, missing).map { hash, missing in
      var hash = hash
      hash.combine(UInt64(length))
      return StoredTrace(origin: hash.value, missingCount: missing)
    }
  }

  /// Adds rows of some neurons to what is known of each; whether none is infinite.
  private func add(
    _ rows: UnsafeBufferPointer<Float>, to hashes: inout [Fingerprint], _ missing: inout [Int]
  ) -> Bool {
    let width = hashes.count
    if !rows.isFinite {
      guard rows.firstInfinite == nil else { return false }
      for place in rows.indices where rows[place].isNaN { missing[place % width] += 1 }
    }
    hashes.withUnsafeMutableBufferPointer { hashes in
      for start in stride(from: 0, to: rows.count, by: width) {
        for place in 0..<width { hashes[place].combine(UInt64(rows[start + place].bitPattern)) }
      }
    }
    return true
  }

  /// What so many parts give, on all processors, one after the other; nil where one gives nil.
  private func joined(
    _ count: Int, _ part: @Sendable (Int) throws(DatasetError) -> [StoredTrace]?
  ) throws(DatasetError) -> [StoredTrace]? {
    let parts = mappedInParallel(count) { index in
      Result { () throws(DatasetError) in try part(index) }
    }
    var all: [StoredTrace] = []
    for part in parts {
      guard let some = try part.get() else { return nil }
      all += some
    }
    return all
  }
}
