import Datasets
import HostInMemory
import Interpreter
import LinearAlgebra
import Testing

/// A VAE and PCA, which all commands take alike, each fitted on the same small windows.
private let representations = ["m", "pca(d, k=3)"]

@Suite("Representations")
struct RepresentationTests {
  private func fitted(_ model: String) throws -> Workspace {
    try workspace(after: smallModel + "rep = \(model)\nz = encode(rep, d)")
  }

  @Test("Encoding keeps labels, neurons and the rows' identities", arguments: representations)
  func encoding(_ model: String) throws {
    let space = try fitted(model)
    let (rows, latents) = (try space.dataset("d"), try space.dataset("z"))
    #expect(latents.data.columns == 3)
    #expect(latents.labels == rows.labels)
    #expect(latents.groups == rows.groups)
    #expect(latents.rowIDs == rows.rowIDs)
    #expect(latents.data.isFinite)
    #expect(
      try space.dataset("encode(rep, d[0:7])").data.values == Array(latents.data.values[..<21]))
  }

  @Test("Draws differ by seed, are equal for equal seeds, and scatter around the means")
  func drawing() throws {
    let space = try fitted("m")
    func draws(_ seed: Int) throws -> [Float] {
      try space.dataset("encode(m, d, draw=true, seed=\(seed))").data.values
    }
    #expect(try draws(1) == draws(1))
    #expect(try draws(1) != draws(2))
    #expect(try draws(1) != space.dataset("z").data.values)
    #expect(try space.number("mean(encode(m, d, draw=true).data - z.data)") < 0.2)
    #expect(try space.value("encode(m, d, draw=true)").summary.contains("drawn"))
  }

  @Test("Decoding the latents is reconstructing the rows", arguments: representations)
  func decoding(_ model: String) throws {
    let space = try fitted(model)
    let decoded = try space.dataset("decode(rep, z)")
    let reconstructed = try space.dataset("reconstruct(rep, d)")
    #expect(decoded.data == reconstructed.data)
    #expect(decoded.rowIDs == reconstructed.rowIDs)
    #expect(decoded.form == reconstructed.form)
    #expect(try space.tensor("decode(rep, z.data[0]).data[0]").values == Array(decoded.data.row(0)))
  }

  @Test("A reconstruction is in the rows' scale, and can be restored to their units")
  func restoring() throws {
    let space = try workspace(after: smallWindows + "full = pca(d, k=10)")
    #expect(try space.number("max(abs(reconstruct(full, d).data - d.data))") < 1e-3)
    #expect(
      try space.number("max(abs(restore(reconstruct(full, d)).data - restore(d).data))") < 1e-2)
  }

  @Test("A walk goes along the svm from the mean of its rows", arguments: representations)
  func walking(_ model: String) throws {
    let space = try fitted(model)
    try space.run(
      """
      s = svm(z)
      w = walk(rep, s, steps=5, reach=2)
      unit = s.weights / norm(s.weights)
      centre = mean(z.data, axis=0)
      points = tensor([centre + k * std(z.data @ unit) * unit for k in [-2, -1, 0, 1, 2]])
      """)
    #expect(try space.number("max(abs(w.decisions - decision(s, points)))") < 1e-3)
    #expect(try space.number("max(abs(w.windows.data - decode(rep, points).data))") < 1e-3)
    #expect(try space.number("max(abs(w.windows.data[2] - decode(rep, centre).data[0]))") < 1e-4)
    #expect(try space.tensor("w.steps").values == [-2, -1, 0, 1, 2])
    #expect(try space.number("max(abs(w.decisions[2] - mean(decision(s, z))))") < 1e-3)
    #expect(try space.value("w.windows").summary.contains("windows of 200 ms"))
  }

  @Test("A walk along a vector starts from the rows that are given", arguments: representations)
  func walkingAlongVector(_ model: String) throws {
    let space = try fitted(model)
    try space.run("w = walk(rep, [0, 2, 0], from=z[0:50], steps=3, reach=1)")
    #expect(try space.number("length(w.decisions)") == 0)
    try space.run(
      """
      centre = mean(z[0:50].data, axis=0)
      end = centre + std(z[0:50].data[:, 1]) * tensor([0, 1, 0])
      """)
    #expect(try space.number("max(abs(w.windows.data[2] - decode(rep, end).data[0]))") < 1e-4)
  }

  @Test("Samples are windows of the trained width, equal for equal seeds")
  func sampling() throws {
    let space = try fitted("m")
    let drawn = try space.dataset("sample(m, 4, seed=3)")
    #expect(drawn.data.rows == 4 && drawn.data.columns == 10)
    #expect(try space.dataset("sample(m, 4, seed=3)").data == drawn.data)
    #expect(try space.dataset("sample(m, 4, seed=4)").data != drawn.data)
  }

  @Test("A model given labels is fed them everywhere")
  func given() throws {
    let space = try workspace(
      after: smallWindows + """
        m = train(vae(latent=2, encoder=[lstm(4)], decoder=[lstm(4)], given="label"), d, epochs=3)
        z = encode(m, d)
        s = svm(z)
        """)
    #expect(try space.number("length(reconstruct(m, d))") == 594)
    for code in [
      "decode(m, z, given=LABEL)", "sample(m, 3, given=LABEL, seed=1)",
      "walk(m, s, given=LABEL, steps=3).windows",
    ] {
      func windows(_ label: Int) throws -> Matrix {
        let text = code.split(separator: "LABEL").joined(separator: "\(label)")
        return try space.dataset(text).data.matrix
      }
      #expect(try windows(0).isFinite)
      #expect(try windows(0) != windows(1), "\(code)")
    }
    // Without given=, each row's own label counts.
    #expect(
      try space.holds("all(decode(m, z).data[1::2] == decode(m, z, given=1).data[1::2])"))
    #expect(try space.holds("all(decode(m, z).data[0::2] == decode(m, z, given=0).data[0::2])"))
  }

  @Test("Training goes on where it stopped, and says on what it was done")
  func training() throws {
    let space = try workspace(after: smallModel)
    #expect(try space.value("m").summary.contains("trained 2 epochs on 594 rows"))
    #expect(
      try space.value("train(m, d, epochs=3)").summary.contains("trained 5 epochs on 594 rows"))
    #expect(try space.number("length(train(m, d, epochs=0).history.loss)") == 2)
    #expect(try space.number("length(m.history.held)") == 0)
    try space.run("h = train(vae(latent=2, encoder=[], decoder=[]), d, epochs=4, held=30%)")
    #expect(try space.number("length(h.history.held)") == 4)
    #expect(try space.value("h").summary.contains("on 396 rows"))
  }

  @Test("The same script gives the same bits")
  func repeatable() throws {
    func windows() throws -> Matrix {
      try workspace(after: smallModel).dataset("reconstruct(m, d)").data.matrix
    }
    #expect(try windows() == windows())
  }

  @Test("The weight of KL is stated as the β and σ that it stands for")
  func weight() throws {
    let space = try workspace(after: smallModel)
    #expect(abs(try space.number("m.beta") - 1e-4 * 10 / 2) < 1e-9)
    #expect(abs(try space.number("m.sigma ** 2") - 1e-4 * 10 / 2) < 1e-9)
    #expect(
      try space.value("m").detail.contains { block in
        if case .text(let text) = block { text.contains("β = 0.0005") } else { false }
      })
  }

  @Test("Health is that of the rows, and says which they are")
  func health() throws {
    let space = try workspace(after: smallModel + "h = health(m, d, draws=5, seed=1)")
    #expect(try space.text("h.basis") == "on its own 594 training rows")
    #expect(try space.holds("h.iwae >= h.elbo"))
    #expect(try space.tensor("h.kl").shape == [3])
    #expect(try space.holds("min(h.kl) >= 0 and h.r2 < 1"))
  }

  @Test("Training that is interrupted ends the script and says so")
  func interruption() throws {
    let space = try workspace(after: smallWindows)
    space.isCancelled = { true }
    let failure = #expect(throws: Workspace.Failure.self) {
      try space.run("train(vae(), d, epochs=100000)")
    }
    #expect(failure?.kind == .interrupted)
  }
}
