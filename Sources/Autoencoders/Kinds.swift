/// Everything that a model can be made of, by kind. A new kind is a type in a file of its own and a
/// row here; the language's commands and choices, model files and help follow from it.
package enum Kinds {
  /// The layers, by their names in the language.
  package static let layers: [any LayerKind.Type] = [
    LSTM.Kind.self, Dense.Kind.self, Conv.Kind.self,
  ]
  /// What the decoder's output says of the data; the first is the usual one.
  package static let likelihoods: [any WindowLikelihood.Type] = [
    MeanSquaredError.self, Gaussian.self, GaussianByNeuron.self,
  ]
  /// The latent variables' families; the first is the usual one.
  package static let latents: [any LatentFamily.Type] = [GaussianLatent.self]
}
