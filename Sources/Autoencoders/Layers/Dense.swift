/// A fully connected layer, the same for every bin: y = f(x W + b), x [inputs], y [units].
///
/// W begins Glorot uniform, b zero, as in Keras.
package struct Dense: Layer {
  package let input: Extent
  package let output: Extent
  let activation: Activation
  let map: LinearMap

  package init(input: Extent, units: Int, activation: Activation, passesGradient: Bool = true) {
    self.input = input
    self.output = Extent(steps: input.steps, width: units)
    self.activation = activation
    self.map = LinearMap(
      inputs: input.width, outputs: padded(units), used: units, passesGradient: passesGradient)
  }

  package var weights: [WeightShape] {
    [
      WeightShape("kernel", [input.width, output.width], .glorotUniform, pytorch: "weight"),
      WeightShape("bias", [output.width], .zeros),
    ]
  }

  package var packedCount: Int { map.packedCount }
  package var transposedCount: Int { map.transposedCount }
  package var tiles: [WeightTile] { map.tiles }
  package func scratchCount(windows: Int) -> Int { 0 }

  package func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>) {
    map.pack(kernel: weights[0], bias: weights[1], atColumn: 0, into: packed)
  }

  package func unpack(_ packed: UnsafePointer<Float>) -> [[Float]] {
    let (kernel, bias) = map.unpack(packed, atColumn: 0, width: output.width)
    return [kernel, bias]
  }

  package func forward(_ pass: ForwardPass) {
    let rows = input.steps * pass.windows
    map.forward(pass.input, rows: rows, packed: pass.packed, into: pass.output, pass.kernels)
    activation.apply(to: pass.output, count: rows * output.stride, kernels: pass.kernels)
  }

  package func backward(_ pass: BackwardPass) {
    let forward = pass.forward
    let rows = input.steps * forward.windows
    activation.applySlope(
      to: pass.outputGradient, values: forward.output, count: rows * output.stride)
    map.backward(
      pass.outputGradient, x: forward.input, rows: rows, transposed: pass.transposed,
      into: pass.inputGradient, gradient: pass.gradient, isAdding: pass.isAdding, forward.kernels)
  }
}

extension Dense {
  /// `dense(units, activation)`.
  package struct Kind: LayerKind {
    package static let name = "dense"
    package static let summary = "Describes a fully connected layer."
    package static let synonyms = ["Dense", "linear", "fully_connected"]
    package static var example: LayerSpec { .dense(units: 20, activation: .tanh) }
    package static let arguments: [LayerArgument] = [.count("units", "how many"), .activation]
    package static let worksAlongBins = false
    package let units: Int
    let activation: Activation

    package init(_ values: [LayerArgument.Value]) {
      (units, activation) = (values[0].number, values[1].activation)
    }

    package func parts(at place: LayerPlace) -> [LayerPart] {
      [
        LayerPart(
          Dense(
            input: place.input, units: units, activation: activation,
            passesGradient: place.passesGradient))
      ]
    }
  }
}

extension LayerSpec {
  /// A fully connected layer.
  package static func dense(units: Int, activation: Activation = .linear) -> LayerSpec {
    Dense.Kind.spec(.count(units), .choice(activation.rawValue))
  }
}

extension Dense {
  package func plainForward<S: Scalar>(
    _ x: [S], side: [S], windows: Int, weights: [[S]]
  ) -> PlainPass<S> {
    let sums = PlainLinear.forward(x, kernel: weights[0], bias: weights[1])
    return PlainPass(input: x, output: sums.map(activation.value))
  }

  package func plainBackward<S: Scalar>(
    _ outputGradient: [S], after pass: PlainPass<S>, windows: Int, weights: [[S]]
  ) -> PlainGradient<S> {
    let sums = zip(outputGradient, pass.output).map { $0 * activation.slope(atValue: $1) }
    return PlainLinear.backward(sums, x: pass.input, kernel: weights[0], bias: weights[1])
  }
}

/// y = x W + b over rows, in plain loops.
enum PlainLinear {
  static func forward<S: Scalar>(_ x: [S], kernel: [S], bias: [S]) -> [S] {
    let (units, inputs) = (bias.count, kernel.count / bias.count)
    var y: [S] = []
    for row in 0..<x.count / inputs {
      for unit in 0..<units {
        var sum = bias[unit]
        for input in 0..<inputs { sum += x[row * inputs + input] * kernel[input * units + unit] }
        y.append(sum)
      }
    }
    return y
  }

  /// The gradients of x, and of kernel and bias.
  static func backward<S: Scalar>(
    _ yGradient: [S], x: [S], kernel: [S], bias: [S]
  ) -> PlainGradient<S> {
    let (units, inputs) = (bias.count, kernel.count / bias.count)
    var xGradient = [S](repeating: 0, count: x.count)
    var kernelGradient = [S](repeating: 0, count: kernel.count)
    var biasGradient = [S](repeating: 0, count: units)
    for row in 0..<x.count / inputs {
      for unit in 0..<units {
        let slope = yGradient[row * units + unit]
        biasGradient[unit] += slope
        for input in 0..<inputs {
          xGradient[row * inputs + input] += slope * kernel[input * units + unit]
          kernelGradient[input * units + unit] += slope * x[row * inputs + input]
        }
      }
    }
    return PlainGradient(input: xGradient, weights: [kernelGradient, biasGradient])
  }
}
