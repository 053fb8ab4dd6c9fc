import Files
import LinearAlgebra
import Synchronization

/// The traces of a large array, which stay in its file: they were looked through once, and are read
/// where they are asked for. All are as long, and no sample is missing.
final class StoredTraces: Sendable {
  let array: ArrayTraces
  /// Stands for each trace, as `Fingerprint.of` its samples.
  let origins: [UInt64]
  private let state = Mutex(State())

  /// Neurons that were read last, and what was in the way of reading.
  private struct State {
    var blocks: [(index: Int, traces: [[Float]])] = []
    var fault: DatasetError?
  }

  /// The neurons of an array whose origins are known.
  init(_ array: ArrayTraces, origins: [UInt64]) {
    (self.array, self.origins) = (array.lasting, origins)
  }

  /// Samples of each neuron.
  var length: Int { array.length }

  /// How many neurons are read at once: where those of a time stand side by side, one costs as much
  /// as many.
  static let blockSize = 64
  /// How many such blocks are kept.
  private static let mostBlocks = 2

  /// The samples of a neuron. Where the file has changed they are missing, and `fault` says so: what
  /// is reckoned of them must not be used.
  func samples(of neuron: Int) -> [Float] {
    let (index, place) = neuron.quotientAndRemainder(dividingBy: Self.blockSize)
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
    let first = block * Self.blockSize
    do throws(DatasetError) {
      let traces = try array.traces(of: first..<min(first + Self.blockSize, array.neurons))
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

  /// Reads some samples of a neuron; whether they could be read and are what they were.
  func read(
    _ count: Int, of neuron: Int, from first: Int, into place: UnsafeMutablePointer<Float>
  ) -> Bool {
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
