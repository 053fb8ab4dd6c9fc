import Autoencoders
import LinearAlgebra
import Synchronization
import Testing

@Suite("First weights")
struct StartTests {
  /// Rows made orthonormal one after the other, in plain loops.
  private static func orthonormal(_ count: Int, _ length: Int, seed: UInt64) -> [[Double]] {
    var random = RandomStream(seed: seed, purpose: .initialisation)
    var rows: [[Double]] = []
    while rows.count < count {
      var row = (0..<length).map { _ in random.normal() }
      for other in rows {
        let share = dot(row, other)
        for index in 0..<length { row[index] -= share * other[index] }
      }
      let norm = dot(row, row).squareRoot()
      if norm > 1e-6 { rows.append(row.map { $0 / norm }) }
    }
    return rows
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sums = SIMD8<Double>()
    let whole = a.count & ~7
    for place in 0..<whole { sums[place % 8] += a[place] * b[place] }
    return (whole..<a.count).reduce(sums.sum()) { $0 + a[$1] * b[$1] }
  }

  @Test(
    "Orthonormal rows have the bits of one row after the other",
    arguments: [(5, 20), (64, 256), (65, 131), (150, 600), (200, 200), (90, 7)])
  func orthonormalRows(rows: Int, columns: Int) throws {
    var random = RandomStream(seed: 3, purpose: .initialisation)
    var watch = StartWatch.none
    let values = try Initialiser.orthogonal.values(
      shape: [rows, columns], from: &random, &watch)
    let basis = Self.orthonormal(min(rows, columns), max(rows, columns), seed: 3)
    let plain =
      rows <= columns
      ? basis.flatMap { $0.map(Float.init) }
      : (0..<rows).flatMap { row in basis.map { Float($0[row]) } }
    #expect(values == plain)
  }

  @Test("Drawing many weights speaks, and ends when it is to")
  func cancelled() throws {
    let looks = Atomic(0)
    var told: [Int] = []
    var watch = StartWatch(
      total: 2048 * 2048, report: { done, _ in told.append(done) },
      isCancelled: { looks.add(1, ordering: .relaxed).newValue > 3 })
    var random = RandomStream(seed: 1, purpose: .initialisation)
    #expect(throws: AutoencoderError.interrupted) {
      try Initialiser.glorotUniform.values(shape: [2048, 2048], from: &random, &watch)
    }
    #expect(told == [1 << 18, 2 << 18, 3 << 18])
    looks.store(0, ordering: .relaxed)
    #expect(throws: AutoencoderError.interrupted) {
      try Initialiser.orthogonal.values(shape: [2048, 8192], from: &random, &watch)
    }
  }

  @Test("A training that is cancelled in its first long shard keeps the weights it began with")
  func firstShard() throws {
    let description = VAEDescription(
      latent: 2, encoder: [.lstm(units: 900)], decoder: [.dense(units: 3)])
    let rows = Matrix(rows: 64, columns: 60, repeating: 0.5)
    var options = TrainingOptions()
    options.epochs = 1
    let asked = Atomic(0)
    var none = options
    none.epochs = 0
    let begun = try VAE(description).trained(on: rows, options: none)
    let model = try begun.trained(
      on: rows, options: options,
      isCancelled: { asked.add(1, ordering: .relaxed).newValue > 40 })
    let unbroken = try begun.trained(on: rows, options: options)
    #expect(model.interruptedRun != nil)
    #expect(try model.trained(on: rows, options: options).file() == unbroken.file())
  }
}
