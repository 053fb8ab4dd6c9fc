/// The encoder's layers: an LSTM gives all its states while another follows, then its last; dense
/// layers act on each bin before that and on the whole window after it, or throughout without one.
func encoderLayers(_ specs: [LayerSpec], input: Extent) -> [any Layer] {
  var layers: [any Layer] = []
  var extent = input
  for (index, spec) in specs.enumerated() {
    let passesGradient = index > 0
    let layer: any Layer
    switch spec {
    case .lstm(let units):
      let isLast = !specs[(index + 1)...].contains { $0.isRecurrent }
      layer = LSTM(
        inputs: extent.width, units: units, steps: extent.steps,
        result: isLast ? .lastState : .allStates, passesGradient: passesGradient)
    case .dense(let units, let activation):
      layer = Dense(
        input: extent, units: units, activation: activation, passesGradient: passesGradient)
    }
    extent = layer.output
    layers.append(layer)
  }
  return layers
}

/// The decoder's layers with the output layer: the first LSTM is fed the same vector in each bin;
/// without one, the latents are mapped to all bins at once.
func decoderLayers(_ specs: [LayerSpec], input: Extent, columns: Int) -> [any Layer] {
  var layers: [any Layer] = []
  var extent = input
  var isSequence = false
  for spec in specs {
    let layer: any Layer
    switch spec {
    case .lstm(let units):
      layer = LSTM(
        inputs: extent.width, units: units, steps: columns,
        source: isSequence ? .sequence : .constant, result: .allStates)
      isSequence = true
    case .dense(let units, let activation):
      layer = Dense(input: extent, units: units, activation: activation)
    }
    extent = layer.output
    layers.append(layer)
  }
  return layers + [Dense(input: extent, units: isSequence ? 1 : columns, activation: .linear)]
}

/// All weights of an autoencoder with their full names, in order.
func namedWeights(
  _ encoder: LayerStack, _ variational: Variational, _ decoder: LayerStack
) -> [WeightShape] {
  named(encoder.layers, "encoder")
    + variational.weights.map { WeightShape("latent." + $0.name, $0.shape, $0.start) }
    + named(Array(decoder.layers.dropLast()), "decoder")
    + named(Array(decoder.layers.suffix(1)), "output", isNumbered: false)
}

/// The weights of some layers as `stack.0.kernel`, `stack.0.bias`, ….
func named(_ layers: [any Layer], _ stack: String, isNumbered: Bool = true) -> [WeightShape] {
  layers.enumerated().flatMap { index, layer in
    layer.weights.map { weight in
      let owner = isNumbered ? "\(stack).\(index)" : stack
      return WeightShape("\(owner).\(weight.name)", weight.shape, weight.start)
    }
  }
}

/// Roughly how many multiplications a window takes along the bins, forward and backward.
func stackCost(_ stack: LayerStack) -> Double {
  stack.layers.reduce(0) { sum, layer in
    sum + 3 * Double(layer.packedCount) * Double(max(layer.output.steps, layer.input.steps))
  }
}

/// Refuses, before anything is counted in whole numbers, what could overflow or not be held.
func checkSizes(_ description: VAEDescription, columns: Int) throws(AutoencoderError) {
  let label = description.isGivenLabels ? 1 : 0
  let isSequence = description.encoder.contains { $0.isRecurrent }
  let features = description.features.count
  let top = try countedWeights(
    description.encoder, inputs: isSequence ? features + label : columns * features + label)
  let latent = description.latent
  let bottom = try countedWeights(description.decoder, inputs: latent + label)
  let last = description.decoder.contains { $0.isRecurrent } ? 1 : columns
  try requireSize(
    top.count + bottom.count + 2 * Double(top.width) * Double(latent)
      + Double(bottom.width) * Double(last), of: "weights")
  try checkWorkspace(description.encoder + description.decoder, columns: columns)
}

/// How many weights some layers have, and the width of the last.
func countedWeights(
  _ specs: [LayerSpec], inputs: Int
) throws(AutoencoderError) -> (count: Double, width: Int) {
  var (count, width) = (0.0, inputs)
  for spec in specs {
    let units = Double(spec.units)
    count += spec.isRecurrent ? 4 * units * (Double(width) + units) : units * Double(width)
    width = spec.units
  }
  try requireSize(count, of: "weights")
  return (count, width)
}
