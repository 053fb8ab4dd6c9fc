/// A convolution along the bins, zeros outside:
/// y[t] = f(sum over taps j of x[stride t + dilation j - reach] W[j] + b), x [inputs], y [units],
/// with reach = dilation (width - 1) / 2 rounded down, so that at stride 1 bin t is in the middle.
///
/// ceil(bins / stride) bins come out, as of PyTorch's Conv1d with that padding; at stride 1 also as
/// of Keras' Conv1D with padding "same". The kernel [width, inputs, units] begins Glorot uniform,
/// the bias zero, as in Keras. The bins that an output sums over are gathered into one row, some
/// bins at a time, and multiplied as one fully connected layer.
package struct Conv: Layer {
  package let input: Extent
  package let output: Extent
  let width, dilation, stride: Int
  let activation: Activation
  let map: LinearMap

  package init(
    input: Extent, units: Int, width: Int, activation: Activation, dilation: Int = 1,
    stride: Int = 1, passesGradient: Bool = true
  ) {
    self.input = input
    output = Extent(steps: (input.steps + stride - 1) / stride, width: units)
    (self.width, self.dilation, self.stride) = (width, dilation, stride)
    self.activation = activation
    map = LinearMap(
      inputs: width * input.width, outputs: padded(units), used: units,
      passesGradient: passesGradient)
  }

  package var weights: [WeightShape] {
    [
      WeightShape("kernel", [width, input.width, output.width], .glorotUniform, pytorch: "weight"),
      WeightShape("bias", [output.width], .zeros),
    ]
  }

  package var packedCount: Int { map.packedCount }
  package var transposedCount: Int { map.transposedCount }
  package var tiles: [WeightTile] { map.tiles }

  package func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>) {
    map.pack(kernel: weights[0], bias: weights[1], atColumn: 0, into: packed)
  }

  package func unpack(_ packed: UnsafePointer<Float>) -> [[Float]] {
    let (kernel, bias) = map.unpack(packed, atColumn: 0, width: output.width)
    return [kernel, bias]
  }

  /// The bins that tap `tap` of output bin `bin` reads; nil outside the window.
  private func source(_ bin: Int, _ tap: Int) -> Int? {
    let place = bin * stride + tap * dilation - dilation * (width - 1) / 2
    return (0..<input.steps).contains(place) ? place : nil
  }
}

extension Conv {
  /// `conv(units, width, activation, dilation, stride)`.
  package struct Kind: LayerKind {
    package static let name = "conv"
    package static let summary =
      "Describes a convolution along the bins, each output in the middle of those it sums over."
    package static let synonyms = ["Conv1D", "Conv1d", "convolution", "cnn"]
    package static var example: LayerSpec { .conv(units: 16, width: 9, activation: .relu) }
    package static let arguments: [LayerArgument] = [
      .count("units", "how many"),
      .count(
        "width", "how many bins each of them sums over, zeros outside the window", in: 1...1025,
        usual: 9),
      .activation,
      .count(
        "dilation", "from one of these bins to the next", in: 1...1024, usual: 1, isShown: false),
      .count(
        "stride", "from one output to the next, in bins, as of PyTorch's Conv1d; 1 in a decoder",
        in: 1...1024, usual: 1,
        isShown: false),
    ]
    package static let worksAlongBins = true
    package let units, width, dilation, stride: Int
    let activation: Activation

    package init(_ values: [LayerArgument.Value]) {
      (units, width, activation) = (values[0].number, values[1].number, values[2].activation)
      (dilation, stride) = (values[3].number, values[4].number)
    }

    package func parts(at place: LayerPlace) -> [LayerPart] {
      switch place.bins {
      case .kept: return [LayerPart(layer(on: place.input, place.passesGradient))]
      case .consumed:
        let layer = layer(on: place.input, place.passesGradient)
        return [LayerPart(layer), LayerPart(Reshape.flattening(layer.output))]
      case .spread(let bins):
        let map = Dense(
          input: place.input, units: bins * units, activation: .linear,
          passesGradient: place.passesGradient)
        let spread = Reshape.spreading(map.output, over: bins)
        return [
          LayerPart(map, named: "map"), LayerPart(spread),
          LayerPart(layer(on: spread.output, true)),
        ]
      }
    }

    private func layer(on input: Extent, _ passesGradient: Bool) -> Conv {
      Conv(
        input: input, units: units, width: width, activation: activation, dilation: dilation,
        stride: stride, passesGradient: passesGradient)
    }
  }
}

extension LayerSpec {
  /// A convolution along the bins.
  package static func conv(
    units: Int, width: Int = 9, activation: Activation = .linear, dilation: Int = 1,
    stride: Int = 1
  ) -> LayerSpec {
    Conv.Kind.spec(
      .count(units), .count(width), .choice(activation.rawValue), .count(dilation), .count(stride))
  }
}

extension Conv {
  /// How many numbers the gathered rows of a part take, at the least one bin's.
  private static var gathered: Int { 32_768 }

  private func bins(windows: Int) -> Int {
    max(1, min(output.steps, Self.gathered / (windows * padded(map.inputs))))
  }

  /// Gathered rows and their gradient.
  package func scratchCount(windows: Int) -> Int {
    2 * bins(windows: windows) * windows * padded(map.inputs)
  }

  package func forward(_ pass: ForwardPass) {
    let row = pass.windows * output.stride
    forEachPart(windows: pass.windows) { bins in
      gather(pass, bins)
      map.forward(
        pass.scratch, rows: bins.count * pass.windows, packed: pass.packed,
        into: pass.output + bins.lowerBound * row, pass.kernels)
    }
    activation.apply(to: pass.output, count: output.steps * row, kernels: pass.kernels)
  }

  package func backward(_ pass: BackwardPass) {
    let forward = pass.forward
    let row = forward.windows * output.stride
    activation.applySlope(
      to: pass.outputGradient, values: forward.output, count: output.steps * row)
    let gradient =
      forward.scratch + bins(windows: forward.windows) * forward.windows * padded(map.inputs)
    let target = map.passesGradient ? pass.inputGradient : nil
    target?.update(repeating: 0, count: input.count(windows: forward.windows))
    forEachPart(windows: forward.windows) { bins in
      gather(forward, bins)
      map.backward(
        pass.outputGradient + bins.lowerBound * row, x: forward.scratch,
        rows: bins.count * forward.windows, transposed: pass.transposed,
        into: target == nil ? nil : gradient, gradient: pass.gradient,
        isAdding: pass.isAdding || bins.lowerBound > 0, forward.kernels)
      if let target { scatter(gradient, to: target, windows: forward.windows, bins) }
    }
  }

  private func forEachPart(windows: Int, _ body: (Range<Int>) -> Void) {
    let size = bins(windows: windows)
    for first in Swift.stride(from: 0, to: output.steps, by: size) {
      body(first..<min(output.steps, first + size))
    }
  }

  /// The inputs of some output bins side by side, [bins][windows][width × inputs]; the padding
  /// behind them stays zero.
  private func gather(_ pass: ForwardPass, _ bins: Range<Int>) {
    forEachTap(windows: pass.windows, bins) { target, source in
      if let source {
        (pass.scratch + target).update(from: pass.input + source, count: input.width)
      } else {
        (pass.scratch + target).update(repeating: 0, count: input.width)
      }
    }
  }

  /// Adds the gathered rows' gradient up to that of the input.
  private func scatter(
    _ gradient: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, windows: Int,
    _ bins: Range<Int>
  ) {
    forEachTap(windows: windows, bins) { place, source in
      guard let source else { return }
      for unit in 0..<input.width { target[source + unit] += gradient[place + unit] }
    }
  }

  /// Where each tap stands among the gathered rows, and in the input; nil outside the window.
  @inline(__always)
  private func forEachTap(
    windows: Int, _ bins: Range<Int>, _ body: (_ gathered: Int, _ input: Int?) -> Void
  ) {
    let row = padded(map.inputs)
    for bin in bins {
      let first = (bin - bins.lowerBound) * windows * row
      for tap in 0..<width {
        let source = source(bin, tap)
        for window in 0..<windows {
          body(
            first + window * row + tap * input.width,
            source.map { ($0 * windows + window) * input.stride })
        }
      }
    }
  }
}

// The layer written as its formula, for any floating-point type.
extension Conv {
  package func plainForward<S: Scalar>(
    _ x: [S], side: [S], windows: Int, weights: [[S]]
  ) -> PlainPass<S> {
    var gathered: [S] = []
    for bin in 0..<output.steps {
      for window in 0..<windows {
        for tap in 0..<width {
          guard let source = source(bin, tap) else {
            gathered += [S](repeating: 0, count: input.width)
            continue
          }
          let first = (source * windows + window) * input.width
          gathered += x[first..<first + input.width]
        }
      }
    }
    let sums = PlainLinear.forward(gathered, kernel: weights[0], bias: weights[1])
    return PlainPass(input: x, output: sums.map(activation.value), memory: [gathered])
  }

  package func plainBackward<S: Scalar>(
    _ outputGradient: [S], after pass: PlainPass<S>, windows: Int, weights: [[S]]
  ) -> PlainGradient<S> {
    let sums = zip(outputGradient, pass.output).map { $0 * activation.slope(atValue: $1) }
    let linear = PlainLinear.backward(
      sums, x: pass.memory[0], kernel: weights[0], bias: weights[1])
    var gradient = [S](repeating: 0, count: pass.input.count)
    for (index, value) in linear.input.enumerated() {
      let (unit, tap) = (index % input.width, index / input.width % width)
      let row = index / (input.width * width)
      guard let source = source(row / windows, tap) else { continue }
      gradient[(source * windows + row % windows) * input.width + unit] += value
    }
    return PlainGradient(input: gradient, weights: linear.weights)
  }
}
