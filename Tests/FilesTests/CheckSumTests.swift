import Files
import Testing

@Suite("Check sums")
struct CheckSumTests {
  @Test("Numbers in pieces have the sum of numbers that follow each other", arguments: 1...9)
  func pieces(_ length: Int) {
    let numbers = (0..<5 * length).map { Float($0) * 1.25 - 3 }
    var (whole, parts) = (CheckSum(), CheckSum())
    numbers.withUnsafeBufferPointer { numbers in
      guard let base = numbers.baseAddress else { return }
      whole.add(base, count: numbers.count)
      parts.add(pieces: 5, of: length) { base + $0 * length }
    }
    #expect(whole.value == parts.value)
  }
}
