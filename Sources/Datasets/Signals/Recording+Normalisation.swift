extension Recording {
  /// Each trace with mean 0 and population deviation 1, a constant one all 0, missing samples apart.
  package func normalised() -> Recording {
    rescaling(traces.map { $0.replacing($0.samples.scaled) })
  }
}

extension Trace {
  /// The same neuron and spikes with as many other samples.
  func replacing(_ samples: [Float]) -> Trace {
    Trace(name: name, matching: samples, spikes: spikes, origin: origin)
  }
}
