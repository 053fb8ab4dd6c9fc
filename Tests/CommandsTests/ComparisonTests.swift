import HostInMemory
import Interpreter
import LinearAlgebra
import Synchronization
import Testing

/// Rows of 12 neurons whose class shows along a direction that varies less than eleven others: what
/// keeps ten components does not see it, what keeps more does.
private let planted: MemoryHost = {
  var random = RandomStream(seed: 1, purpose: .draw)
  let columns = 120
  let directions = (0..<12).map { _ in (0..<columns).map { _ in random.normal() / 11 } }
  var text = "label,neuron," + (0..<columns).map { "c\($0)" }.joined(separator: ",") + "\n"
  for row in 0..<960 {
    let label = random.integer(below: 2)
    let heights = (0..<11).map { _ in 30 * random.normal() } + [label == 1 ? 3.0 : -3]
    let numbers = (0..<columns).map { column in
      let sum = zip(heights, directions).reduce(0.2 * random.normal()) { $0 + $1.0 * $1.1[column] }
      return "\(Float(sum))"
    }
    text += "\(label),n\(row % 12)," + numbers.joined(separator: ",") + "\n"
  }
  return MemoryHost(["planted.csv": Array(text.utf8)])
}()

@Suite("Comparing with baselines")
struct ComparisonTests {
  @Test("A small VAE of the tutorial's kind does not win over PCA, and is told so")
  func tutorial() throws {
    let space = try workspace(
      after: tenNeurons + """
        m = train(vae(latent=8), balance(a, n=200), epochs=3, seed=1)
        c = compare({mine: m}, b, training=a, recording=r, draws=200); t = c.table
        """)
    let summary = try space.value("c").summary
    #expect(summary.hasPrefix("comparison mine does not win over "), "\(summary)")
    #expect(summary.contains("pca") && summary.contains("of 5 neurons"))
    #expect(summary.hasSuffix("AUC, mean over 5 held-out neurons"))
    #expect(
      try space.holds("length(t) == 6 and t.score[0] > t.score[5] and t.model[5] == \"mine\""))
    #expect(try space.holds("max(t.neurons) == 5 and length(c.neurons) == 5 and c.notes == []"))
    #expect(try space.holds("abs(mean(c.neurons.mine) - t.score[5]) < 1e-6"))
  }

  @Test("A model that sees what baselines do not is said to win")
  func winning() throws {
    let space = Workspace(host: planted)
    try space.run(
      """
      d = dataset(read("planted.csv"), label="label", neuron="neuron")
      a, b = split(d, held=50%, seed=1)
      c = compare({wide: pca(a, k=14), narrow: pca(a, k=4)}, b, training=a, draws=200)
      """)
    let summary = try space.value("c").summary
    #expect(
      summary.hasPrefix("comparison wide wins over every baseline, over the best, "), "\(summary)")
    #expect(summary.contains("6 of 6 neurons"))
    #expect(try space.text("c.verdicts[1]").hasPrefix("narrow does not win over "))
    #expect(try space.holds("c.table.model[0] == \"wide\" and c.table.score[0] > 0.95"))
    let notes = try space.text("c.notes[0]")
    #expect(notes.hasPrefix("pca × statistics, oasis and spikes are left out: "), "\(notes)")
  }

  @Test("A spike model is compared as what it finds, and is told what it has seen")
  func spikeModel() throws {
    let space = try workspace(
      after: tenNeurons + """
        m = train(vae(latent="spikes"), r[0:4], epochs=1, sleep=4, seed=1)
        c = compare({mine: m}, r, draws=50)
        d = compare([m], b, training=a, recording=r, draws=50)
        """)
    #expect(
      try space.holds(
        "max(abs(c.neurons.mine - score(encode(m, r), r, draws=2).neurons.correlation)) < 1e-5"))
    #expect(try space.holds("length(d.table) == 6 and d.table.model[5] == \"spike model\""))
    #expect(try space.text("d.notes[0]").contains("spike model was trained on 0 of these rows and"))
    let failure = #expect(throws: Workspace.Failure.self) {
      try space.run("compare(vae(latent=\"spikes\"), r)")
    }
    #expect(failure?.description.contains("but is a spike model that is not trained yet") == true)
  }

  @Test("Numbers that tell which of few neurons a row is of do not mislead a read-out")
  func fewNeurons() throws {
    let space = try workspace(
      after: """
        r = demo(neurons=12, seconds=60s, seed=3); a, b = split(windows(r), held=50%, seed=3)
        n = compare(pca(a, k=2), b, training=a, recording=r, draws=50).neurons
        """)
    #expect(try space.holds("mean(n[\"pca × statistics\"]) > mean(n.pca) - 0.01"))
  }

  @Test("Pairs of scores are those of score(): found spikes of every neuron at 25 Hz")
  func likeScore() throws {
    let space = try workspace(
      after: "r = demo(neurons=4, seconds=30s, seed=2); f = spikes(r); s = score(f, r, draws=20); "
        + "c = compare({light: r, found: f}, r, draws=50)")
    #expect(try space.holds("max(abs(c.neurons.found - s.neurons.correlation)) < 1e-5"))
    #expect(try space.holds("max(abs(c.neurons.found - c.neurons.spikes)) < 1e-6"))
    #expect(try space.text("c.verdicts[0]").contains("light does not win over spikes ("))
    #expect(try space.text("c.notes[0]").contains("pca, pca × statistics and random features are"))
  }

  @Test("Windows of other neurons teach a read-out of counts")
  func counts() throws {
    let space = try workspace(
      after: tenNeurons + """
        c = compare({few: pca(a, k=2), deep: spike_encoder(traces=4, steps=2, seed=1)}, r[0:4],
          training=r[4:10], draws=50)
        """)
    #expect(try space.value("c").summary.contains("correlation at 25 Hz, mean over 4 held-out"))
    #expect(try space.holds("length(c.table) == 7 and max(c.table.score) > 0.3"))
    // Half of the neurons were drawn for a, and so some of the first four.
    #expect(try space.text("c.notes[0]").contains("few was trained on"))
  }

  @Test("Slow recordings are compared at their own rate")
  func slow() throws {
    let space = try workspace(
      after:
        "r = demo(neurons=3, seconds=60s, rate=10Hz, seed=2); c = compare([spikes(r)], r, draws=50)"
    )
    #expect(try space.value("c").summary.contains("correlation at 10 Hz"))
  }

  @Test(
    "What cannot be compared is refused, with what to do",
    arguments: [
      ("compare(p, b)", "read-outs that are fitted to other rows, but none are given"),
      ("compare(p, b, training=b)", "must not be trained on, but"),
      ("compare(p, b, training=r)", "both must be rows, or both recordings"),
      ("compare(p, r)", "a read-out, which is fitted to a recording with spikes"),
      ("compare(p, r, training=r[0:2])", "neurons to score on must not be trained on, but 2 of 10"),
      ("compare(r[0:2], r)", "of the neurons that are compared on"),
      ("compare(r, r, rate=200Hz)", "at most that of what is scored (100 Hz)"),
      ("compare(p, b, training=a, rate=25Hz)", "rate is of the bins of a recording"),
      ("compare([], b, training=a)", "at least one model"),
      ("compare({}, b, training=a)", "at least one model"),
      ("compare(vae(), b, training=a)", "train it first"),
      (
        "compare(3, b, training=a)",
        "models must be a trained model or a pca, a classifier, found spikes"
      ),
      ("compare(p, head(b, 5), training=a[:, 0:50])", "training"),
      ("compare(p, relabel(b, [1 for l in b.labels]), training=a)", "the same classes"),
    ])
  func refusals(_ code: String, _ message: String) throws {
    let space = try workspace(after: tenNeurons + "p = pca(a, k=2)")
    let failure = #expect(throws: Workspace.Failure.self) { try space.run(code) }
    #expect(failure?.description.contains(message) == true, "\(String(describing: failure))")
  }

  @Test("One held-out neuron decides nothing")
  func oneNeuron() throws {
    let space = try workspace(after: smallWindows + "a, b = split(d, held=34%); p = pca(a, k=2)")
    let summary = try space.value("compare(p, b, training=a)").summary
    #expect(summary.hasPrefix("comparison pca of 2 latents: too few neurons to tell"), "\(summary)")
  }

  @Test("A comparison that is interrupted is no failure")
  func interruption() throws {
    let space = try workspace(after: tenNeurons + "p = pca(a, k=2)")
    let asked = Mutex(0)
    space.isCancelled = {
      asked.withLock { count in
        count += 1
        return count > 3
      }
    }
    let failure = #expect(throws: Workspace.Failure.self) {
      try space.run("compare(p, b, training=a)")
    }
    #expect(failure?.kind == .interrupted)
  }
}
