extension Array where Element: BinaryFloatingPoint {
  /// In rising order, NaN last.
  func sortedNumbers() -> [Element] {
    var sorted = self
    sorted.withUnsafeMutableBufferPointer { sortNumbers($0) }
    return sorted
  }
}

/// Sorts numbers in place, NaN last.
func sortNumbers<T: BinaryFloatingPoint>(_ numbers: UnsafeMutableBufferPointer<T>) {
  var all = numbers
  let count = all.partition { $0.isNaN }
  var comparable = UnsafeMutableBufferPointer(rebasing: numbers[..<count])
  if T.self == Float.self, count > 256 {
    comparable.withMemoryRebound(to: UInt32.self) { sortByDigits($0) }
  } else {
    comparable.sort()
  }
}

/// Sorts the bits of Float32 numbers in three passes of eleven bits, in time proportional to
/// their count.
private func sortByDigits(_ numbers: UnsafeMutableBufferPointer<UInt32>) {
  for index in numbers.indices { numbers[index] = rank(ofBits: numbers[index]) }
  withUnsafeTemporaryAllocation(of: UInt32.self, capacity: numbers.count) { spare in
    distribute(numbers, into: spare, shift: 0)
    distribute(spare, into: numbers, shift: 11)
    distribute(numbers, into: spare, shift: 22)
    for index in numbers.indices { numbers[index] = bits(ofRank: spare[index]) }
  }
}

/// Numbers rank as their bits do once the bits of negative ones are turned around.
private func rank(ofBits bits: UInt32) -> UInt32 {
  bits & 0x8000_0000 == 0 ? bits | 0x8000_0000 : ~bits
}

private func bits(ofRank rank: UInt32) -> UInt32 {
  rank & 0x8000_0000 == 0 ? ~rank : rank & 0x7fff_ffff
}

private func distribute(
  _ source: UnsafeMutableBufferPointer<UInt32>, into target: UnsafeMutableBufferPointer<UInt32>,
  shift: UInt32
) {
  var starts = [Int](repeating: 0, count: 2049)
  for value in source { starts[Int(value >> shift & 2047) + 1] += 1 }
  for digit in 1...2048 { starts[digit] += starts[digit - 1] }
  for value in source {
    let digit = Int(value >> shift & 2047)
    target[starts[digit]] = value
    starts[digit] += 1
  }
}
