import Files
import LinearAlgebra
import Synchronization

/// What is known of a trace that stays in its file.
struct StoredTrace: Sendable {
  /// Stands for it, as `Fingerprint.of` its samples.
  let origin: UInt64
  /// How many samples are missing.
  let missingCount: Int
}

/// The traces of a large array, which stay in its file: they were looked through once, and are read
/// where they are asked for. All are as long.
final class StoredTraces: Sendable {
  let array: ArrayTraces
  let known: [StoredTrace]
  private let state = Mutex(State())

  /// Neurons that were read last, and what was in the way of reading.
  private struct State {
    var blocks: [(index: Int, traces: [[Float]])] = []
    var fault: DatasetError?
  }

  /// The neurons of an array, and what is known of each.
  init(_ array: ArrayTraces, _ known: [StoredTrace]) {
    (self.array, self.known) = (array.lasting, known)
    blockSize = min(Self.mostNeurons, max(8, Self.mostSamples / max(1, array.length)))
  }

  /// Samples of each neuron.
  var length: Int { array.length }

  /// How many neurons are read at once: where those of a time stand side by side, one costs as much
  /// as many.
  private let blockSize: Int
  static let mostNeurons = 64
  /// How many samples they have at most, of long traces.
  private static let mostSamples = 1 << 24
  /// How many such blocks are kept.
  private static let mostBlocks = 2

  /// The samples of a neuron. Where the file has changed they are missing, and `fault` says so: what
  /// is reckoned of them must not be used.
  func samples(of neuron: Int) -> [Float] {
    let (index, place) = neuron.quotientAndRemainder(dividingBy: blockSize)
    return state.withLock { state in
      if let known = state.blocks.first(where: { $0.index == index }) { return known.traces[place] }
      guard let traces = read(block: index, noting: &state.fault) else {
        return [Float](repeating: .nan, count: length)
      }
      state.blocks.insert((index, traces), at: 0)
      state.blocks = Array(state.blocks.prefix(Self.mostBlocks))
      return traces[place]
    }
  }

  private func read(block: Int, noting fault: inout DatasetError?) -> [[Float]]? {
    let first = block * blockSize
    do throws(DatasetError) {
      let traces = try array.traces(of: first..<min(first + blockSize, array.neurons))
      guard array.isUnchanged else { throw .changed(file: array.path) }
      return traces
    } catch {
      fault = reason(error)
      return nil
    }
  }

  /// Where the file has changed, that is the reason for all that is wrong with it.
  private func reason(_ error: DatasetError) -> DatasetError {
    array.isUnchanged ? error : .changed(file: array.path)
  }

  /// Reads some samples of a neuron; whether they could be read and are what they were. Where those
  /// near them are read next, whole traces are read first if they are scattered in the file.
  func read(
    _ count: Int, of neuron: Int, from first: Int, inOrder: Bool,
    into place: UnsafeMutablePointer<Float>
  ) -> Bool {
    if inOrder, !array.isByNeuron {
      samples(of: neuron).withUnsafeBufferPointer { samples in
        if let base = samples.baseAddress { place.initialize(from: base + first, count: count) }
      }
      return true
    }
    do throws(DatasetError) {
      try array.read(count, of: neuron, from: first, into: place)
      guard array.isUnchanged else { throw .changed(file: array.path) }
      return true
    } catch {
      state.withLock { $0.fault = reason(error) }
      return false
    }
  }

  /// What was in the way of reading; nil where all has been read.
  var fault: DatasetError? { state.withLock { $0.fault } }
}
