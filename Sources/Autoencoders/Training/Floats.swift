/// A stretch of zeroed memory for numbers, aligned to cache lines.
final class Floats: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  init(_ count: Int) {
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: max(1, count) * 4, alignment: 64)
    self.base = bytes.initializeMemory(as: Float.self, repeating: 0, count: max(1, count))
    self.count = count
  }

  convenience init(_ values: [Float]) {
    self.init(values.count)
    for (index, value) in values.enumerated() { base[index] = value }
  }

  deinit { UnsafeMutableRawPointer(base).deallocate() }

  var values: [Float] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
