import LinearAlgebra

/// What a row's terms count for: one over its seconds.
private let perSecond = 1 / WakeShape.seconds

extension SpikeNetwork {
  package func learn(
    _ shard: Shard, _ memory: Memory, _ step: StepOptions,
    gradient: UnsafeMutablePointer<Float>, isAdding: Bool, passed: (Int) -> Void
  ) -> ShardSums {
    let forward = self.forward(shard, memory)
    let noiseGradient = gradient + starts[3].packed
    if !isAdding { noiseGradient.update(repeating: 0, count: packedCount - starts[3].packed) }
    let scale = step.scale * Float(perSecond)
    let likelihoodPass = pass(shard, forward.light, memory, scale, noiseGradient)
    let sums = sums(likelihoodPass, forward.spikes)
    transients.backward(
      BackwardPass(
        forward: forward.light, transposed: memory.transposed,
        outputGradient: likelihoodPass.gradient,
        inputGradient: memory.workspace + places.spikesGradient,
        gradient: gradient + starts[2].packed, isAdding: isAdding))
    addPriors(shard, memory, scale: Double(scale) * step.weights[2], gradient)
    passed(starts[2].packed)
    latent.backward(
      BackwardPass(
        forward: forward.spikes, transposed: memory.transposed + starts[1].transposed,
        outputGradient: memory.workspace + places.spikesGradient,
        inputGradient: places.encoder.gradients.last.map { memory.workspace + $0 },
        gradient: gradient + starts[1].packed, isAdding: isAdding),
      weight: scale * Float(step.weights[1]))
    passed(starts[1].packed)
    encoder.backward(
      memory.workspace + places.windows, inputGradient: nil, windows: shard.count, at: starts[0],
      places.encoder, seeing(memory), gradient: gradient, isAdding: isAdding, passed: passed)
    return sums
  }

  package func evaluate(_ shard: Shard, _ memory: Memory) -> ShardSums {
    let forward = forward(shard, memory)
    return sums(pass(shard, forward.light, memory), forward.spikes)
  }

  /// Rows → spikes → light.
  func forward(_ shard: Shard, _ memory: Memory) -> (spikes: ForwardPass, light: ForwardPass) {
    let spikes = infer(shard, memory)
    let light = decoderPass(shard, memory)
    transients.forward(light)
    return (spikes, light)
  }

  /// Rows → the probabilities of spikes.
  func infer(_ shard: Shard, _ memory: Memory) -> ForwardPass {
    fill(shard, memory)
    let hidden = encoder.forward(
      memory.workspace + places.windows, windows: shard.count, packed: memory.packed,
      places.encoder, seeing(memory))
    let spikes = ForwardPass(
      windows: shard.count, kernels: memory.kernels, packed: memory.packed + starts[1].packed,
      input: hidden, output: memory.workspace + places.spikes,
      scratch: memory.workspace + places.latent)
    latent.infer(spikes)
    return spikes
  }

  /// From the probabilities, where they are in memory, to the light.
  private func decoderPass(_ shard: Shard, _ memory: Memory) -> ForwardPass {
    let neurons = memory.workspace + places.neurons
    for row in 0..<shard.count { neurons[row * padded(1)] = Float(shard.group(row) ?? -1) }
    return ForwardPass(
      windows: shard.count, kernels: memory.kernels, packed: memory.packed + starts[2].packed,
      input: memory.workspace + places.spikes, output: memory.workspace + places.light,
      scratch: memory.workspace + places.latent, side: UnsafePointer(neurons))
  }

  /// Each place's window of samples, and the rows' statistics.
  private func fill(_ shard: Shard, _ memory: Memory) {
    let (windows, stride) = (memory.workspace + places.windows, padded(WakeShape.window))
    for row in 0..<shard.count {
      let samples = shard.window(row)
      for place in 0..<WakeShape.places {
        (windows + (place * shard.count + row) * stride).update(
          from: samples + place, count: WakeShape.window)
      }
      (memory.workspace + places.statistics + row * padded(TraceStatistics.count)).update(
        from: samples + WakeShape.statistics, count: TraceStatistics.count)
    }
  }

  /// The memory with the statistics as side inputs.
  private func seeing(_ memory: Memory) -> Memory {
    var memory = memory
    memory.side = UnsafePointer(memory.workspace + places.statistics)
    return memory
  }

  /// The rows beside the light that was made of them; without a scale nothing is learnt.
  func pass(
    _ shard: Shard, _ light: ForwardPass, _ memory: Memory, _ scale: Float = 0,
    _ weightGradient: UnsafeMutablePointer<Float>? = nil
  ) -> LikelihoodPass {
    LikelihoodPass(
      shard: shard, labels: nil, bins: columns, output: light.output,
      gradient: memory.workspace + places.lightGradient, rowStride: transients.output.stride,
      binStride: 1, scale: scale, weights: memory.packed + starts[3].packed,
      weightGradient: weightGradient)
  }

  /// The sums of the terms, per second; the likelihood writes its gradient.
  func sums(_ pass: LikelihoodPass, _ spikes: ForwardPass) -> ShardSums {
    var sums = ShardSums(rows: pass.shard.count)
    sums.terms[0] = likelihood.loss(pass) * perSecond
    sums.terms[1] = latent.divergence(spikes) * perSecond
    sums.terms[2] =
      (0..<pass.shard.count).reduce(0) { sum, row in
        let own = own(pass.shard.group(row), pass.weights)
        return sum + share(row, pass.shard) * NeuronPrior.loss(transient: own.0, noise: own.1)
      } * perSecond
    return sums
  }

  private func share(_ row: Int, _ shard: Shard) -> Double {
    Double(shard.window(row)[WakeShape.share])
  }

  /// A neuron's numbers; `noise` points to the likelihood's packed weights.
  private func own(
    _ neuron: Int?, _ noise: UnsafePointer<Float>
  ) -> (transient: [Double], noise: [Double]) {
    let transient = noise - (starts[3].packed - starts[2].packed)
    return (
      transients.neurons.values(of: neuron, transient), likelihood.neurons.values(of: neuron, noise)
    )
  }

  private func addPriors(
    _ shard: Shard, _ memory: Memory, scale: Double, _ gradient: UnsafeMutablePointer<Float>
  ) {
    for row in 0..<shard.count {
      let neuron = shard.group(row)
      let own = own(neuron, memory.packed + starts[3].packed)
      let slopes = NeuronPrior.slopes(transient: own.transient, noise: own.noise)
      let factor = scale * share(row, shard)
      transients.neurons.add(
        slopes.transient.map { $0 * factor }, of: neuron, to: gradient + starts[2].packed)
      likelihood.neurons.add(
        slopes.noise.map { $0 * factor }, of: neuron, to: gradient + starts[3].packed)
    }
  }
}
