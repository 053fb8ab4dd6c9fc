extension UnsafeBufferPointer<Float> {
  /// Whether no number is NaN or infinite.
  package var isFinite: Bool {
    // One more in an exponent of all ones, that of NaN and infinity, reaches the sign: one pass
    // without branches.
    var signs: UInt32 = 0
    for number in self { signs |= (number.bitPattern & 0x7F80_0000) &+ 0x0080_0000 }
    return signs < 0x8000_0000
  }
}
