import Autoencoders
import LinearAlgebra
import Testing

/// Random one-hot rows.
func oneHotRows(_ rows: Int, classes: Int, seed: UInt64) -> Matrix {
  var random = RandomStream(seed: seed, purpose: .simulation)
  var data = Matrix(rows: rows, columns: classes)
  for row in 0..<rows { data[row, random.integer(below: classes)] = 1 }
  return data
}

/// The tutorial's toy model: one-hot rows of ten through two latents.
let toyDescription = VAEDescription(
  latent: 2, encoder: [.dense(units: 20, activation: .tanh)],
  decoder: [.dense(units: 20, activation: .tanh), .dense(units: 20, activation: .tanh)],
  features: [.level], kl: 1e-2)

@Suite("The toy model")
struct ToyTests {
  @Test("Ten epochs bring the loss from that of a constant guess below 0.050, most seeds")
  func learnsOneHotRows() throws {
    var good = 0
    for seed in 1...5 {
      let data = oneHotRows(10_000, classes: 10, seed: UInt64(seed))
      var options = TrainingOptions()
      options.metrics = [.accuracy]
      options.seed = UInt64(seed)
      let model = try VAE(toyDescription).trained(on: data, options: options)
      let history = model.history
      #expect(history.count == 10)
      #expect(abs(history[0].training.loss - 0.09) < 0.02)
      let drawn = try model.reconstruct(data, drawing: 7)
      let right = (0..<data.rows).filter { row in
        let output = Array(drawn.row(row))
        return data[row, output.firstIndex(of: output.max() ?? 0) ?? 0] == 1
      }
      if history[9].training.loss < 0.05, right.count > 9_700 { good += 1 }
    }
    #expect(good >= 4)
  }
}
