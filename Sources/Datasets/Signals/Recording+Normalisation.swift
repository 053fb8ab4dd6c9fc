extension Recording {
  /// Each trace with mean 0 and deviation 1 (population deviation + 1e-7), missing samples apart.
  package func normalised() -> Recording {
    replacing(
      traces.map { trace in
        var samples = trace.samples
        let scale = Scale(of: samples)
        samples.withUnsafeMutableBufferPointer { scale.apply(to: $0) }
        return trace.replacing(samples)
      })
  }
}

extension Trace {
  /// The same neuron and spikes with as many other samples.
  func replacing(_ samples: [Float]) -> Trace {
    Trace(name: name, matching: samples, spikes: spikes, origin: origin)
  }
}
