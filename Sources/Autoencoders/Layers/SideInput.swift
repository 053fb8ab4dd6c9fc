/// Sets the row's side inputs behind the numbers of each bin, or of the window: [inputs] and [side]
/// become [inputs + side]. It has no weights, and no gradient for the side inputs.
package struct SideInput: WeightlessLayer {
  package let input: Extent
  package let output: Extent

  package init(input: Extent, side: Int) {
    self.input = input
    self.output = Extent(steps: input.steps, width: input.width + side)
  }

  package var sideInputs: Int { output.width - input.width }

  package func forward(_ pass: ForwardPass) {
    guard let side = pass.side else { return }
    for row in 0..<input.steps * pass.windows {
      let target = pass.output + row * output.stride
      target.update(from: pass.input + row * input.stride, count: input.width)
      (target + input.width).update(
        from: side + row % pass.windows * padded(sideInputs), count: sideInputs)
    }
  }

  package func backward(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient else { return }
    for row in 0..<input.steps * pass.forward.windows {
      (inputGradient + row * input.stride).update(
        from: pass.outputGradient + row * output.stride, count: input.width)
    }
  }

  package func plainForward<S: Scalar>(
    _ input: [S], side: [S], windows: Int, weights: [[S]]
  ) -> PlainPass<S> {
    let width = self.input.width
    let output = (0..<input.count / width).flatMap { row in
      let first = row % windows * sideInputs
      return input[row * width..<(row + 1) * width] + side[first..<first + sideInputs]
    }
    return PlainPass(input: input, output: output)
  }

  package func plainBackward<S: Scalar>(
    _ outputGradient: [S], after pass: PlainPass<S>, windows: Int, weights: [[S]]
  ) -> PlainGradient<S> {
    let gradient = outputGradient.indices.filter { $0 % output.width < input.width }
    return PlainGradient(input: gradient.map { outputGradient[$0] }, weights: [])
  }
}
