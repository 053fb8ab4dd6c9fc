/// The maps of the encoder of spikes and where their weights lie.
///
/// A bin's window of 130 samples passes through three layers of 64 units. Before each one's
/// rectifier its sums u become u (1 + gain) + shift; the gains and shifts come from the trace's
/// statistics through a layer of 32 (Perez and others 2018). A last unit gives x, and
/// ln(1 + exp(x)) + 1e-4 is the expected number of spikes in the bin.
struct EncoderNetwork: Sendable {
  /// One map, and where its weights begin.
  struct Part: Sendable {
    let name: String
    let map: LinearMap
    let width: Int
    let place: WeightPlace
    /// What a weight's first value is within, beside 1 / √inputs.
    let startScale: Double
  }

  /// `steer`, `steered`, then the three layers and the last unit.
  let parts: [Part]
  let packedCount, transposedCount: Int

  var steer: Part { parts[0] }
  var steered: Part { parts[1] }
  /// The three layers of a window.
  var layers: ArraySlice<Part> { parts[2...4] }
  var count: Part { parts[5] }

  static let shared = EncoderNetwork()

  private init() {
    let units = EncoderShape.units
    typealias Size = (name: String, inputs: Int, width: Int, passes: Bool)
    let sizes: [Size] = [
      ("statistics.0", TraceStatistics.count, EncoderShape.steering, false),
      ("statistics.1", EncoderShape.steering, EncoderShape.steered, true),
      ("layer.0", EncoderShape.window, units, false), ("layer.1", units, units, true),
      ("layer.2", units, units, true), ("count", units, 1, true),
    ]
    let maps = sizes.map { size in
      LinearMap(
        inputs: size.inputs, outputs: padded(size.width), used: size.width,
        passesGradient: size.passes,
        inputStride: size.name == "layer.0" ? EncoderShape.samplesPerBin : nil)
    }
    let packed = maps.map(\.packedCount)
    let transposed = maps.map(\.transposedCount)
    let starts = WeightPlace.starts(packed: packed, transposed: transposed)
    parts = sizes.indices.map { index in
      Part(
        name: sizes[index].name, map: maps[index], width: sizes[index].width,
        place: starts[index], startScale: sizes[index].name == "statistics.1" ? 0.5 : 1)
    }
    packedCount = packed.reduce(0, +)
    transposedCount = transposed.reduce(0, +)
  }

  /// The weights as they are exchanged: their names and shapes.
  var weights: [(name: String, shape: [Int])] {
    parts.flatMap { part in
      [
        ("\(part.name).kernel", [part.map.inputs, part.width]), ("\(part.name).bias", [part.width]),
      ]
    }
  }

  /// Stretches of weights that Adam brings up to date, with their transposed copies.
  var tiles: [WeightTile] {
    parts.flatMap { part in part.map.tiles.map { $0.moved(to: part.place) } }
  }
}

extension EncoderNetwork {
  /// Memory for so many windows of so many chunks, which share a trace's statistics each.
  struct Room {
    private let memory: Floats
    private let starts: [Int]

    init(chunks: Int, rows: Int, learning: Bool) {
      let units = EncoderShape.units
      let perChunk = [
        padded(TraceStatistics.count), EncoderShape.steering, EncoderShape.steered,
      ]
      let sizes =
        perChunk.map { $0 * chunks } + Array(repeating: units * rows, count: 6)
        + [16 * rows, rows + 16]
        + (learning
          ? [units * rows, units * rows, 16 * rows] + perChunk.dropFirst().map { $0 * chunks }
            + [rows + 16] : [])
      starts = Autoencoders.starts(sizes.map(padded))
      memory = Floats(sizes.map(padded).reduce(0, +))
    }

    private func part(_ index: Int) -> UnsafeMutablePointer<Float> { memory.base + starts[index] }

    var statistics: UnsafeMutablePointer<Float> { part(0) }
    var steer: UnsafeMutablePointer<Float> { part(1) }
    var steered: UnsafeMutablePointer<Float> { part(2) }
    /// The sums of a layer, and what becomes of them.
    func sums(_ layer: Int) -> UnsafeMutablePointer<Float> { part(3 + layer) }
    func values(_ layer: Int) -> UnsafeMutablePointer<Float> { part(6 + layer) }
    var count: UnsafeMutablePointer<Float> { part(9) }
    var expected: UnsafeMutablePointer<Float> { part(10) }
    /// Two places for gradients of values, in turn.
    func gradient(_ turn: Int) -> UnsafeMutablePointer<Float> { part(11 + turn & 1) }
    var countGradient: UnsafeMutablePointer<Float> { part(13) }
    var steerGradient: UnsafeMutablePointer<Float> { part(14) }
    var steeredGradient: UnsafeMutablePointer<Float> { part(15) }
    var truth: UnsafeMutablePointer<Float> { part(16) }
  }
}
