import Synchronization

/// Layers whose weights are brought up to date as soon as their gradient is whole.
struct Update: Sendable {
  /// Where their packed weights begin.
  let start: Int
  /// What one task of the queue brings up to date.
  let pieces: [ArraySlice<WeightTile>]
  let tasks = TaskQueue()

  private init(_ tiles: [WeightTile]) {
    start = tiles.map(\.packed).min() ?? 0
    pieces = WeightTile.cut(tiles, into: 2 * max(1, Self.weights(tiles) / Self.smallest))
  }

  /// Of all layers from the last to the first, small ones together with the layer below.
  static func all(of layers: [[WeightTile]]) -> [Update] {
    var updates: [Update] = []
    var tiles: [WeightTile] = []
    for (index, layer) in layers.enumerated().reversed() {
      tiles += layer
      guard index == 0 || weights(tiles) >= smallest else { continue }
      updates.append(Update(tiles))
      tiles = []
    }
    return updates
  }

  /// So many weights are worth a thread's while.
  private static var smallest: Int { 16384 }

  private static func weights(_ tiles: [WeightTile]) -> Int { tiles.reduce(0) { $0 + $1.count } }
}

/// How far down the gradients of a step are whole.
struct GradientProgress: Sendable {
  /// Of each group the packed weight from which on its gradient is whole.
  private let places: [Place]

  private final class Place: Sendable {
    let value = Atomic(0)
  }

  init(groups: Int) { places = (0..<groups).map { _ in Place() } }

  /// Begins a step of so many groups.
  func begin(groups: Int) {
    for (group, place) in places.enumerated() {
      place.value.store(group < groups ? Int.max : 0, ordering: .relaxed)
    }
  }

  func reach(_ place: Int, group: Int) { places[group].value.store(place, ordering: .releasing) }

  /// Whether it is from this packed weight on, in all groups.
  func isWhole(from start: Int) -> Bool {
    places.allSatisfy { $0.value.load(ordering: .acquiring) <= start }
  }
}
