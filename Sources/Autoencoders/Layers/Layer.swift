/// One layer of a network at a fixed input and output extent: a forward and a backward pass over
/// buffers that the caller owns, beside a plain reference of both.
///
/// A new layer is a type with these members, a `LayerKind` beside
/// it and a row in the gradient test.
package protocol Layer: Weighted {
  var input: Extent { get }
  var output: Extent { get }
  /// How many numbers of the row, not of a bin, it is given beside its input.
  var sideInputs: Int { get }

  /// input → output, filling scratch.
  func forward(_ pass: ForwardPass)
  /// Output's gradient → input's gradient and the weights' gradient.
  func backward(_ pass: BackwardPass)

  /// The same as `forward` in plain loops, without padding; side inputs [windows][side].
  func plainForward<S: Scalar>(
    _ input: [S], side: [S], windows: Int, weights: [[S]]
  ) -> PlainPass<S>
  /// The same as `backward` in plain loops.
  func plainBackward<S: Scalar>(
    _ outputGradient: [S], after pass: PlainPass<S>, windows: Int, weights: [[S]]
  ) -> PlainGradient<S>
}

extension Layer {
  package var sideInputs: Int { 0 }

  package func plainForward<S: Scalar>(
    _ input: [S], windows: Int, weights: [[S]]
  ) -> PlainPass<S> {
    plainForward(input, side: [], windows: windows, weights: weights)
  }
}

/// A layer that learns nothing: it moves numbers.
package protocol WeightlessLayer: Layer {}

extension WeightlessLayer {
  package var weights: [WeightShape] { [] }
  package var packedCount: Int { 0 }
  package var transposedCount: Int { 0 }
  package var tiles: [WeightTile] { [] }
  package func scratchCount(windows: Int) -> Int { 0 }
  package func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>) {}
  package func unpack(_ packed: UnsafePointer<Float>) -> [[Float]] { [] }
}

/// The buffers of a forward pass.
package struct ForwardPass {
  package var windows: Int
  package var kernels: Kernels
  package var packed: UnsafePointer<Float>
  package var input: UnsafePointer<Float>
  package var output: UnsafeMutablePointer<Float>
  package var scratch: UnsafeMutablePointer<Float>
  /// The side inputs, [windows][side, padded]; null where there are none.
  package var side: UnsafePointer<Float>?
  /// Whether scratch is filled for a backward pass; else a layer may write over its earlier bins,
  /// which then stay in the first caches. The output has the same bits.
  package var isRemembered: Bool

  package init(
    windows: Int, kernels: Kernels, packed: UnsafePointer<Float>, input: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>,
    side: UnsafePointer<Float>? = nil, isRemembered: Bool = true
  ) {
    self.windows = windows
    self.kernels = kernels
    self.packed = packed
    self.input = input
    self.output = output
    self.scratch = scratch
    self.side = side
    self.isRemembered = isRemembered
  }
}

/// The buffers of a backward pass, beside those of the forward pass before it.
package struct BackwardPass {
  package var forward: ForwardPass
  package var transposed: UnsafePointer<Float>
  /// The gradient of the output; the pass may overwrite it.
  package var outputGradient: UnsafeMutablePointer<Float>
  /// Where the gradient of the input goes; null when nothing below learns.
  package var inputGradient: UnsafeMutablePointer<Float>?
  /// The gradient of the packed weights.
  package var gradient: UnsafeMutablePointer<Float>
  /// Whether to add to the weights' gradient; otherwise it is overwritten.
  package var isAdding: Bool

  package init(
    forward: ForwardPass, transposed: UnsafePointer<Float>,
    outputGradient: UnsafeMutablePointer<Float>, inputGradient: UnsafeMutablePointer<Float>?,
    gradient: UnsafeMutablePointer<Float>, isAdding: Bool
  ) {
    self.forward = forward
    self.transposed = transposed
    self.outputGradient = outputGradient
    self.inputGradient = inputGradient
    self.gradient = gradient
    self.isAdding = isAdding
  }
}

/// What a plain forward pass gives and remembers, [steps][windows][width] without padding.
package struct PlainPass<S: Scalar> {
  package var input: [S]
  package var output: [S]
  package var memory: [[S]] = []
}

/// What a plain backward pass gives.
package struct PlainGradient<S: Scalar> {
  package var input: [S]
  package var weights: [[S]]
}
