/// Something with weights: exchanged in Keras' shapes and order, worked with in a packed copy whose
/// padding is zero and stays zero.
package protocol Weighted: NetworkPart {
  /// All packed weights, cut up.
  var tiles: [WeightTile] { get }
  /// How many numbers the passes keep between them for so many windows.
  func scratchCount(windows: Int) -> Int
}

extension Weighted {
  package func tiles(at start: WeightPlace) -> [[WeightTile]] {
    [tiles.map { $0.moved(to: start) }]
  }
}

/// Weights that belong to no layer, as the noise of a likelihood: numbers to be read as they are,
/// each weight from a multiple of 16 on.
struct FreeWeights: Weighted {
  let weights: [WeightShape]
  /// Where each weight begins.
  private let places: [Int]
  let packedCount: Int

  init(_ weights: [WeightShape]) {
    self.weights = weights
    let counts = weights.map { padded($0.count) }
    places = starts(counts)
    packedCount = counts.reduce(0, +)
  }

  var transposedCount: Int { 0 }
  var tiles: [WeightTile] {
    packedCount == 0 ? [] : [WeightTile(packed: 0, rows: packedCount / 16, columns: 16)]
  }

  func scratchCount(windows: Int) -> Int { 0 }

  func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>) {
    for (place, values) in zip(places, weights) {
      for (index, value) in values.enumerated() { packed[place + index] = value }
    }
  }

  func unpack(_ packed: UnsafePointer<Float>) -> [[Float]] {
    zip(places, weights).map { place, weight in
      (0..<weight.count).map { packed[place + $0] }
    }
  }
}
