import Foundation
import HostInMemory
import Interpreter
import Testing

/// Files that version 0.1.0 wrote, by their names.
private func filesOfVersion010() throws -> MemoryHost {
  let folder = try #require(Bundle.module.url(forResource: "Written-0.1.0", withExtension: nil))
  let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
  let files = try names.map { name in
    (name, Array(try Data(contentsOf: folder.appending(path: name))))
  }
  return MemoryHost(Dictionary(uniqueKeysWithValues: files))
}

@Suite("Models and checkpoints of version 0.1.0")
struct OldModelTests {
  @Test("Models are read whole: what they gave then, they give now")
  func models() throws {
    let workspace = Workspace(host: try filesOfVersion010())
    try workspace.run(
      """
      seed(3)
      d = toy(n=60, classes=3)
      m = read("model.safetensors"); g = read("given.safetensors")
      e = toy(n=60, classes=2)
      c = read("network.safetensors")
      print("{sum(encode(m, d).data):.5g} {sum(encode(g, d).data):.5g} {sum(decision(c, e)):.5g}")
      print(m)
      print("{m.history.accuracy[1]:.4g} {length(m.history.held)} {c.history.loss[1]:.4g}")
      a = train(m, d, epochs=2, seed=9)
      print("{a.history.loss[3]:.4g} {a.history.loss[4]:.4g}")
      """)
    #expect(
      workspace.printed == [
        "-5.1294 20.143 -16.944",
        "model 3 bins: lstm(3) → dense(4, tanh) → 2 latents → dense(3, tanh) → lstm(2) · trained 3 "
          + "epochs on 45 rows, back to epoch 3, the best on held-out rows · loss 0.3419, "
          + "reconstruction 0.3419, KL 0.01742 nats",
        "0.3556 3 0.6817", "0.3408 0.3339",
      ])
  }

  @Test("A checkpoint goes on to what the unbroken run gave")
  func checkpoint() throws {
    let workspace = Workspace(host: try filesOfVersion010())
    try workspace.run(
      """
      d = toy(n=1500, classes=3, seed=1)
      m = train(vae(latent=2, encoder=[lstm(8)], decoder=[lstm(8)]), d, epochs=120, batch=2, held=20%, patience=50, seed=11, checkpoint="stopped.safetensors")
      print("{length(m.history.loss)} {m.history.loss[-1]:.4g} {m.history.held[-1]:.4g} {sum(encode(m, d).data):.4g}")
      e = toy(n=1500, classes=2, seed=2)
      c = classifier(e, layers=[lstm(8)], epochs=120, batch=2, seed=12, checkpoint="stopped-classifier.safetensors")
      print("{length(c.history.loss)} {sum(decision(c, e)):.4g}")
      """)
    #expect(
      workspace.printed == [
        "goes on from stopped.safetensors after 48 of 120 epochs", "120 0.0003743 0.0003363 202.2",
        "goes on from stopped-classifier.safetensors after 18 of 120 epochs", "120 323",
      ])
  }
}
