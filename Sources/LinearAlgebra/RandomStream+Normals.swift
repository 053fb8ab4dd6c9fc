import CKernels

private let kernels = ck_best().pointee

extension RandomStream {
  /// Fills a buffer with standard normal numbers: entry k is a pure function of the seed, purpose,
  /// substream and `offset + k`, so that threads may fill parts in any order.
  ///
  /// Box and Muller (1958) on pairs, with our own polynomials for the logarithm, sine and cosine
  /// instead of the C library's: the same bits on any processor. Leaves the stream where it is.
  package func normals(into buffer: UnsafeMutableBufferPointer<Float>, at offset: UInt64) {
    guard let base = buffer.baseAddress else { return }
    var draw = CKNormals(
      key: (key.x, key.y), substream: substream, first: offset, count: buffer.count, normals: base)
    kernels.normals(&draw)
  }
}
