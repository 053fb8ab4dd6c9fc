import Files
import LinearAlgebra

/// Numbers of each neuron as a NumPy array, a row for each, made part by part: the whole of them need
/// not be in memory.
package struct ArrayRows: Sendable {
  private let recording: Recording
  private let numbers: @Sendable (Trace) -> [Float]
  /// What a shorter row lacks.
  private let missing: Float

  fileprivate init(
    _ recording: Recording, missing: Float, _ numbers: @escaping @Sendable (Trace) -> [Float]
  ) {
    (self.recording, self.missing, self.numbers) = (recording, missing, numbers)
  }

  /// How many neurons there are.
  package var neurons: Int { recording.traces.count }
  /// How many parts there are, at least one.
  package var parts: Int { max(1, (neurons + size - 1) / size) }

  /// The neurons of a part.
  package func neurons(of part: Int) -> Range<Int> {
    part * size..<min((part + 1) * size, neurons)
  }

  /// Neurons of a part: as many as a file is read by, of at most 32 MB or so.
  private var size: Int {
    max(1, min(StoredTraces.mostNeurons, (1 << 23) / max(1, recording.length)))
  }

  /// The bytes of a part; the first begins with what such a file begins with. Throws where the samples
  /// can no longer be read, or once `isCancelled` answers true.
  package func bytes(
    of part: Int, isCancelled: @Sendable () -> Bool
  ) throws(DatasetError) -> [UInt8] {
    let rows = neurons(of: part)
    let opening =
      part == 0 ? ArrayFile.opening(type: "<f4", shape: [neurons, recording.length]) : []
    let width = recording.length * MemoryLayout<Float>.stride
    let bytes = [UInt8](unsafeUninitializedCapacity: opening.count + rows.count * width) {
      all, count in
      count = all.initialize(fromContentsOf: opening) + rows.count * width
      guard let base = all.baseAddress.map({ UnsafeMutableRawPointer($0 + opening.count) }) else {
        return
      }
      inParallel(rows.count) { row in
        let trace = recording.traces[rows.lowerBound + row]
        fill(base + row * width, isCancelled() ? [] : numbers(trace))
      }
    }
    if isCancelled() { throw .interrupted }
    if let fault = recording.fault { throw fault }
    return bytes
  }

  private func fill(_ row: UnsafeMutableRawPointer, _ numbers: [Float]) {
    let place = row.bindMemory(to: Float.self, capacity: recording.length)
    place.initialize(from: numbers, count: numbers.count)
    (place + numbers.count).initialize(repeating: missing, count: recording.length - numbers.count)
  }
}

extension Recording {
  /// The traces as an array.
  package var traceRows: ArrayRows { ArrayRows(self, missing: .nan, \.samples) }

  /// The spikes as an array; nil where they are not all known.
  package var spikeRows: ArrayRows? {
    hasSpikes ? ArrayRows(self, missing: 0) { ($0.spikes ?? []).map(Float.init) } : nil
  }
}
