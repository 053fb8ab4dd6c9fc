import Datasets
import HostInMemory
import Interpreter
import LinearAlgebra
import Testing

@Suite("Data")
struct DataTests {
  @Test(
    "Recorded windows are as many as in the tutorial, with its shares of spikes",
    .enabled(if: dataFolder != nil, "VAE_DATA names no folder"))
  func recordedWindows() throws {
    let space = Workspace(host: try recordedFiles())
    try space.run(
      """
      all = windows(load("*.train"), before=100ms, after=100ms, step=100ms, normalise="window")
      parts = [select(all, sources=["{n}.train"]) for n in [4, 5, 6]]
      """)
    #expect(try space.number("length(all)") == 49_242)
    #expect(try space.tensor("[length(p) for p in parts]").values == [16_650, 15_210, 17_382])
    let shares = try space.tensor("[mean(p.labels) for p in parts]").values
    for (share, expected) in zip(shares, [0.1044, 0.1725, 0.0543] as [Float]) {
      #expect(abs(share - expected) < 0.00005)
    }
    #expect(
      try space.value("all").detail.contains { block in
        guard case .table(let table) = block else { return false }
        return table.rows.contains(["4.train", "16,650", "0.1044"])
      })
  }

  @Test("Windows are a second long, ten per second, scaled by their trace and labelled")
  func windowDefaults() throws {
    let space = try workspace(after: "r = demo(neurons=3, seconds=20s, seed=2); d = windows(r)")
    let set = try space.dataset("d")
    #expect(set.data.columns == 100)
    #expect(set.data.rows == 3 * 190)
    #expect(set.normalisation == .trace)
    #expect(set.labels != nil)
    #expect(try space.holds("d.neurons == r.neurons"))
    #expect(try space.holds("d.time[0] == -0.5 and d.time[50] == 0"))
  }

  @Test("A label says whether a spike lies in [centre − spike, centre + spike)")
  func labels() throws {
    let space = Workspace(
      host: MemoryHost([
        "x.calcium.csv": Array("0\n1\n2\n3\n4\n5\n6\n7\n8\n".utf8),
        "x.spikes.csv": Array("0\n0\n0\n0\n1\n0\n0\n0\n0\n".utf8),
      ]))
    let labels = try space.tensor(
      """
      windows(load("x"), before=20ms, after=20ms, step=10ms, spike=10ms, normalise="none").labels
      """)
    // Under the header, the spike is in bin 3; the centres are 2 to 5, and [c − 1, c + 1) holds it
    // for 3 and 4.
    #expect(labels.values == [0, 1, 1, 0])
  }

  @Test("A split by neuron never has a neuron on both sides", arguments: 1...5)
  func splitByNeuron(_ seed: Int) throws {
    let space = try workspace(
      after: "d = windows(demo(neurons=6, seconds=10s)); a, b = split(d, held=40%, seed=\(seed))")
    #expect(try space.holds("length(a) + length(b) == length(d)"))
    #expect(try space.holds("not any([n in b.neurons for n in a.neurons])"))
    #expect(try space.holds("abs(length(b) / length(d) - 0.4) < 0.1"))
  }

  @Test("A split by row keeps the share of each class, and shares neurons")
  func splitByRow() throws {
    let space = try workspace(after: smallWindows + "a, b = split(d, by=\"row\", held=25%)")
    #expect(try space.holds("a.neurons == b.neurons"))
    #expect(try space.holds("abs(mean(a.labels) - mean(b.labels)) < 0.02"))
  }

  @Test("Equal seeds draw alike, and other seeds otherwise")
  func seeds() throws {
    let space = try workspace(after: smallWindows)
    for code in [
      "demo(neurons=1, seconds=2s, seed=SEED)[0, :]", "toy(n=20, seed=SEED).data",
      "balance(d, n=20, seed=SEED).data", "split(d, seed=SEED)[1].data",
      "shuffle(d, seed=SEED).data",
      "shuffle(range(50), seed=SEED)",
    ] {
      func drawn(_ seed: Int) throws -> [Float] {
        let text = code.split(separator: "SEED", omittingEmptySubsequences: false)
          .joined(separator: "\(seed)")
        return try space.tensor(text).values
      }
      #expect(try drawn(1) == drawn(1), "\(code)")
      #expect(try drawn(1) != drawn(2), "\(code)")
    }
    #expect(
      try space.tensor("seed(5); normal(4)").values == space.tensor("seed(5); normal(4)").values)
    #expect(
      try space.tensor("seed(5); normal(4)").values != space.tensor("seed(6); normal(4)").values)
  }

  @Test("Balancing gives as many rows of each class, each once unless asked otherwise")
  func balance() throws {
    let space = try workspace(after: "d = toy(n=1000)")
    let drawn = try space.dataset("balance(d, n=100)")
    #expect(drawn.countPerClass == Array(repeating: 10, count: 10))
    #expect(Set(drawn.rowIDs).count == 100)
    let replaced = try space.dataset("balance(head(d, 200), n=1000, replace=true)")
    #expect(replaced.countPerClass == Array(repeating: 100, count: 10))
  }

  @Test("Restoring undoes every way of scaling", arguments: ["window", "trace", "none"])
  func restoring(_ scaling: String) throws {
    let space = try workspace(
      after: """
        r = demo(neurons=2, seconds=10s)
        raw = windows(r, normalise="none")
        d = restore(windows(r, normalise="\(scaling)"))
        """)
    #expect(try space.number("max(abs(d.data - raw.data))") < 1e-4)
    #expect(try space.number("max(abs(restore(normalise(raw)).data - raw.data))") < 1e-4)
    #expect(try space.number("max(abs(mean(normalise(raw).data, axis=1)))") < 1e-4)
    #expect(try space.number("max(abs(std(normalise(raw).data, axis=1) - 1))") < 1e-3)
  }

  @Test("Recordings and tensors are scaled too")
  func scaling() throws {
    let space = try workspace(after: "r = normalise(demo(neurons=2, seconds=10s))")
    #expect(try abs(space.number("mean(r[1, :])")) < 1e-3)
    #expect(try abs(space.number("std(r[1, :])") - 1) < 1e-3)
    #expect(try space.tensor("normalise([[1, 3], [10, 30]])").shape == [2, 2])
    #expect(try space.number("max(abs(mean(normalise([[1, 3], [10, 30]]), axis=1)))") < 1e-6)
  }

  @Test("Rows are picked by class, by name, by neuron, by mask and by index alike")
  func selecting() throws {
    let space = try workspace(after: smallWindows)
    let ones = try space.dataset("select(d, labels=[1])")
    #expect(try space.dataset("select(d, labels=[\"spike\"])") == ones)
    #expect(try space.dataset("select(d, where=d.labels == 1)") == ones)
    #expect(try space.dataset("d[d.labels == 1]") == ones)
    #expect(try space.dataset("d[1:length(d):2]") == ones)
    let neuron = try space.dataset("select(d, neurons=[d.neurons[1]])")
    #expect(neuron.groupCount == 1)
    #expect(try space.number("length(select(d, labels=[0], neurons=[d.neurons[1]]))") == 99)
  }

  @Test("Joined rows come one after the other; joined recordings have all neurons")
  func joining() throws {
    let space = try workspace(after: smallWindows)
    #expect(try space.dataset("concat(d[0:10], d[10:30])") == space.dataset("d[0:30]"))
    #expect(
      try space.number("length(concat(demo(neurons=2, seconds=2s), demo(neurons=1, seconds=2s)))")
        == 3)
    #expect(try space.tensor("concat(tensor([1, 2]), tensor([3]))").values == [1, 2, 3])
    #expect(try space.value("concat([\"a\"], [\"b\"])").shown == "[\"a\", \"b\"]")
  }

  @Test("The first entries and a shuffle keep what kind of value they are given")
  func heads() throws {
    let space = try workspace(after: smallWindows)
    for code in ["head(X, 2)", "shuffle(X)[0:2]"] {
      for (x, kind) in [
        ("d", "dataset"), ("recording", "recording"), ("[1, 2, 3]", "list"),
        ("tensor([1, 2, 3])", "tensor"), ("range(3)", "tensor"),
      ] {
        let call = code.split(separator: "X").joined(separator: x)
        #expect(try space.text("type(\(call))") == kind, "\(call)")
        #expect(try space.number("length(\(call))") == 2, "\(call)")
      }
    }
    #expect(try space.number("length(head(d, 100000))") == 594)
    #expect(try space.holds("sort(shuffle([3, 1, 2])) == [1, 2, 3]"))
  }

  @Test("Other labels are taken for the same rows")
  func relabelling() throws {
    let space = try workspace(after: smallWindows)
    let shuffled = try space.dataset("relabel(d, shuffle(d.labels))")
    let own = try space.dataset("d")
    #expect(shuffled.rowIDs == own.rowIDs)
    #expect(shuffled.data == own.data)
    #expect(shuffled.labels != own.labels)
    #expect(shuffled.countPerClass == own.countPerClass)
  }

  @Test("A description has a row for each neuron and each class")
  func describing() throws {
    let space = try workspace(after: smallWindows)
    func rows(_ code: String) throws -> [[String]] {
      try space.value(code).detail.flatMap { block -> [[String]] in
        if case .table(let table) = block { table.rows } else { [] }
      }
    }
    #expect(try rows("describe(recording)").count == 3)
    #expect(try rows("describe(d)").contains(["quiet", "297"]))
    #expect(try space.value("describe([1, 2])").summary.contains("[1, 2]"))
  }
}

@Suite("The linear read-out of simulated recordings")
struct ReadOutTests {
  @Test(
    "At the defaults, held-out neurons are told apart with an AUC of .70 to .85",
    arguments: [1, 2, 3])
  func held(_ seed: Int) throws {
    let space = try workspace(
      after: """
        seed(\(seed))
        d = windows(demo())
        training, held = split(d, held=50%)
        rows = balance(training, n=2 * min(500, min(training.counts)))
        p = pca(rows)
        """)
    let raw = try space.number("score(svm(rows), held, draws=1).auc")
    #expect((0.70...0.85).contains(raw), "windows: \(raw)")
    let scores = try space.number("score(svm(encode(p, rows)), encode(p, held), draws=1).auc")
    #expect((0.70...0.85).contains(scores), "PCA: \(scores)")
  }
}
