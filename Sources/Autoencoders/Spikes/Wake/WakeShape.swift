/// The sizes of the wake phase, in samples at 50 Hz.
///
/// A row of its data is a chunk of a trace: the samples that the encoder sees, the trace's
/// statistics, and the share that the row has of its neuron's priors.
package enum WakeShape {
  /// Samples on either side that the encoder sees of a spike's place.
  static let reach = 32
  static let window = 2 * reach + 1
  /// Samples before those that count, whose spikes still shine in them.
  static let warmUp = 128
  /// Samples that count.
  static let scored = 512
  /// Places of spikes.
  static let places = warmUp + scored
  /// Samples that a spike's light lasts.
  static let kernel = 256
  /// Frequencies of the scored samples' spectrum.
  static let parts = scored / 2 + 1
  /// From one frequency to the next, in Hz.
  static let step = EncoderShape.sampleRate / Double(scored)
  /// Seconds that count in a row.
  static let seconds = Double(scored) / EncoderShape.sampleRate

  static let samples = places + 2 * reach
  /// Where a row's statistics and its share of the priors begin.
  package static let statistics = samples
  static let share = samples + TraceStatistics.count
  package static let columns = share + 1
  /// Units of the encoder's two layers.
  static let units = 64
  /// Spikes per second that are expected where nothing is known.
  static let rate = 3.0
}
