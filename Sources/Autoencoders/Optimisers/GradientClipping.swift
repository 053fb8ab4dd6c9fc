/// Clips the norm of a batch's gradient (Pascanu, Mikolov & Bengio 2013).
///
/// The pieces' sums of squares are added in order, so that the result does not depend on the
/// threads.
struct GradientClipping {
  let limit: Double
  let gradients: Floats
  let count, groups: Int

  /// Numbers of one piece.
  private static var piece: Int { 1 << 14 }

  /// Adds all groups up in the first one, and scales that down to the limit where its norm is
  /// above it.
  func apply(_ pool: WorkerPool) {
    let pieces = (count + Self.piece - 1) / Self.piece
    let squares = UnsafeMutableBufferPointer<Double>.allocate(capacity: pieces)
    defer { squares.deallocate() }
    pool.run(pieces) { piece, _ in squares[piece] = summed(numbers(of: piece)) }
    let norm = squares.reduce(0, +).squareRoot()
    guard norm > limit else { return }
    let factor = Float(limit / norm)
    pool.run(pieces) { piece, _ in
      for index in numbers(of: piece) { gradients.base[index] *= factor }
    }
  }

  private func numbers(of piece: Int) -> Range<Int> {
    piece * Self.piece..<min(count, (piece + 1) * Self.piece)
  }

  /// Sums the groups; gives the sum of squares.
  private func summed(_ numbers: Range<Int>) -> Double {
    var squares = 0.0
    for index in numbers {
      var sum = gradients.base[index]
      for group in 1..<max(1, groups) { sum += gradients.base[group * count + index] }
      gradients.base[index] = sum
      squares += Double(sum) * Double(sum)
    }
    return squares
  }
}
