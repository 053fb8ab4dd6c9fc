import CKernels

/// The fast half of a fully connected layer: y = x W + b over padded rows.
///
/// W is packed in panels of 16 columns, each [inputs][16]; the bias follows it. The transposed copy
/// has panels of 16 inputs, each [outputs][16].
struct LinearMap: Sendable {
  let inputs: Int
  /// A multiple of 16.
  let outputs: Int
  /// How many of the outputs carry a gradient back; the rest is padding at the end.
  let used: Int
  let passesGradient: Bool
  /// Numbers from one row of inputs to the next, where that is not their padded width: rows may
  /// overlap, as windows of a trace do.
  var inputStride: Int?

  private var xRow: Int { inputStride ?? padded(inputs) }

  var packedCount: Int { outputs * (inputs + 1) }
  var transposedCount: Int { passesGradient ? padded(inputs) * outputs : 0 }

  /// Writes a kernel [inputs][width] and a bias into the columns from `column` on.
  func pack(
    kernel: [Float], bias: [Float], atColumn column: Int,
    into packed: UnsafeMutablePointer<Float>
  ) {
    for (index, value) in bias.enumerated() { packed[outputs * inputs + column + index] = value }
    // Some panels at a time, so that the memory they lie in is still near at the next input.
    for first in stride(from: 0, to: bias.count, by: 1024) {
      for input in 0..<inputs {
        for index in first..<min(bias.count, first + 1024) {
          packed[place(input, column + index)] = kernel[input * bias.count + index]
        }
      }
    }
  }

  /// Reads a kernel [inputs][width] and a bias out of the columns from `column` on.
  func unpack(
    _ packed: UnsafePointer<Float>, atColumn column: Int, width: Int
  ) -> (kernel: [Float], bias: [Float]) {
    let kernel = (0..<inputs * width).map { packed[place($0 / width, column + $0 % width)] }
    return (kernel, (0..<width).map { packed[outputs * inputs + column + $0] })
  }

  private func place(_ input: Int, _ column: Int) -> Int {
    column / 16 * inputs * 16 + input * 16 + column % 16
  }

  var tiles: [WeightTile] {
    let kernel = (0..<outputs / 16).flatMap { panel in
      (0..<padded(inputs) / 16).map { part in tile(panel: panel, part: part) }
    }
    return kernel + [WeightTile(packed: outputs * inputs, rows: outputs / 16, columns: 16)]
  }

  private func tile(panel: Int, part: Int) -> WeightTile {
    let transposed = (part * outputs + panel * 16) * 16
    return WeightTile(
      packed: (panel * inputs + part * 16) * 16, rows: min(16, inputs - part * 16), columns: 16,
      transposed: passesGradient ? transposed : nil)
  }

  /// rows × [inputs] → rows × [outputs].
  func forward(
    _ x: UnsafePointer<Float>, rows: Int, packed: UnsafePointer<Float>,
    into y: UnsafeMutablePointer<Float>, _ kernels: Kernels
  ) {
    if used == 1 {
      var unit = CKUnit(
        rows: rows, inputs: inputs, x: x, xRow: xRow, weights: packed,
        bias: packed + outputs * inputs, y: y)
      kernels.table.unit(&unit)
      return
    }
    var product = CKProduct(
      rows: rows, panels: outputs / 16, depth: inputs, a: x, aRow: xRow, aStep: 1,
      b: packed, bRow: 16, bPanel: inputs * 16, start: packed + outputs * inputs, startRow: 0,
      startPanel: 16, c: y, cRow: outputs, cPanel: 16)
    kernels.product(&product)
  }

  /// The gradients of weights and input from that of y.
  func backward(
    _ yGradient: UnsafePointer<Float>, x: UnsafePointer<Float>, rows: Int,
    transposed: UnsafePointer<Float>, into xGradient: UnsafeMutablePointer<Float>?,
    gradient: UnsafeMutablePointer<Float>, isAdding: Bool, _ kernels: Kernels
  ) {
    weightGradient(
      yGradient, x: x, rows: rows, gradient: gradient, isAdding: isAdding, kernels)
    kernels.table.columnSums(
      yGradient, rows, outputs, outputs, isAdding ? 1 : 0, gradient + outputs * inputs)
    guard passesGradient, let xGradient else { return }
    var back = CKProduct(
      rows: rows, panels: padded(inputs) / 16, depth: used, a: yGradient, aRow: outputs, aStep: 1,
      b: transposed, bRow: 16, bPanel: outputs * 16, start: nil, startRow: 0, startPanel: 0,
      c: xGradient, cRow: padded(inputs), cPanel: 16)
    kernels.product(&back)
  }

  private func weightGradient(
    _ yGradient: UnsafePointer<Float>, x: UnsafePointer<Float>, rows: Int,
    gradient: UnsafeMutablePointer<Float>, isAdding: Bool, _ kernels: Kernels
  ) {
    if used == 1 {
      var unit = CKUnitBack(
        rows: rows, inputs: inputs, x: x, xRow: xRow, yGradient: yGradient,
        gradient: gradient, adding: isAdding ? 1 : 0)
      kernels.table.unitBack(&unit)
      return
    }
    var weights = CKProduct(
      rows: inputs, panels: outputs / 16, depth: rows, a: x, aRow: 1, aStep: xRow,
      b: yGradient, bRow: outputs, bPanel: 16, start: isAdding ? UnsafePointer(gradient) : nil,
      startRow: 16, startPanel: inputs * 16, c: gradient, cRow: 16, cPanel: inputs * 16)
    kernels.product(&weights)
  }
}
