/// The same numbers for another extent: bins × units in one row, bin after bin, or the way back. It
/// has no weights.
package struct Reshape: WeightlessLayer {
  package let input: Extent
  package let output: Extent

  /// One row for the window, bins first.
  package static func flattening(_ input: Extent) -> Reshape {
    Reshape(input: input, output: Extent(steps: 1, width: input.steps * input.width))
  }

  /// A row of units for each of so many bins.
  package static func spreading(_ input: Extent, over bins: Int) -> Reshape {
    Reshape(input: input, output: Extent(steps: bins, width: input.width / bins))
  }

  package func forward(_ pass: ForwardPass) {
    move(pass.input, input, to: pass.output, output, windows: pass.windows)
  }

  package func backward(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient else { return }
    move(pass.outputGradient, output, to: inputGradient, input, windows: pass.forward.windows)
  }

  /// Copies bin by bin; the padding of the target stays zero.
  private func move(
    _ from: UnsafePointer<Float>, _ source: Extent, to target: UnsafeMutablePointer<Float>,
    _ extent: Extent, windows: Int
  ) {
    let (bins, width) = (max(source.steps, extent.steps), min(source.width, extent.width))
    for bin in 0..<bins {
      for window in 0..<windows {
        (target + extent.place(bin: bin, width: width, window, of: windows)).update(
          from: from + source.place(bin: bin, width: width, window, of: windows), count: width)
      }
    }
  }

  package func plainForward<S: Scalar>(
    _ input: [S], side: [S], windows: Int, weights: [[S]]
  ) -> PlainPass<S> {
    PlainPass(input: input, output: moved(input, self.input, to: output, windows: windows))
  }

  package func plainBackward<S: Scalar>(
    _ outputGradient: [S], after pass: PlainPass<S>, windows: Int, weights: [[S]]
  ) -> PlainGradient<S> {
    PlainGradient(
      input: moved(outputGradient, output, to: input, windows: windows), weights: [])
  }

  private func moved<S>(
    _ values: [S], _ source: Extent, to target: Extent, windows: Int
  ) -> [S] {
    let (bins, width) = (max(source.steps, target.steps), min(source.width, target.width))
    var result = values
    for index in values.indices {
      let (bin, rest) = (index / (windows * width), index % (windows * width))
      let (window, unit) = (rest / width, rest % width)
      let flat = window * bins * width + bin * width + unit
      if source.steps == 1 { result[index] = values[flat] } else { result[flat] = values[index] }
    }
    return result
  }
}

extension Extent {
  /// Where a bin's `width` numbers of a window begin in memory, whether or not the extent keeps
  /// the bins apart.
  fileprivate func place(bin: Int, width: Int, _ window: Int, of windows: Int) -> Int {
    steps == 1 ? window * stride + bin * width : (bin * windows + window) * stride
  }
}
