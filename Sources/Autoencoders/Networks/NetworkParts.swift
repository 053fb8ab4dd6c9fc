/// What has weights in one stretch of a network's: a stack of layers, latent variables, the numbers of
/// a likelihood.
package protocol NetworkPart: Sendable {
  /// The weights as they are exchanged, in order.
  var weights: [WeightShape] { get }
  /// How many numbers the packed weights take.
  var packedCount: Int { get }
  /// How many numbers the transposed copy takes that the backward pass reads.
  var transposedCount: Int { get }
  /// All packed weights of each layer, cut up, for a part that begins at these places.
  func tiles(at start: WeightPlace) -> [[WeightTile]]

  /// Writes exchanged weights into zeroed packed memory.
  func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>)
  /// Reads the exchanged weights out of packed memory.
  func unpack(_ packed: UnsafePointer<Float>) -> [[Float]]
}

/// The parts of a network, whose weights follow each other.
struct NetworkParts: Sendable {
  private let all: [any NetworkPart]
  /// Where each begins.
  let starts: [WeightPlace]
  let packedCount, transposedCount: Int

  init(_ all: [any NetworkPart]) {
    self.all = all
    let (packed, transposed) = (all.map(\.packedCount), all.map(\.transposedCount))
    starts = WeightPlace.starts(packed: packed, transposed: transposed)
    (packedCount, transposedCount) = (packed.reduce(0, +), transposed.reduce(0, +))
  }

  /// The tiles of all, where the first begins at these places.
  func tiles(at start: WeightPlace) -> [[WeightTile]] {
    zip(all, starts).flatMap { $0.tiles(at: start + $1) }
  }

  /// How many of the exchanged weights are each part's.
  var weightCounts: [Int] { all.map(\.weights.count) }

  func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>) {
    let own = weights.parted(weightCounts)
    for (index, part) in all.enumerated() {
      part.pack(own[index], into: packed + starts[index].packed)
    }
  }

  func unpack(_ packed: UnsafePointer<Float>) -> [[Float]] {
    zip(all, starts).flatMap { $0.unpack(packed + $1.packed) }
  }
}

/// A network of several parts.
protocol PartedNetwork: Network {
  var parts: NetworkParts { get }
}

extension PartedNetwork {
  package var packedCount: Int { parts.packedCount }
  package var transposedCount: Int { parts.transposedCount }
  /// Where the weights of each part begin.
  var starts: [WeightPlace] { parts.starts }
  /// How many of the exchanged weights are each part's.
  var weightCounts: [Int] { parts.weightCounts }

  package func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>) {
    parts.pack(weights, into: packed)
  }

  package func unpack(_ packed: UnsafePointer<Float>) -> [[Float]] { parts.unpack(packed) }
}
