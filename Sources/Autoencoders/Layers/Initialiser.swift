package import LinearAlgebra

/// How a weight begins, after Keras.
package enum Initialiser: Sendable, Hashable {
  case zeros
  /// 1 in the second quarter, the forget gates', 0 elsewhere (Jozefowicz et al. 2015).
  case forgetBias
  /// Uniform within ±sqrt(6 / (in + out)) (Glorot & Bengio 2010).
  case glorotUniform
  /// Normal of variance 2 / (in + out), cut at two deviations.
  case glorotNormal
  /// Orthonormal rows, or columns where there are more rows (Saxe et al. 2014).
  case orthogonal

  /// The numbers of a weight of this shape, row-major; all axes but the last two are taps, which
  /// each output sums over. Throws `interrupted` once the watch is cancelled.
  package func values(
    shape: [Int], from random: inout RandomStream, _ watch: inout StartWatch
  ) throws(AutoencoderError) -> [Float] {
    let count = shape.reduce(1, *)
    let fan = Double(shape.dropLast(2).reduce(1, *) * shape.suffix(2).reduce(0, +))
    switch self {
    case .zeros: return Array(repeating: 0, count: count)
    case .forgetBias:
      return (0..<count).map { $0 / max(1, count / 4) == 1 ? 1 : 0 }
    case .glorotUniform:
      let limit = (6 / fan).squareRoot()
      return try drawn(count, &watch) { Float(limit * (2 * random.uniform() - 1)) }
    case .glorotNormal:
      // A normal cut at two deviations has this deviation; dividing restores the variance.
      let scale = (2 / fan).squareRoot() / 0.879_625_661_034_239_78
      return try drawn(count, &watch) { Float(scale * truncatedNormal(&random)) }
    case .orthogonal:
      return try orthogonal(rows: shape[0], columns: shape[1], &random, &watch)
    }
  }

  private func drawn(
    _ count: Int, _ watch: inout StartWatch, _ draw: () -> Float
  ) throws(AutoencoderError) -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(count)
    while values.count < count {
      let piece = min(StartWatch.piece, count - values.count)
      for _ in 0..<piece { values.append(draw()) }
      try watch.advance(by: piece)
    }
    return values
  }

  private func truncatedNormal(_ random: inout RandomStream) -> Double {
    while true {
      let value = random.normal()
      if abs(value) <= 2 { return value }
    }
  }

  private func orthogonal(
    rows: Int, columns: Int, _ random: inout RandomStream, _ watch: inout StartWatch
  ) throws(AutoencoderError) -> [Float] {
    let basis = try OrthonormalRows.drawn(
      min(rows, columns), length: max(rows, columns), from: &random, &watch)
    if rows <= columns { return basis.flatMap { $0.map(Float.init) } }
    return (0..<rows).flatMap { row in basis.map { Float($0[row]) } }
  }
}
