import Foundation
import HostInMemory
import Interpreter
import Testing

/// Files that version 0.1.0 wrote, which every later version reads.
@Suite("Files of version 0.1.0")
struct WrittenBeforeTests {
  private let space: Workspace

  init() throws {
    let folder = try #require(Bundle.module.url(forResource: "Written-0.1.0", withExtension: nil))
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      files[name] = Array(try Data(contentsOf: folder.appending(path: name)))
    }
    try #require(files.count >= 17)
    space = Workspace(host: MemoryHost(files))
    try space.run(
      """
      d = read("windows.safetensors"); m = read("vae.safetensors"); c = read("classifier.safetensors")
      z = encode(m, d); s = read("svm.safetensors"); r = read("svm-rbf.safetensors")
      p = read("pca.safetensors"); k = read("checkpoint.safetensors")
      pair = load("pair"); timed = load("pair-times.csv", spikes="pair-times.spikes.csv")
      def near(a, b) { return max(abs(a - b)) < 0.00002 }

      """)
  }

  @Test(
    "Each is what it was",
    arguments: [
      ("d", "84 × 10 · windows of 200 ms at 50 Hz, each by its trace · 42 spike / 42 quiet"),
      ("m", "10 bins: lstm(3) → 2 latents → lstm(3) · trained 2 epochs on 56 rows · loss 1.233"),
      ("c", "10 bins: lstm(3) → 1 logit · trained 2 epochs on 84 rows · cross-entropy 0.6983"),
      ("p", "2 → 2 · explains 100.0 % of the variance of 84 rows"),
      ("s", "linear, C = 1 · 2 columns · 80 of 84 rows support it"),
      ("r", "rbf, C = 1 · 2 columns"),
      (
        "k",
        "stopped after 199 of 600 epochs on 84 rows: train(model, dataset) goes on · loss 0.4679"
      ),
      ("pair", "2 neurons · 2 s at 100 Hz · 21 spikes (5.25 per second) · no NaN"),
      ("timed", "3 neurons · 3 s at 50 Hz"),
      ("read(\"latents.safetensors\")", "84 × 2 · latents of the model"),
      ("read(\"windows.csv\")", "84 × 10 · windows of 200 ms at 50 Hz, each by its trace"),
    ])
  func summaries(_ code: String, _ summary: String) throws {
    let found = try space.value(code).summary
    #expect(found.contains(summary), "\(found)")
  }

  @Test(
    "Each computes what it did",
    arguments: [
      "near(mean(d.data), 0.015012266)",
      "near(d.data, read(\"windows.npy\"))", "near(d.data, read(\"windows.csv\").data)",
      "near(z.data[0], [-0.36936545, -0.30248234])",
      "near(z.data, read(\"latents.safetensors\").data)",
      "near(p.explained, [0.7617043, 0.23829569])",
      "near(score(s, z).auc, 0.5617913832199547)",
      "near(read(\"scores.json\").auc, 0.5617913832199547)",
      "near(encode(read(\"pytorch.safetensors\", into=m), d).data, z.data)",
      "near(encode(read(\"keras.safetensors\", into=m), d).data, z.data)",
      "near(pair[0, 0:5], [-0.42107108, -0.10531887, 0.06389787, 0.37706947, -0.17526232])",
      "pair.spikes == [7, 14]", "near(timed[2, :3], [0.09428121, -0.025406914, -0.1867405])",
    ])
  func values(_ code: String) throws { #expect(try space.holds(code)) }

  @Test("An interrupted training goes on to its end")
  func goesOn() throws {
    let summary = try space.value("train(k, d)").summary
    #expect(summary.contains("trained 600 epochs on 84 rows · loss 0.39"), "\(summary)")
  }

  @Test("Rows that were read are known again, so that scores stay honest")
  func honest() throws {
    let same = "windows(timed, before=100ms, after=100ms)"
    let summary = try space.value("score(c, relabel(\(same), d.labels))").summary
    #expect(summary.contains("on its own 84 training rows"), "\(summary)")
  }
}
