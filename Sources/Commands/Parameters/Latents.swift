import Autoencoders
import Interpreter
import Syntax

/// What the latent variables of a model are to be: so many Gaussian ones of a row, or the spikes of a
/// trace.
enum Latents: Limitable {
  case count(Int)
  case spikes

  static var valueType: ValueType { .oneOf([.integer, .choice(["spikes"])]) }

  static func bind(_ value: Value) throws(Mismatch) -> Latents {
    if case .text("spikes") = value { return .spikes }
    guard let count = try? Int.bind(value) else {
      throw Mismatch(expected: "a whole number, or \"spikes\"", found: value)
    }
    return .count(count)
  }

  var value: Value {
    switch self {
    case .count(let count): .number(Double(count), .none)
    case .spikes: .text("spikes")
    }
  }

  /// Their number; of spikes any will do.
  var measure: Double { if case .count(let count) = self { Double(count) } else { 1 } }
  static var unit: Unit { .none }
}

extension Either where First == Model, Second == SpikeModel {
  /// A model of rows as described, or of spikes, which nothing else describes.
  init(latent: Latents, _ description: VAEDescription) throws {
    switch latent {
    case .count(let count):
      var described = description
      described.latent = count
      self = .first(Model(try VAE(described)))
    case .spikes:
      var usual = VAEDescription()
      usual.latent = description.latent
      guard description == usual else {
        throw Fault(
          "a model whose latent variables are spikes has no other options",
          at: .init("latent", "spikes"), help: "vae(latent=\"spikes\")")
      }
      self = .second(SpikeModel(try .described()))
    }
  }
}
