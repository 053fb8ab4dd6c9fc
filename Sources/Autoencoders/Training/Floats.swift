import Glibc

/// A stretch of zeroed memory for numbers: aligned to cache lines or, where it is large, in large
/// pages, which spare the processor the search for each small one.
final class Floats: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  /// What is given back at the end: a mapping of so many bytes, or nil where it was allocated.
  private let mapping: (start: UnsafeMutableRawPointer, size: Int)?

  init(_ count: Int) {
    self.count = count
    mapping = Self.mapped(count * 4)
    if let mapping {
      base = mapping.start.alignedUp(toMultipleOf: Self.page).bindMemory(
        to: Float.self, capacity: count)
    } else {
      base = Self.allocated(count)
    }
  }

  /// Bytes of a large page.
  private static var page: Int { 1 << 21 }

  /// Very much memory comes from the system zeroed, page by page as it is used: to write zeros to
  /// all of it would take seconds.
  private static func mapped(_ bytes: Int) -> (start: UnsafeMutableRawPointer, size: Int)? {
    guard bytes >= 1 << 26 else { return nil }
    let size = bytes + page
    let start = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let start, start != MAP_FAILED else { return nil }
    madvise(start.alignedUp(toMultipleOf: page), bytes, MADV_HUGEPAGE)
    return (start, size)
  }

  private static func allocated(_ count: Int) -> UnsafeMutablePointer<Float> {
    let isLarge = count * 4 > page / 8
    let size = isLarge ? (count * 4 + page - 1) & ~(page - 1) : max(1, count) * 4
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: size, alignment: isLarge ? page : 64)
    if isLarge { madvise(bytes, size, MADV_HUGEPAGE) }
    return bytes.initializeMemory(as: Float.self, repeating: 0, count: max(1, count))
  }

  convenience init(_ values: [Float]) {
    self.init(values.count)
    values.withUnsafeBufferPointer { values in
      if let start = values.baseAddress { base.update(from: start, count: count) }
    }
  }

  deinit {
    if let mapping {
      munmap(mapping.start, mapping.size)
    } else {
      UnsafeMutableRawPointer(base).deallocate()
    }
  }

  var values: [Float] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
