import Autoencoders
import Files
import HostInMemory
import Interpreter
import Testing

@Suite("Files whose parts do not belong together")
struct BentFileTests {
  /// What can be wrong with a tensor.
  private func bent(_ tensor: NamedTensor) -> [NamedTensor?] {
    func with(_ shape: [Int], _ numbers: NamedTensor.Numbers) -> NamedTensor {
      NamedTensor(name: tensor.name, shape: shape, numbers: numbers)
    }
    let (count, numbers) = (tensor.numbers.count, tensor.numbers)
    let last = tensor.shape.last ?? 1
    return [
      nil, with([0], .floats([])), with([0, 1 << 40], .floats([])), with([0], .words([])),
      with([1], .floats([.nan])), with([1], .doubles([-1])), with([1], .words([.max])),
      with([count], numbers), with([last, count / max(last, 1)], numbers),
      with([count], .floats(Array(repeating: .infinity, count: count))),
      with([count], .doubles(Array(repeating: .nan, count: count))),
      with([count], .words(Array(repeating: 1 << 63, count: count))),
      with([count], .words(Array(repeating: 7, count: count))),
      with(tensor.shape, .bytes(Array(repeating: 9, count: count))),
    ]
  }

  private let texts: [String?] = [
    nil, "", "?", "-1", "0", "1", "2", "9223372036854775807", "1e308", "nan", "inf", "[]", "{}",
    "[\"a\"]", "lstm(65536)", "true", "rbf", "0 0", "1 0",
    "{\"form\":\"windows\",\"rate\":\"1\",\"before\":3,\"after\":9007199254740991,"
      + "\"normalisation\":\"trace\"}",
    "[{\"command\":\"a\",\"arguments\":[],\"parents\":[[\"b\",0]]}]",
  ]

  @Test(
    "They are refused, or do no harm in what is done with them",
    arguments: [
      ("m", "encode(x, d); decode(x, zeros(2, 3)); train(x, d, epochs=1); plot.loss(x)"),
      ("pca(d, k=2)", "reconstruct(x, d); plot.explained(x)"),
      ("svm(d)", "decision(x, d); score(x, d, draws=2); x.pattern; x.weights"),
      ("logistic(d)", "decision(x, d); score(x, d, draws=2); x.pattern; x.objective"),
      ("svm(d, kernel=\"rbf\")", "decision(x, d); x.support"),
      ("classifier(d, layers=[dense(2)], epochs=1)", "decision(x, d); confusion(x, d)"),
      ("d", "pca(x, k=1); svm(x); head(x, 2); describe(x); x.groups; x.time; mean(x.data)"),
      ("encode(m, d)", "svm(x); x[0:3]; concat(x, x)"),
      (
        "train(vae(latent=\"spikes\"), r, epochs=1, sleep=2, seed=1)",
        "encode(x, r); reconstruct(x, r); health(x, r); x.neurons; sample(x, 1, seed=1)"
      ),
    ])
  func harmless(_ value: String, _ uses: String) throws {
    let small =
      smallWindows + """
        d = d[0:20]
        r = demo(neurons=1, seconds=5s, seed=1)
        m = train(vae(latent=2, encoder=[lstm(2)], decoder=[]), d, epochs=1)
        save(\(value), "x.safetensors")
        """
    let space = try workspace(after: small)
    let host = try #require(space.host as? MemoryHost)
    let whole = try TensorFile(own: try #require(host["x.safetensors"]))
    var files: [TensorFile] = []
    for (index, tensor) in whole.tensors.enumerated() {
      for other in bent(tensor) {
        var file = whole
        file.tensors.remove(at: index)
        if let other { file.tensors.append(other) }
        files.append(file)
      }
    }
    for name in whole.texts.keys where name != "version" && name != "format" {
      files += texts.map { text in
        var file = whole
        file.texts[name] = text
        return file
      }
    }
    var refused = 0
    for file in files {
      try host.write(file.marked(tool: "test").bytes(), to: "x.safetensors")
      do {
        _ = try space.value("x = read(\"x.safetensors\"); x").detail
      } catch {
        refused += 1
        continue
      }
      let all = uses + "; save(x, \"copy.safetensors\")"
      for use in all.split(separator: ";") { try? space.run(String(use)) }
    }
    #expect(refused > files.count / 3)
  }
}
