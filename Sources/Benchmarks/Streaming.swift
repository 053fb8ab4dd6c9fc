import Files
import Glibc
import Interpreter
import LinearAlgebra
import Sessions

/// The size of a long recording: two photon, an hour.
private enum Long {
  static let (neurons, samples, rate) = (1000, 108_000, 30)
  /// Bins of 25 Hz that spikes are found in.
  static let bins = neurons * samples / rate * 25
  /// Inputs and outputs of the encoder's layers.
  static let layers = [(130, 64), (64, 64), (64, 64), (64, 1)]
}

/// Spikes of 1,000 neurons in an hour at 30 Hz, from one file to another, and how long sgemm takes
/// for the products of the encoder on as many processors.
func streamSpikes(_ line: inout Line) throws {
  let folder = try temporaryFolder()
  defer { for name in ["F.npy", "S.npy"] { unlink("\(folder)/\(name)") }; rmdir(folder) }
  try writeTraces("\(folder)/F.npy")
  let code =
    "save(spikes(load(\"\(folder)/F.npy\", rate=\(Long.rate)Hz)), \"\(folder)/S.npy\")"
  let session = Session()
  line.add("total_s", timed { _ = session.run(.text(code, name: "stream")) }.seconds)
  line.add("stream_rss_mb", Process.peakMegabytes)
  line.add("sgemm_s", try secondsOfProducts())
}

private func temporaryFolder() throws -> String {
  var template = Array("/tmp/vae-bench-XXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else { throw SystemFault(errno) }
  return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

private func writeTraces(_ path: String) throws {
  try DiskHost().write([
    NewFile(path, parts: Long.neurons) { neuron in
      let opening = ArrayFile.opening(type: "<f4", shape: [Long.neurons, Long.samples])
      return (neuron == 0 ? opening : []) + trace(neuron).withUnsafeBytes { Array($0) }
    }
  ])
}

/// Noise and transients that begin at random and fall to a third in 0.6 s.
private func trace(_ neuron: Int) -> [Float] {
  var (random, light) = (RandomStream(seed: UInt64(neuron), purpose: .draw), 0.0)
  return (0..<Long.samples).map { _ in
    light = 0.946 * light + (random.uniform() < 0.02 ? 1 : 0)
    return Float(light + 0.3 * random.normal())
  }
}

/// A twentieth of the bins, 4,096 at a time, a task for each processor.
private func secondsOfProducts() throws -> Double {
  try requireOpenBLAS()
  let (block, tasks) = (4096, Process.processors)
  let weights = Long.layers.map { Matrix(rows: $0.0, columns: $0.1) }
  let input = Matrix(rows: block, columns: Long.layers[0].0)
  let rounds = Long.bins / 20 / block / tasks
  let part = timed {
    inParallel(tasks) { _ in
      for _ in 0..<rounds { _ = weights.reduce(input) { product($0, $1) } }
    }
  }
  return part.seconds * Double(Long.bins) / Double(rounds * tasks * block)
}
