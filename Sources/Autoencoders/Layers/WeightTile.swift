import CKernels

/// A stretch of packed weights that is brought up to date at once, with its transposed copy.
package struct WeightTile: Sendable {
  /// Where it begins among the packed weights.
  package let packed: Int
  /// It holds so many rows of so many columns, of which these are whole panels.
  let rows, columns: Int
  /// Where the transposed copy of its at most 16 rows begins; nil where there is none.
  var transposed: Int?

  /// How many packed weights it holds.
  package var count: Int { rows * columns }

  /// Brings the transposed copy up to date.
  package func transpose(
    _ packed: UnsafePointer<Float>, into copy: UnsafeMutablePointer<Float>, _ kernels: Kernels
  ) {
    guard let transposed else { return }
    kernels.table.transpose(packed + self.packed, columns, rows, columns, copy + transposed)
  }

  /// The same tile of weights and copies that begin later by so much.
  func moved(to place: WeightPlace) -> WeightTile {
    WeightTile(
      packed: packed + place.packed, rows: rows, columns: columns,
      transposed: transposed.map { $0 + place.transposed })
  }

  /// Cuts tiles into so many consecutive ranges of about as many weights each.
  static func cut(_ tiles: [WeightTile], into ranges: Int) -> [ArraySlice<WeightTile>] {
    let total = tiles.reduce(0) { $0 + $1.count }
    var (bounds, sum) = ([0], 0)
    for (index, tile) in tiles.enumerated() {
      sum += tile.count
      while bounds.count < ranges, sum * ranges >= total * bounds.count { bounds.append(index + 1) }
    }
    bounds.append(tiles.count)
    return zip(bounds, bounds.dropFirst()).map { tiles[$0..<$1] }
  }
}

/// Where a part of a network begins in the packed and in the transposed weights.
package struct WeightPlace: Sendable {
  var packed: Int
  var transposed: Int
}

extension WeightPlace {
  static let first = WeightPlace(packed: 0, transposed: 0)

  static func + (a: WeightPlace, b: WeightPlace) -> WeightPlace {
    WeightPlace(packed: a.packed + b.packed, transposed: a.transposed + b.transposed)
  }

  /// Where each of several parts begins that take so many packed and transposed weights.
  static func starts(packed: [Int], transposed: [Int]) -> [WeightPlace] {
    zip(Autoencoders.starts(packed), Autoencoders.starts(transposed)).map {
      WeightPlace(packed: $0, transposed: $1)
    }
  }
}
