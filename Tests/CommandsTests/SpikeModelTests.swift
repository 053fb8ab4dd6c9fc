import Files
import HostInMemory
import Interpreter
import Synchronization
import Testing

/// Three simulated neurons, and a spike model that was trained on them for a moment.
private let recording = "r = demo(neurons=3, seconds=24s, seed=1)\n"
private let trained =
  recording + "m = train(vae(latent=\"spikes\"), r, epochs=2, sleep=4, seed=3)\n"

/// Answers that it is time to stop after so many questions.
private func stop(after questions: Int) -> @Sendable () -> Bool {
  let asked = Counter()
  return { asked.next() > questions }
}

private final class Counter: Sendable {
  private let count = Atomic(0)
  func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}

@Suite("Spikes as latent variables")
struct SpikeModelTests {
  @Test("It says what it is before its training, awake only, and after both phases")
  func summaries() throws {
    let space = try workspace(after: trained)
    #expect(
      try space.value("vae(latent=\"spikes\")").summary.contains(
        "not trained yet: train(model, recording)"))
    let summary = try space.value("m").summary
    #expect(summary.contains("awake for 2 epochs on 3 neurons, ELBO"), "\(summary)")
    #expect(
      summary.contains("asleep for 4 steps on traces of neurons like these and of any"),
      "\(summary)")
    #expect(try space.holds("length(m.history.table) == 2 and length(m.sleep) == 1"))
    #expect(
      try space.value("train(m, r, epochs=0, simulate=\"generic\", sleep=2, seed=1)").summary
        .contains("asleep for 2 steps on traces of any neurons"))
  }

  @Test("Expected spikes are a recording, and the numbers behind them rows with neurons and labels")
  func encodes() throws {
    let space = try workspace(after: trained)
    try space.run("f = encode(m, r); z = encode(m, r, hidden=true)")
    #expect(try space.value("f").summary.contains("expected spikes per bin"))
    #expect(try space.holds("f.rate == r.rate and f.neurons == r.neurons"))
    #expect(try space.holds("shape(z.data) == [1800, 64] and z.neurons == r.neurons"))
    #expect(try space.holds("sum(z.labels) > 5 and sum(z.labels) <= sum(r.spikes)"))
    #expect(
      try space.holds(
        "all(f[0, 0:100] == spikes(r, encoder=m.encoder)[0, 0:100]) and length(score(f, r).neurons) == 3"
      ))
    // Awake only, the encoder of the wake phase answers.
    try space.run("a = train(vae(latent=\"spikes\"), r, epochs=1, sleep=0, seed=3)")
    #expect(try space.holds("shape(encode(a, r, hidden=true).data) == [1800, 64]"))
    #expect(try space.number("sum(encode(a, r)[0, 0:2400])") > 1)
  }

  @Test("Light is what spikes explain, traces are drawn with their spikes, and health is by neuron")
  func decodes() throws {
    let space = try workspace(after: trained)
    try space.run("l = reconstruct(m, r); d = sample(m, 2, seed=5); h = health(m, r)")
    #expect(try space.holds("l.neurons == r.neurons and l.duration == r.duration"))
    #expect(try space.number("std(l[0, 0:2400])") > 0)
    #expect(try space.holds("length(d) == 2 and d.rate == 100Hz and min(d.spikes) >= 3"))
    #expect(
      try space.holds("all(sample(m, 2, seed=5)[1, 0:100] == d[1, 0:100])"))
    #expect(try space.value("h").summary.contains("on its own 9 training rows"))
    #expect(try space.holds("length(h.neurons) == 3 and h.explained < 1"))
    #expect(
      try space.holds(
        "m.neurons.columns == [\"neuron\", \"rise\", \"decay\", \"amplitude\", \"offset\", \"noise\", \"drift\"]"
      ))
    #expect(try space.holds("all(m.neurons.decay > 0.1) and all(m.neurons.rise < m.neurons.decay)"))
  }

  @Test("A file keeps it whole")
  func files() throws {
    let space = try workspace(after: trained)
    try space.run("save(m, \"m.safetensors\"); again = read(\"m.safetensors\")")
    #expect(try space.holds("all(encode(again, r)[1, 0:500] == encode(m, r)[1, 0:500])"))
    #expect(try space.value("again").summary == space.value("m").summary)
    #expect(try space.holds("health(again, r).elbo == health(m, r).elbo"))
    try space.run("save(again, \"n.safetensors\")")
    let host = try #require(space.host as? MemoryHost)
    let parts = try ["m", "n"].map { try TensorFile(try host.read("\($0).safetensors")) }
    #expect(parts[0].tensors == parts[1].tensors)
  }

  @Test(
    "Stopped awake or asleep it goes on, by itself and from a checkpoint, to the same bits",
    arguments: [2, 8, 20, 60])
  func goesOn(after questions: Int) throws {
    let call =
      "m = train(vae(latent=\"spikes\"), r, epochs=3, sleep=8, seed=3, "
      + "checkpoint=\"c.safetensors\")"
    let whole = try workspace(after: recording + call)
    let broken = try workspace(after: recording)
    broken.isCancelled = stop(after: questions)
    _ = try? broken.run(call)
    broken.isCancelled = { false }
    try broken.run(call)
    whole.adopt("m", of: broken, as: "n")
    #expect(try whole.holds("all(encode(n, r)[0, 0:2400] == encode(m, r)[0, 0:2400])"))
    #expect(try whole.holds("health(n, r).elbo == health(m, r).elbo"))
    #expect(try whole.value("n").summary == whole.value("m").summary)
  }

  @Test(
    "What does not belong together is refused with what to do",
    arguments: [
      ("train(m, windows(r))", "learns from the traces of a recording"),
      ("train(vae(latent=2), r)", "cut it: windows(recording)"),
      ("train(vae(latent=2), windows(r), sleep=5)", "sleep and simulate are of spike models"),
      ("encode(m, windows(r))", "asked about the traces of a recording"),
      ("encode(pca(windows(r)), r)", "asked about rows"),
      ("encode(pca(windows(r)), windows(r), hidden=true)", "hidden is of spike models"),
      ("vae(latent=\"spikes\", encoder=[dense(3)])", "has no other options"),
      ("vae(latent=\"spike\")", "\"spikes\""),
      ("encode(vae(latent=\"spikes\"), r)", "must be trained first"),
      ("health(vae(latent=\"spikes\"), r)", "must be trained first"),
      ("health(m, windows(r))", "a spike model about a recording"),
      ("train(vae(latent=\"spikes\"), r, epochs=0, simulate=\"fitted\")", "nothing is fitted"),
      ("reconstruct(train(vae(latent=\"spikes\"), r, epochs=0, sleep=2), r)", "never awake"),
      ("train(m, r, held=windows(r))", "held is a part of"),
      ("train(m, spikes(r))", "these are expected spikes"),
      ("walk(m, [1, 0])", "a trained model"),
    ])
  func refusals(_ code: String, _ message: String) throws {
    let space = try workspace(after: trained)
    let failure = #expect(throws: Workspace.Failure.self) { try space.run(code) }
    #expect(failure?.description.contains(message) == true, "\(String(describing: failure))")
  }
}
