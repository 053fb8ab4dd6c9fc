/// One layer of a network at a fixed input and output extent: a forward and a backward pass over
/// buffers that the caller owns, beside a plain reference of both.
///
/// `weights` are exchanged in Keras' shapes and order; the passes work on a packed copy whose
/// padding is zero and stays zero. Adding a layer means a type with these members and a row in the
/// gradient test; nothing else knows the kinds.
package protocol Layer: Sendable {
  var input: Extent { get }
  var output: Extent { get }
  /// The weights as they are exchanged, in order.
  var weights: [WeightShape] { get }
  /// How many numbers the packed weights take.
  var packedCount: Int { get }
  /// How many numbers the transposed copy takes that the backward pass reads.
  var transposedCount: Int { get }
  /// All packed weights, cut up.
  var tiles: [WeightTile] { get }
  /// How many numbers the passes keep between them for so many windows.
  func scratchCount(windows: Int) -> Int

  /// Writes exchanged weights into zeroed packed memory.
  func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>)
  /// Reads the exchanged weights out of packed memory.
  func unpack(_ packed: UnsafePointer<Float>) -> [[Float]]

  /// input → output, filling scratch.
  func forward(_ pass: ForwardPass)
  /// Output's gradient → input's gradient and the weights' gradient.
  func backward(_ pass: BackwardPass)

  /// The same as `forward` in plain loops, without padding.
  func plainForward<S: Scalar>(_ input: [S], windows: Int, weights: [[S]]) -> PlainPass<S>
  /// The same as `backward` in plain loops.
  func plainBackward<S: Scalar>(
    _ outputGradient: [S], after pass: PlainPass<S>, windows: Int, weights: [[S]]
  ) -> PlainGradient<S>
}

/// The shape of one exchanged weight and how it begins.
package struct WeightShape: Sendable, Hashable {
  package var name: String
  package var shape: [Int]
  package var start: Initialiser

  package init(_ name: String, _ shape: [Int], _ start: Initialiser) {
    self.name = name
    self.shape = shape
    self.start = start
  }

  package var count: Int { shape.reduce(1, *) }
}

/// The buffers of a forward pass.
package struct ForwardPass {
  package var windows: Int
  package var kernels: Kernels
  package var packed: UnsafePointer<Float>
  package var input: UnsafePointer<Float>
  package var output: UnsafeMutablePointer<Float>
  package var scratch: UnsafeMutablePointer<Float>
  /// Whether scratch is filled for a backward pass; else a layer may write over its earlier bins,
  /// which then stay in the first caches. The output has the same bits.
  package var isRemembered: Bool

  package init(
    windows: Int, kernels: Kernels, packed: UnsafePointer<Float>, input: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>,
    isRemembered: Bool = true
  ) {
    self.windows = windows
    self.kernels = kernels
    self.packed = packed
    self.input = input
    self.output = output
    self.scratch = scratch
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
