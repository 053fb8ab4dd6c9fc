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

extension UnsafeMutableBufferPointer<Float> {
  /// Has the system provide new memory at once, where it can: page by page, as each is written to
  /// first, costs a quarter more than the reading itself.
  func provide() {
    let page = UInt(sysconf(Int32(_SC_PAGESIZE)))
    let start = (UInt(bitPattern: baseAddress) + page - 1) / page * page
    let end = UInt(bitPattern: baseAddress.map { $0 + count }) / page * page
    guard start < end else { return }
    madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end - start), MADV_POPULATE_WRITE)
  }
}
