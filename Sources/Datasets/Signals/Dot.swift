/// The sum of the products of numbers, of the first from a place on.
func dot(
  _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer, from place: Int, count: Int
) -> Double {
  let size = MemoryLayout<Double>.stride
  var sums = SIMD8<Double>()
  for index in stride(from: 0, to: count & ~7, by: 8) {
    sums +=
      first.loadUnaligned(fromByteOffset: (place + index) * size, as: SIMD8<Double>.self)
      * second.loadUnaligned(fromByteOffset: index * size, as: SIMD8<Double>.self)
  }
  var sum = sums.sum()
  for index in count & ~7..<count {
    sum +=
      first.loadUnaligned(fromByteOffset: (place + index) * size, as: Double.self)
      * second.loadUnaligned(fromByteOffset: index * size, as: Double.self)
  }
  return sum
}
