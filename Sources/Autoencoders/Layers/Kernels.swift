import CKernels

/// The inner loops for one instruction set.
package struct Kernels: Sendable {
  let table: CKTable
  /// Asked before a product that takes long. Once it answers false such products are left out, and
  /// what a pass gives is of no use.
  private var goesOn: (@Sendable () -> Bool)?

  /// Those of the best instruction set that this processor has.
  package static let best = Kernels(table: ck_best().pointee)

  private init(table: CKTable) { self.table = table }

  /// The same, asking before long products.
  func asking(_ goesOn: @escaping @Sendable () -> Bool) -> Kernels {
    var kernels = self
    kernels.goesOn = goesOn
    return kernels
  }

  /// Those of every instruction set that this processor has, best first.
  package static var supported: [Kernels] {
    var all: [Kernels] = []
    while let table = ck_supported(Int32(all.count)) { all.append(Kernels(table: table.pointee)) }
    return all
  }

  /// The instruction set's name.
  package var name: String { String(cString: table.name) }

  // The bounds are the largest errors over every Float, measured against Double for each
  // instruction set; the first number is with fused multiply-add, the second without.

  /// tanh of each number; absolute error up to 3.2e-7 or 3.8e-7, 5.4 or 6.3 units in the last place,
  /// exactly odd, ±1 at ±infinity.
  package func tanh(_ values: [Float]) -> [Float] { map(values, table.tanh) }

  /// 1 / (1 + exp(-x)) of each number; absolute error up to 1.9e-7 or 2.2e-7, never outside 0...1.
  package func sigmoid(_ values: [Float]) -> [Float] { map(values, table.sigmoid) }

  /// exp of each number; within 1.05 units in the last place, subnormal results included.
  package func exp(_ values: [Float]) -> [Float] { map(values, table.exp) }

  /// ln of each positive normal number; within about a unit in the last place.
  package func log(_ values: [Float]) -> [Float] { map(values, table.log) }

  private func map(
    _ values: [Float],
    _ function: @convention(c) (UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void
  ) -> [Float] {
    var results = values
    results.withUnsafeMutableBufferPointer { results in
      if let base = results.baseAddress { function(base, base, results.count) }
    }
    return results
  }
}

// The products of the layers, whose work grows with the square of their sizes.
extension Kernels {
  func product(_ product: inout CKProduct) {
    if isWanted(product.rows * product.panels * 16 * product.depth) { table.product(&product) }
  }

  func cell(_ cell: inout CKCell) {
    if isWanted(cell.rows * cell.blocks * 64 * (cell.inputs + cell.units)) { table.cell(&cell) }
  }

  func cellBack(_ cell: inout CKCellBack) {
    if isWanted(cell.rows * cell.blocks * cell.blocks * 1024) { table.cellBack(&cell) }
  }

  /// Whether so many multiplications are to be done: some milliseconds' work is asked for.
  @inline(__always)
  private func isWanted(_ multiplications: Int) -> Bool {
    multiplications < 1 << 25 || goesOn?() != false
  }
}
