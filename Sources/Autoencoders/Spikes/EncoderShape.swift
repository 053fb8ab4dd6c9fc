/// The sizes of the encoder of spikes.
package enum EncoderShape {
  /// Samples per second that the encoder sees, and bins per second that it gives.
  package static let sampleRate = 50.0
  package static let binRate = 25.0
  /// Samples of a bin.
  static let samplesPerBin = 2
  /// Samples that are seen for one bin: 1.3 s on either side.
  static let window = 130
  /// How far the window reaches before the bin's first sample.
  static let before = 64
  /// Units of each hidden layer.
  package static let units = 64
  /// Units between the statistics and what they steer.
  static let steering = 32
  /// A gain and a shift for each unit of three layers.
  static let steered = 6 * units
  /// What every expected count is at least.
  static let floor: Float = 1e-4
}
