import Interpreter
import Testing

@Suite("What models say of themselves")
struct ModelHonestyTests {
  @Test("Weights from elsewhere are not said to be fitted to the rows at hand")
  func foreignWeights() throws {
    let space = Workspace()
    try space.run(
      """
      d = toy(n=60, seed=1); e = toy(n=60, seed=2)
      m = train(vae(latent=2, encoder=[conv(2, 3)], decoder=[conv(2, 3)]), d, epochs=1, seed=1)
      save(m, "w.safetensors", layout="keras")
      x = read("w.safetensors", into=train(vae(latent=2, encoder=[conv(2, 3)], decoder=[conv(2, 3)]), e, epochs=0))
      save(x, "whole.safetensors"); y = read("whole.safetensors")
      """)
    for name in ["x", "y"] {
      #expect(
        try space.value("health(\(name), d, draws=1)").summary.contains(
          "on 60 rows; which rows its weights were fitted on is not known"))
      #expect(try space.value(name).summary.contains("weights from elsewhere"))
    }
    let further = try space.value("train(x, d, epochs=1)").summary
    #expect(further.contains("on 60 rows, from weights of elsewhere"))
  }

  @Test("Noise by neuron is a table, and health says the noise of the rows it is of")
  func noiseByNeuron() throws {
    let space = Workspace()
    try space.run(
      """
      w = windows(demo(neurons=3, seconds=10s, seed=3), before=100ms, after=100ms)
      m = train(vae(latent=1, encoder=[], decoder=[], likelihood="gaussian-by-neuron"), w, epochs=6, learning_rate=0.02, seed=1)
      one = select(w, neurons=["demo/1"])
      """)
    #expect(try space.value("length(m.neurons)").briefly == "3")
    #expect(
      try space.value("abs(health(m, one, draws=1).sigma - m.neurons.sigma[1]) < 0.000001").briefly
        == "true")
    #expect(try space.value("vae().neurons == none").briefly == "true")
  }
}
