import Glibc

extension [UInt8] {
  /// All bytes of the file that a descriptor leads to.
  init(onDescriptor number: Int32) {
    var status = stat()
    let count = fstat(number, &status) == 0 ? Int(status.st_size) : 0
    var got = 0
    self.init(unsafeUninitializedCapacity: count) { buffer, filled in
      while got < count {
        let step = pread(number, buffer.baseAddress.map { $0 + got }, count - got, off_t(got))
        if step <= 0 { break }
        got += step
      }
      filled = got
    }
  }
}

extension [Int] {
  /// The product of sizes; nil where it is too large for a number.
  var product: Int? {
    var product = 1
    for size in self {
      let (next, overflows) = product.multipliedReportingOverflow(by: size)
      if overflows { return nil }
      product = next
    }
    return product
  }
}
