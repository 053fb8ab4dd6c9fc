import Files
import LinearAlgebra

extension ArrayTraces {
  /// The traces, left in the file; nil where these are few, not all are wanted, or a sample is missing
  /// or infinite. All are read once, through little memory, for what is known of them.
  func stored() throws(DatasetError) -> StoredTraces? {
    guard isWhole, isLarge(neurons: neurons) else { return nil }
    let found = try isByNeuron ? originsByNeuron() : originsByTime()
    return found.map { StoredTraces(self, origins: $0) }
  }

  /// Of neurons whose samples follow each other: four at a time, which are hashed together.
  private func originsByNeuron() throws(DatasetError) -> [UInt64]? {
    let parts = mappedInParallel((neurons + 3) / 4) { part in
      Result { () throws(DatasetError) -> [UInt64]? in
        let four = try traces(of: part * 4..<min(part * 4 + 4, neurons))
        guard four.allSatisfy({ $0.withUnsafeBufferPointer(\.isFinite) }) else { return nil }
        return four.count == 4
          ? Fingerprint.ofFour(four[0], four[1], four[2], four[3]) : four.map { Fingerprint.of($0) }
      }
    }
    var origins: [UInt64] = []
    for part in parts {
      guard let some = try part.get() else { return nil }
      origins += some
    }
    return origins
  }

  /// Of neurons that stand side by side: each task takes some of them through all times.
  private func originsByTime() throws(DatasetError) -> [UInt64]? {
    let tasks = min(neurons, processorCount)
    let parts = mappedInParallel(tasks) { task in
      Result { () throws(DatasetError) in
        try hashed(stretch(task, of: tasks, in: neurons))
      }
    }
    var origins: [UInt64] = []
    for part in parts {
      guard let some = try part.get() else { return nil }
      origins += some
    }
    return origins
  }

  private func hashed(_ some: Range<Int>) throws(DatasetError) -> [UInt64]? {
    // As many times as stay near the processor.
    let step = max(1, (1 << 16) / some.count)
    let slab = UnsafeMutableBufferPointer<Float>.allocate(capacity: step * some.count)
    defer { slab.deallocate() }
    var hashes = [Fingerprint](repeating: Fingerprint(), count: some.count)
    for first in stride(from: 0, to: length, by: step) {
      let times = first..<min(first + step, length)
      let numbers = UnsafeMutableBufferPointer(rebasing: slab[..<(times.count * some.count)])
      try read(times: times, of: some, into: numbers)
      guard UnsafeBufferPointer(numbers).isFinite else { return nil }
      hashes.withUnsafeMutableBufferPointer { hashes in
        for row in 0..<times.count {
          let entries = numbers.baseAddress.map { $0 + row * some.count }
          guard let entries else { continue }
          for place in 0..<some.count { hashes[place].combine(UInt64(entries[place].bitPattern)) }
        }
      }
    }
    return hashes.map { hash in
      var hash = hash
      hash.combine(UInt64(length))
      return hash.value
    }
  }
}
