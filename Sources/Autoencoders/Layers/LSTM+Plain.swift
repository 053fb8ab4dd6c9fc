// The layer written as its formulas, for any floating-point type.
extension LSTM {
  package func plainForward<S: Scalar>(
    _ x: [S], side: [S], windows: Int, weights: [[S]]
  ) -> PlainPass<S> {
    let projected = PlainLinear.forward(x, kernel: weights[0], bias: weights[2])
    let rows = windows * units
    // gates [steps][windows][i f g o][units], cells and states [steps][windows][units]
    var gates = [S](repeating: 0, count: steps * rows * 4)
    var cells = [S](repeating: 0, count: steps * rows)
    var states = cells
    for step in 0..<steps {
      for window in 0..<windows {
        let row = step * windows + window
        let before = row - windows
        for column in 0..<4 * units {
          var sum = projected[(source == .sequence ? row : window) * 4 * units + column]
          if step > 0 {
            for unit in 0..<units {
              sum += states[before * units + unit] * weights[1][unit * 4 * units + column]
            }
          }
          let gate: Activation = column / units == 2 ? .tanh : .sigmoid
          gates[row * 4 * units + column] = gate.value(at: sum)
        }
        for unit in 0..<units {
          let gate = { (index: Int) in gates[(row * 4 + index) * units + unit] }
          let kept = step > 0 ? gate(1) * cells[before * units + unit] : 0
          let cell = gate(0) * gate(2) + kept
          cells[row * units + unit] = cell
          states[row * units + unit] = gate(3) * .hyperbolicTangent(cell)
        }
      }
    }
    let output = result == .allStates ? states : Array(states.suffix(rows))
    return PlainPass(input: x, output: output, memory: [gates, cells, states])
  }

  package func plainBackward<S: Scalar>(
    _ outputGradient: [S], after pass: PlainPass<S>, windows: Int, weights: [[S]]
  ) -> PlainGradient<S> {
    let recurrent = weights[1]
    let states = pass.memory[2]
    var sums = [S](repeating: 0, count: pass.memory[0].count)
    var recurrentGradient = [S](repeating: 0, count: recurrent.count)
    var cellGradient = [S](repeating: 0, count: windows * units)
    for step in (0..<steps).reversed() {
      for window in 0..<windows {
        let row = step * windows + window
        for unit in 0..<units {
          var state: S = 0
          if result == .allStates {
            state = outputGradient[row * units + unit]
          } else if step == steps - 1 {
            state = outputGradient[window * units + unit]
          }
          if step < steps - 1 {
            for column in 0..<4 * units {
              state +=
                sums[(row + windows) * 4 * units + column] * recurrent[unit * 4 * units + column]
            }
          }
          plainGates(
            state, row: row, unit: unit, windows: windows, pass,
            &cellGradient[window * units + unit], &sums)
        }
        guard step > 0 else { continue }
        for unit in 0..<units {
          for column in 0..<4 * units {
            recurrentGradient[unit * 4 * units + column] +=
              states[(row - windows) * units + unit] * sums[row * 4 * units + column]
          }
        }
      }
    }
    return plainInputGradient(sums, recurrentGradient, pass, windows: windows, weights: weights)
  }

  /// From the gradient of a state to those of its four gates' sums; carries the cell's.
  private func plainGates<S: Scalar>(
    _ state: S, row: Int, unit: Int, windows: Int, _ pass: PlainPass<S>, _ carried: inout S,
    _ sums: inout [S]
  ) {
    let place = { (index: Int) in (row * 4 + index) * units + unit }
    let gates = (0..<4).map { pass.memory[0][place($0)] }
    let cellTanh = S.hyperbolicTangent(pass.memory[1][row * units + unit])
    let before = row >= windows ? pass.memory[1][(row - windows) * units + unit] : 0
    let cell = carried + state * gates[3] * (1 - cellTanh * cellTanh)
    sums[place(0)] = cell * gates[2] * gates[0] * (1 - gates[0])
    sums[place(1)] = cell * before * gates[1] * (1 - gates[1])
    sums[place(2)] = cell * gates[0] * (1 - gates[2] * gates[2])
    sums[place(3)] = state * cellTanh * gates[3] * (1 - gates[3])
    carried = cell * gates[1]
  }

  private func plainInputGradient<S: Scalar>(
    _ sums: [S], _ recurrentGradient: [S], _ pass: PlainPass<S>, windows: Int, weights: [[S]]
  ) -> PlainGradient<S> {
    var projected = sums
    if source == .constant {
      projected = [S](repeating: 0, count: windows * 4 * units)
      for index in sums.indices { projected[index % projected.count] += sums[index] }
    }
    let linear = PlainLinear.backward(
      projected, x: pass.input, kernel: weights[0], bias: weights[2])
    return PlainGradient(
      input: linear.input, weights: [linear.weights[0], recurrentGradient, linear.weights[1]])
  }
}
