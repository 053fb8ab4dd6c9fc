import Datasets

extension Simulation {
  /// Whether it takes longer than a check may.
  var isLong: Bool { Double(neurons) * Double(sampleCount) > 20_000 }
}
