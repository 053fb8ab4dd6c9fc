/// One step of a model, as it is shown: what it is, what it gives, how many weights it has.
package struct LayerSummary: Sendable, Equatable {
  /// A place in the model.
  package enum Part: Sendable {
    case input, encoder, latent, decoder, output
  }

  package var part: Part
  /// As it is written: `lstm(64)`, `dense(20, tanh)`, or the features.
  package var name: String
  /// How many bins it gives, 1 for the window as a whole, and how many numbers for each.
  package var steps: Int
  package var width: Int
  package var weights: Int
}

extension VAE {
  /// The model's steps from the features to the output, for windows of this width.
  package func structure(columns: Int) throws(AutoencoderError) -> [LayerSummary] {
    let network = try VAENetwork(description, columns: columns)
    let latent = description.latent
    let maps = LayerSummary(
      part: .latent, name: "mean and log variance", steps: 1, width: 2 * latent,
      weights: network.variational.weights.reduce(0) { $0 + $1.count })
    let last = network.decoder.layers.count - 1
    return [summary(network.input)]
      + zip(description.encoder, network.encoder.layers).map {
        summary($0.description, $1, part: .encoder)
      }
      + [maps, LayerSummary(part: .latent, name: "latent", steps: 1, width: latent, weights: 0)]
      + zip(description.decoder, network.decoder.layers).map {
        summary($0.description, $1, part: .decoder)
      }
      + [outputSummary(network.decoder.layers[last])]
  }
}

extension Classifier {
  /// The network's steps from the features to the logit, for windows of this width.
  package func structure(columns: Int) throws(AutoencoderError) -> [LayerSummary] {
    let network = try ClassifierNetwork(description, columns: columns)
    return [summary(network.input)]
      + zip(description.layers, network.stack.layers).map {
        summary($0.description, $1, part: .encoder)
      } + [outputSummary(network.stack.layers[description.layers.count])]
  }
}

private func summary(_ input: WindowInput) -> LayerSummary {
  let names = input.features.map(\.rawValue) + (input.hasLabel ? ["label"] : [])
  return LayerSummary(
    part: .input, name: names.joined(separator: ", "), steps: input.extent.steps,
    width: input.extent.width, weights: 0)
}

private func summary(
  _ name: String, _ layer: any Layer, part: LayerSummary.Part
) -> LayerSummary {
  LayerSummary(
    part: part, name: name, steps: layer.output.steps, width: layer.output.width,
    weights: layer.weights.reduce(0) { $0 + $1.count })
}

private func outputSummary(_ layer: any Layer) -> LayerSummary {
  let spec = LayerSpec.dense(units: layer.output.width, activation: .linear)
  return summary(spec.description, layer, part: .output)
}
