import Glibc

/// A stretch of zeroed memory for numbers: aligned to cache lines or, where it is large, in large
/// pages, which spare the processor the search for each small one.
final class Floats: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  init(_ count: Int) {
    let page = 1 << 21
    let isLarge = count * 4 > page / 8
    let size = isLarge ? (count * 4 + page - 1) & ~(page - 1) : max(1, count) * 4
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: size, alignment: isLarge ? page : 64)
    if isLarge { madvise(bytes, size, MADV_HUGEPAGE) }
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
