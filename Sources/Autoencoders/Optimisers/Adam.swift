import CKernels
import Glibc

/// Adam (Kingma & Ba 2015) on packed weights, as in Keras: epsilon 1e-7 outside the correction of
/// the bias, moments decaying by 0.9 and 0.999.
final class Adam: Sendable {
  let parameters: Floats
  private let first, second: Floats

  private static var betas: (first: Double, second: Double) { (0.9, 0.999) }

  init(_ start: TrainingState.Snapshot) {
    parameters = Floats(start.packed)
    // Before the first step there are no moments: zeros, which need no copy.
    first = start.steps == 0 ? Floats(start.first.count) : Floats(start.first)
    second = start.steps == 0 ? Floats(start.second.count) : Floats(start.second)
  }

  func snapshot(steps: Int) -> TrainingState.Snapshot {
    TrainingState.Snapshot(
      packed: parameters.values, first: first.values, second: second.values, steps: steps)
  }

  /// A learning rate with the corrections of the bias in step `step`, counted from 1.
  static func rate(_ rate: Double, inStep step: Int) -> Float {
    let step = Double(step)
    return Float(rate * (1 - pow(betas.second, step)).squareRoot() / (1 - pow(betas.first, step)))
  }

  /// Brings tiles up to date with the sum of the groups' gradients. Each is transposed while it is
  /// still in the first cache.
  func apply(
    _ tiles: ArraySlice<WeightTile>, _ gradients: Floats, groups: Int, rate: Float,
    transposed: Floats, _ kernels: Kernels
  ) {
    for tile in tiles {
      var step = CKAdam(
        count: tile.count, parameters: parameters.base + tile.packed,
        first: first.base + tile.packed, second: second.base + tile.packed,
        gradients: gradients.base + tile.packed, groups: groups, groupStride: parameters.count,
        rate: rate, beta1: Float(Self.betas.first), beta2: Float(Self.betas.second),
        epsilon: 1e-7)
      kernels.table.adam(&step)
      tile.transpose(parameters.base, into: transposed.base, kernels)
    }
  }
}
