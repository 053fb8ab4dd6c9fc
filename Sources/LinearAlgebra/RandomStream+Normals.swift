extension RandomStream {
  /// Fills a buffer with standard normal numbers: entry k is a pure function of the seed, purpose,
  /// substream and `offset + k`, so that threads may fill parts in any order.
  ///
  /// Box and Muller (1958) on pairs, with our own polynomials for the logarithm, sine and cosine
  /// instead of the C library's: the same bits on any processor. Leaves the stream where it is.
  package func normals(into buffer: UnsafeMutableBufferPointer<Float>, at offset: UInt64) {
    let bytes = UnsafeMutableRawBufferPointer(buffer)
    var filled = 0
    while filled < buffer.count {
      let place = offset &+ UInt64(filled)
      let normals = sixteenNormals(at: place &>> 4)
      let skipped = Int(place & 15)
      let taken = min(16 - skipped, buffer.count - filled)
      if taken == 16 {
        bytes.storeBytes(of: normals, toByteOffset: 4 * filled, as: SIMD16<Float>.self)
      } else {
        for lane in 0..<taken { buffer[filled + lane] = normals[skipped + lane] }
      }
      filled += taken
    }
  }

  /// Sixteen consecutive normals from four blocks; the top bit of the block number keeps them
  /// apart from what `next` gives.
  @inline(__always)
  private func sixteenNormals(at group: UInt64) -> SIMD16<Float> {
    let first = group &<< 2 | 1 &<< 63
    let blocks = (
      words(ofBlock: first), words(ofBlock: first &+ 1),
      words(ofBlock: first &+ 2), words(ofBlock: first &+ 3)
    )
    let radii = SIMD8(
      lowHalf: SIMD4(lowHalf: blocks.0.evenHalf, highHalf: blocks.1.evenHalf),
      highHalf: SIMD4(lowHalf: blocks.2.evenHalf, highHalf: blocks.3.evenHalf))
    let angles = SIMD8(
      lowHalf: SIMD4(lowHalf: blocks.0.oddHalf, highHalf: blocks.1.oddHalf),
      highHalf: SIMD4(lowHalf: blocks.2.oddHalf, highHalf: blocks.3.oddHalf))
    let (x, y) = boxMuller(radii, angles)
    var normals = SIMD16<Float>()
    normals.evenHalf = x
    normals.oddHalf = y
    return normals
  }
}

/// Eight pairs of independent normals from eight pairs of words.
@inline(__always)
private func boxMuller(
  _ radii: SIMD8<UInt32>, _ angles: SIMD8<UInt32>
) -> (SIMD8<Float>, SIMD8<Float>) {
  let uniform = SIMD8<Float>(radii) * 0x1p-32 + 0x1p-33
  let radius = (-2 * logarithm(uniform)).squareRoot()
  let (sine, cosine) = sineAndCosine(turns: angles)
  return (radius * cosine, radius * sine)
}

/// The natural logarithm of normal positive numbers, to about one unit in the last place.
@inline(__always)
private func logarithm(_ x: SIMD8<Float>) -> SIMD8<Float> {
  // x = m 2^e with m in [sqrt(1/2), sqrt(2)): subtracting the bits of sqrt(1/2) aligns the exponent.
  let bits = unsafeBitCast(x, to: SIMD8<Int32>.self) &- 0x3F35_04F3
  let exponent = SIMD8<Float>(bits &>> 23)
  let mantissa = unsafeBitCast((bits & 0x007F_FFFF) &+ 0x3F35_04F3, to: SIMD8<Float>.self)
  let f = mantissa - 1
  // ln(m) = 2 atanh(s) with s = f / (2 + f), |s| < 0.172: five terms are enough for Float.
  let s = f / (2 + f)
  let s2 = s * s
  var series = s2 * (2 / 9 as Float) + (2 / 7 as Float)
  series = series * s2 + (2 / 5 as Float)
  series = series * s2 + (2 / 3 as Float)
  return exponent * 0.693_147_18 + (2 * s + s * s2 * series)
}

/// The sine and cosine of angles in units of 2^-32 turns.
@inline(__always)
private func sineAndCosine(turns: SIMD8<UInt32>) -> (SIMD8<Float>, SIMD8<Float>) {
  let quadrant = (turns &+ 0x2000_0000) &>> 30
  let rest = unsafeBitCast(turns &- (quadrant &<< 30), to: SIMD8<Int32>.self)
  let angle = SIMD8<Float>(rest) * (Float.pi * 0x1p-31)
  let square = angle * angle
  // Taylor's series on |angle| <= pi/4, in which the first term left out is below 2^-25.
  var sine = square * (1 / 362_880 as Float) - (1 / 5_040 as Float)
  sine = sine * square + (1 / 120 as Float)
  sine = angle - angle * square * ((1 / 6 as Float) - square * sine)
  var cosine = square * (1 / 40_320 as Float) - (1 / 720 as Float)
  cosine = cosine * square + (1 / 24 as Float)
  cosine = 1 - square * (0.5 - square * cosine)
  let swapped = (quadrant & 1) .!= 0
  let flipsSine = (quadrant & 2) &<< 30
  let flipsCosine = ((quadrant &+ 1) & 2) &<< 30
  return (
    flipping(sine.replacing(with: cosine, where: swapped), by: flipsSine),
    flipping(cosine.replacing(with: sine, where: swapped), by: flipsCosine)
  )
}

/// The numbers with their sign bits flipped where the mask has its top bit.
@inline(__always)
private func flipping(_ x: SIMD8<Float>, by mask: SIMD8<UInt32>) -> SIMD8<Float> {
  unsafeBitCast(unsafeBitCast(x, to: SIMD8<UInt32>.self) ^ mask, to: SIMD8<Float>.self)
}
