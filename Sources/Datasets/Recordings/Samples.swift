import Glibc
import LinearAlgebra

extension UnsafeBufferPointer<Float> {
  /// The place of the first number that is infinite, nil where none is; NaN is not.
  var firstInfinite: Int? { isFinite ? nil : firstIndex { $0.magnitude == .infinity } }
}

extension [Float] {
  /// How many are NaN.
  var missingCount: Int {
    withUnsafeBufferPointer { $0.isFinite ? 0 : $0.count { $0.isNaN } }
  }
}

/// So many lists of numbers of one length, which a body fills in place: it may write to all of them,
/// from any thread, and must write every number.
func filledLists<Fault: Error>(
  _ count: Int, length: Int, _ fill: ([UnsafeMutablePointer<Float>]) throws(Fault) -> Void
) throws(Fault) -> [[Float]] {
  var lists = (0..<count).map { _ in
    [Float](unsafeUninitializedCapacity: length) { _, filled in filled = length }
  }
  // No list has another owner, so none moves while it is filled.
  let places = lists.indices.compactMap { index in
    lists[index].withUnsafeMutableBufferPointer { $0.baseAddress }
  }
  NewMemory.provide(places.map { UInt(bitPattern: $0) }, bytes: length * MemoryLayout<Float>.stride)
  try fill(places)
  return lists
}

/// Memory that was never written to, which a system gives page by page as each is. To have it at
/// once, in large pages, takes a fifth of the time, and else as much as reading what goes into it.
private enum NewMemory {
  private static let page = UInt(sysconf(Int32(_SC_PAGESIZE)))
  private static let largePage: UInt = 1 << 21
  /// `MADV_COLLAPSE` of Linux 6.1, which older headers lack; an older system refuses it.
  private static let collapse: Int32 = 25

  /// Has the system provide pieces of memory of one size, as far as it can.
  static func provide(_ pieces: [UInt], bytes: Int) {
    var run: Range<UInt>?
    for start in pieces.sorted() {
      // What lies between neighbours is their own: where a list begins, before its numbers.
      if let known = run, start < known.upperBound + 2 * page {
        run = known.lowerBound..<start + UInt(bytes)
      } else {
        if let run { provide(run) }
        run = start..<start + UInt(bytes)
      }
    }
    if let run { provide(run) }
  }

  private static func provide(_ run: Range<UInt>) {
    let large = whole(run, in: largePage)
    guard advise(large, collapse) else {
      return _ = advise(whole(run, in: page), MADV_POPULATE_WRITE)
    }
    _ = advise(whole(run.lowerBound..<large.lowerBound, in: page), MADV_POPULATE_WRITE)
    _ = advise(whole(large.upperBound..<run.upperBound, in: page), MADV_POPULATE_WRITE)
  }

  /// The pages of a size that lie in a range, all of them whole.
  private static func whole(_ range: Range<UInt>, in page: UInt) -> Range<UInt> {
    let start = (range.lowerBound + page - 1) / page * page
    return start..<max(start, range.upperBound / page * page)
  }

  private static func advise(_ range: Range<UInt>, _ advice: Int32) -> Bool {
    guard !range.isEmpty else { return false }
    return madvise(UnsafeMutableRawPointer(bitPattern: range.lowerBound), range.count, advice) == 0
  }
}
