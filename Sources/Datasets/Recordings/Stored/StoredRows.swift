import Files
import LinearAlgebra

/// Samples of traces that stay in their file, one trace after the other, each by its scale.
struct StoredRows: RowSource {
  let traces: StoredTraces
  /// The neurons whose traces they are, and by what each is scaled.
  let neurons: [Int]
  let scales: [Scale]
  /// Whether the scale is undone again, as `restored` does it.
  private(set) var isRestored = false

  init(_ traces: StoredTraces, of neurons: [Int], by scales: [Scale]) {
    (self.traces, self.neurons, self.scales) = (traces, neurons, scales)
  }

  var count: Int { neurons.count * traces.length }

  var restored: StoredRows {
    var rows = self
    rows.isRestored = true
    return rows
  }

  func read(
    _ count: Int, from first: Int, inOrder: Bool, into place: UnsafeMutablePointer<Float>
  ) {
    let (index, sample) = first.quotientAndRemainder(dividingBy: traces.length)
    let numbers = UnsafeMutableBufferPointer(start: place, count: count)
    let neuron = neurons[index]
    guard traces.read(count, of: neuron, from: sample, inOrder: inOrder, into: place) else {
      return numbers.initialize(repeating: .nan)
    }
    let scale = scales[index]
    guard scale != .none else { return }
    scale.apply(to: numbers)
    if isRestored { scale.undo(in: numbers) }
  }

  var fingerprint: UInt64 {
    var hash = Fingerprint()
    for (neuron, scale) in zip(neurons, scales) {
      hash.combine(traces.known[neuron].origin)
      hash.combine(UInt64(scale.mean.bitPattern) << 32 | UInt64(scale.deviation.bitPattern))
    }
    hash.combine(isRestored ? 1 : 0)
    return hash.value
  }

  func isSame(as other: any RowSource) -> Bool {
    guard let other = other as? StoredRows else { return false }
    return traces === other.traces && neurons == other.neurons && scales == other.scales
      && isRestored == other.isRestored
  }
}
