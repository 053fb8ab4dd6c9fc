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
  /// each output sums over.
  package func values(shape: [Int], from random: inout RandomStream) -> [Float] {
    let count = shape.reduce(1, *)
    let fan = Double(shape.dropLast(2).reduce(1, *) * shape.suffix(2).reduce(0, +))
    switch self {
    case .zeros: return Array(repeating: 0, count: count)
    case .forgetBias:
      return (0..<count).map { $0 / max(1, count / 4) == 1 ? 1 : 0 }
    case .glorotUniform:
      let limit = (6 / fan).squareRoot()
      return (0..<count).map { _ in Float(limit * (2 * random.uniform() - 1)) }
    case .glorotNormal:
      // A normal cut at two deviations has this deviation; dividing restores the variance.
      let scale = (2 / fan).squareRoot() / 0.879_625_661_034_239_78
      return (0..<count).map { _ in Float(scale * truncatedNormal(&random)) }
    case .orthogonal: return orthogonal(rows: shape[0], columns: shape[1], &random)
    }
  }

  private func truncatedNormal(_ random: inout RandomStream) -> Double {
    while true {
      let value = random.normal()
      if abs(value) <= 2 { return value }
    }
  }

  /// Normal rows made orthonormal one after the other (modified Gram and Schmidt).
  private func orthogonal(rows: Int, columns: Int, _ random: inout RandomStream) -> [Float] {
    let (count, length) = (min(rows, columns), max(rows, columns))
    var basis: [[Double]] = []
    while basis.count < count {
      var vector = (0..<length).map { _ in random.normal() }
      for other in basis {
        let share = dot(vector, other)
        for index in 0..<length { vector[index] -= share * other[index] }
      }
      let norm = dot(vector, vector).squareRoot()
      guard norm > 1e-6 else { continue }
      basis.append(vector.map { $0 / norm })
    }
    if rows <= columns { return basis.flatMap { $0.map(Float.init) } }
    return (0..<rows).flatMap { row in basis.map { Float($0[row]) } }
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sums = SIMD8<Double>()
    let whole = a.count & ~7
    for start in stride(from: 0, to: whole, by: 8) {
      for lane in 0..<8 { sums[lane] += a[start + lane] * b[start + lane] }
    }
    return (whole..<a.count).reduce(sums.sum()) { $0 + a[$1] * b[$1] }
  }
}
