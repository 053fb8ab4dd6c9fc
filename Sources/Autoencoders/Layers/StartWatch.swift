/// What goes along with drawing a model's first weights: is told how many are drawn, may end it. Few
/// weights are there at once, and nothing is asked.
package struct StartWatch {
  /// How many numbers there are to draw.
  private let total: Int
  private let report: ((_ done: Int, _ total: Int) -> Void)?
  private let isCancelled: (@Sendable () -> Bool)?
  private var done = 0

  package init(
    total: Int, report: ((_ done: Int, _ total: Int) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil
  ) {
    (self.total, self.report, self.isCancelled) = (total, report, isCancelled)
  }

  /// A watch that says nothing and never ends the drawing.
  package static var none: StartWatch { StartWatch(total: 0) }

  /// How many numbers are drawn between two looks: some milliseconds' work.
  static var piece: Int { 1 << 18 }

  /// So many more are drawn; throws `interrupted` once it is cancelled.
  mutating func advance(by count: Int) throws(AutoencoderError) {
    done += count
    try look()
    if count >= Self.piece { report?(done, total) }
  }

  /// So many zeros. Memory that is touched for the first time takes longer than drawing does.
  func zeros(_ count: Int) throws(AutoencoderError) -> [Float] {
    var isOver = false
    let zeros = [Float](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, !isOver {
        let end = min(filled + 16 * Self.piece, count)
        buffer[filled..<end].initialize(repeating: 0)
        filled = end
        isOver = total > Self.piece && isCancelled?() == true
      }
    }
    if isOver { throw .interrupted }
    return zeros
  }

  func look() throws(AutoencoderError) {
    if total > Self.piece, isCancelled?() == true { throw .interrupted }
  }
}
