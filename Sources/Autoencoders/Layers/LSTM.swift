import CKernels

/// A long short-term memory layer (Hochreiter & Schmidhuber 1997, Gers et al. 2000).
///
/// Gates i, f, o = sigmoid and candidate g = tanh of x_t W + h_(t-1) U + b; cell
/// c_t = f c_(t-1) + i g; state h_t = o tanh(c_t), both from zeros. Weights in the gate order
/// i, f, c, o: kernel [inputs, 4 units] Glorot uniform over the whole, recurrent [units, 4 units]
/// orthogonal, bias 1 for the forget gates and 0 else, as in Keras.
///
/// Packed, 16 units' gates make a block of 64 columns, each block [inputs + units][64]; the biases
/// follow. A constant input is multiplied once for each window, not for each bin.
package struct LSTM: Layer {
  /// What the layer is fed.
  package enum Source: Sendable {
    /// A row for each bin.
    case sequence
    /// One row for each window, the same in every bin.
    case constant
  }

  /// What the layer gives.
  package enum Result: Sendable {
    case allStates, lastState
  }

  package let input: Extent
  package let output: Extent
  let steps: Int
  let source: Source
  let result: Result
  let passesGradient: Bool

  package init(
    inputs: Int, units: Int, steps: Int, source: Source = .sequence, result: Result,
    passesGradient: Bool = true
  ) {
    self.steps = steps
    self.source = source
    self.result = result
    self.passesGradient = passesGradient
    self.input = Extent(steps: source == .sequence ? steps : 1, width: inputs)
    self.output = Extent(steps: result == .allStates ? steps : 1, width: units)
  }

  var inputs: Int { input.width }
  var units: Int { output.width }
  /// How many blocks of 16 units.
  var blocks: Int { output.stride / 16 }
  /// How many numbers the weights of a block take.
  var blockCount: Int { (inputs + units) * 64 }

  package var weights: [WeightShape] {
    [
      WeightShape("kernel", [inputs, 4 * units], .glorotUniform, pytorch: "weight_ih_l0"),
      WeightShape(
        "recurrent", [units, 4 * units], .orthogonal, keras: "recurrent_kernel",
        pytorch: "weight_hh_l0"),
      WeightShape("bias", [4 * units], .forgetBias, pytorch: "bias_ih_l0", "bias_hh_l0"),
    ]
  }

  package var packedCount: Int { blocks * (blockCount + 64) }
  private var recurrentCount: Int { output.stride * blocks * 64 }
  package var transposedCount: Int {
    recurrentCount + (passesGradient ? input.stride * blocks * 64 : 0)
  }
  package var tiles: [WeightTile] {
    let kernels = tiles(of: inputs, from: 0, transposed: passesGradient ? recurrentCount : nil)
    let recurrents = tiles(of: units, from: inputs, transposed: 0)
    let biases = WeightTile(packed: blocks * blockCount, rows: blocks, columns: 64)
    return kernels + recurrents + [biases]
  }

  /// So many rows of each block, 16 at a time: a panel of the copy holds them of all blocks.
  private func tiles(of rows: Int, from first: Int, transposed: Int?) -> [WeightTile] {
    (0..<blocks).flatMap { block in
      (0..<padded(rows) / 16).map { part in
        let place = (part * blocks + block) * 64 * 16
        return WeightTile(
          packed: block * blockCount + (first + part * 16) * 64, rows: min(16, rows - part * 16),
          columns: 64, transposed: transposed.map { $0 + place })
      }
    }
  }

  package func scratchCount(windows: Int) -> Int { Scratch(self, windows: windows).count }

  /// Where the parts of the scratch memory begin.
  private struct Scratch {
    let gates, cells, cellTanhs, states, cellGradient, start, startGradient, count: Int
    /// From a block's gates to the next block's.
    let gateBlock: Int

    init(_ layer: LSTM, windows: Int) {
      let state = windows * layer.output.stride
      let perWindow = layer.source == .constant ? windows * layer.blocks * 64 : 0
      gateBlock = layer.steps * windows * 64
      gates = 0
      cells = layer.blocks * gateBlock
      cellTanhs = cells + layer.steps * state
      states = cellTanhs + layer.steps * state
      cellGradient = states + (layer.result == .lastState ? layer.steps * state : 0)
      start = cellGradient + state
      startGradient = start + perWindow
      count = startGradient + perWindow
    }
  }
}

extension LSTM {
  /// `lstm(units)`.
  package struct Kind: LayerKind {
    package static let name = "lstm"
    package static let summary = "Describes a recurrent layer."
    package static let synonyms = ["LSTM", "rnn", "gru"]
    package static var example: LayerSpec { .lstm(units: 64) }
    package static let arguments: [LayerArgument] = [.count("units", "how many")]
    package static let worksAlongBins = true
    package let units: Int

    package init(_ values: [LayerArgument.Value]) { units = values[0].number }

    package func parts(at place: LayerPlace) -> [LayerPart] {
      let (steps, source, result): (Int, Source, Result) =
        switch place.bins {
        case .kept: (place.input.steps, .sequence, .allStates)
        case .consumed: (place.input.steps, .sequence, .lastState)
        case .spread(let bins): (bins, .constant, .allStates)
        }
      return [
        LayerPart(
          LSTM(
            inputs: place.input.width, units: units, steps: steps, source: source, result: result,
            passesGradient: place.passesGradient))
      ]
    }
  }
}

extension LayerSpec {
  /// A recurrent layer.
  package static func lstm(units: Int) -> LayerSpec { LSTM.Kind.spec(.count(units)) }
}

extension LSTM {
  package func forward(_ pass: ForwardPass) {
    let places = Scratch(self, windows: pass.windows)
    let scratch = pass.scratch
    let state = pass.windows * output.stride
    let states = result == .allStates ? pass.output : scratch + places.states
    if source == .constant { projectInput(pass, into: scratch + places.start) }
    let bias = pass.packed + blocks * blockCount
    let isConstant = source == .constant
    var cell = CKCell(
      rows: pass.windows, blocks: blocks, input: pass.input, inputRow: input.stride,
      inputs: isConstant ? 0 : inputs, hidden: nil, units: units,
      weights: pass.packed + (isConstant ? inputs * 64 : 0), weightBlock: blockCount,
      start: isConstant ? UnsafePointer(scratch + places.start) : bias,
      startRow: isConstant ? 64 : 0, startBlock: isConstant ? pass.windows * 64 : 64,
      cellBefore: nil, gates: scratch, gateBlock: places.gateBlock, cell: scratch + places.cells,
      cellTanh: scratch + places.cellTanhs, state: states,
      fetching: pass.isRemembered && isFar(pass.windows) ? 1 : 0)
    let keptGates = pass.isRemembered ? pass.windows * 64 : 0
    let keptCells = pass.isRemembered ? state : 0
    for step in 0..<steps {
      pass.kernels.cell(&cell)
      cell.hidden = UnsafePointer(cell.state)
      cell.cellBefore = UnsafePointer(cell.cell)
      if !isConstant { cell.input = cell.input.map { $0 + pass.windows * input.stride } }
      cell.gates += keptGates
      cell.cell += keptCells
      cell.cellTanh += keptCells
      // A step reads all states before it, so those of the next go beside them.
      let keepsStates = pass.isRemembered || result == .allStates
      cell.state = states + (keepsStates ? step + 1 : (step + 1) % 2) * state
    }
    if result == .lastState, let last = cell.hidden {
      pass.output.update(from: last, count: state)
    }
  }

  /// x W + b for each window, where the input is the same in every bin.
  private func projectInput(_ pass: ForwardPass, into start: UnsafeMutablePointer<Float>) {
    for block in 0..<blocks {
      var product = CKProduct(
        rows: pass.windows, panels: 4, depth: inputs, a: pass.input, aRow: input.stride, aStep: 1,
        b: pass.packed + block * blockCount, bRow: 64, bPanel: 16,
        start: pass.packed + blocks * blockCount + block * 64, startRow: 0, startPanel: 16,
        c: start + block * pass.windows * 64, cRow: 64, cPanel: 16)
      pass.kernels.product(&product)
    }
  }

  /// Some bins at a time, so that their gradients are still in the second cache when they are
  /// summed up.
  package func backward(_ pass: BackwardPass) {
    let windows = pass.forward.windows
    let places = Scratch(self, windows: windows)
    var end = steps
    while end > 0 {
      let bins = max(0, end - max(1, Self.nearRows / windows))..<end
      backThroughTime(pass, places, bins)
      recurrentGradient(pass, places, bins)
      switch source {
      case .sequence:
        let first = bins.lowerBound * windows
        inputGradients(
          pass, from: first, rows: bins.count * windows, gates: pass.forward.scratch + first * 64,
          gateBlock: places.gateBlock, isAdding: isAdding(pass, bins))
      case .constant:
        sumOverBins(pass, places, bins)
      }
      end = bins.lowerBound
    }
    if source == .constant {
      inputGradients(
        pass, from: 0, rows: windows, gates: pass.forward.scratch + places.startGradient,
        gateBlock: windows * 64, isAdding: pass.isAdding)
    }
  }

  /// How many rows of gates' gradients stay in the second cache until they are summed up.
  private static var nearRows: Int { 320 }

  /// Whether the bins of a pass have left the second cache when they are next needed.
  private func isFar(_ windows: Int) -> Bool { steps * windows > Self.nearRows }

  /// Whether some bins add to the weights' gradient: all but the last ones, which come first.
  private func isAdding(_ pass: BackwardPass, _ bins: Range<Int>) -> Bool {
    pass.isAdding || bins.upperBound < steps
  }

  /// From the last bin to the first, the gates' gradients in place of the gates.
  private func backThroughTime(_ pass: BackwardPass, _ places: Scratch, _ bins: Range<Int>) {
    let windows = pass.forward.windows
    let scratch = pass.forward.scratch
    let state = windows * output.stride
    for step in bins.reversed() {
      let outside: UnsafePointer<Float>? =
        switch result {
        case .allStates: UnsafePointer(pass.outputGradient + step * state)
        case .lastState: step == steps - 1 ? UnsafePointer(pass.outputGradient) : nil
        }
      var back = CKCellBack(
        rows: windows, blocks: blocks, gates: scratch + step * windows * 64,
        gateBlock: places.gateBlock,
        gatesAfter: step == steps - 1 ? nil : UnsafePointer(scratch + (step + 1) * windows * 64),
        recurrent: pass.transposed, recurrentPanel: blocks * 64 * 16, outside: outside,
        cellBefore: step == 0 ? nil : UnsafePointer(scratch + places.cells + (step - 1) * state),
        cellTanh: scratch + places.cellTanhs + step * state,
        cellGradient: scratch + places.cellGradient, fetching: isFar(windows) ? 1 : 0)
      pass.forward.kernels.cellBack(&back)
    }
  }

  /// U's gradient: the states before, which the first bin has none of, times the gates' gradients.
  private func recurrentGradient(_ pass: BackwardPass, _ places: Scratch, _ bins: Range<Int>) {
    let windows = pass.forward.windows
    let first = max(1, bins.lowerBound)
    let states = result == .allStates ? pass.forward.output : pass.forward.scratch + places.states
    for block in 0..<blocks {
      let target = pass.gradient + block * blockCount + inputs * 64
      let gates = pass.forward.scratch + block * places.gateBlock
      var product = CKProduct(
        rows: units, panels: 4, depth: max(0, bins.upperBound - first) * windows,
        a: states + (first - 1) * windows * output.stride, aRow: 1, aStep: output.stride,
        b: gates + min(first, steps - 1) * windows * 64, bRow: 64, bPanel: 16,
        start: isAdding(pass, bins) ? UnsafePointer(target) : nil, startRow: 64, startPanel: 16,
        c: target, cRow: 64, cPanel: 16)
      pass.forward.kernels.product(&product)
    }
  }

  private func sumOverBins(_ pass: BackwardPass, _ places: Scratch, _ bins: Range<Int>) {
    let row = pass.forward.windows * 64
    for block in 0..<blocks {
      let gates = pass.forward.scratch + block * places.gateBlock
      pass.forward.kernels.table.columnSums(
        gates + bins.lowerBound * row, bins.count, row, row, bins.upperBound < steps ? 1 : 0,
        pass.forward.scratch + places.startGradient + block * row)
    }
  }

  /// The gradients of W and b, and of the input, over so many rows of inputs.
  private func inputGradients(
    _ pass: BackwardPass, from first: Int, rows: Int, gates: UnsafePointer<Float>, gateBlock: Int,
    isAdding: Bool
  ) {
    let kernels = pass.forward.kernels
    let place = first * input.stride
    for block in 0..<blocks {
      let target = pass.gradient + block * blockCount
      let blockGates = gates + block * gateBlock
      var product = CKProduct(
        rows: inputs, panels: 4, depth: rows, a: pass.forward.input + place, aRow: 1,
        aStep: input.stride, b: blockGates, bRow: 64, bPanel: 16,
        start: isAdding ? UnsafePointer(target) : nil, startRow: 64, startPanel: 16, c: target,
        cRow: 64, cPanel: 16)
      kernels.product(&product)
      kernels.table.columnSums(
        blockGates, rows, 64, 64, isAdding ? 1 : 0,
        pass.gradient + blocks * blockCount + block * 64)
      guard passesGradient, let inputGradient = pass.inputGradient else { continue }
      let sum = inputGradient + place
      var back = CKProduct(
        rows: rows, panels: input.stride / 16, depth: 64, a: blockGates, aRow: 64, aStep: 1,
        b: pass.transposed + recurrentCount + block * 64 * 16, bRow: 16, bPanel: blocks * 64 * 16,
        start: block == 0 ? nil : UnsafePointer(sum), startRow: input.stride, startPanel: 16,
        c: sum, cRow: input.stride, cPanel: 16)
      kernels.product(&back)
    }
  }
}
