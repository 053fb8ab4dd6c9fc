import Autoencoders
import Datasets
import Files
import Interpreter
import LinearAlgebra

extension SpikeModel: Kept {
  func file() throws -> TensorFile {
    var file = TensorFile()
    if vae.wake.isTrained { file.add(try vae.wake.file(), as: "wake.") }
    if let sleep = vae.sleep { file.add(sleep.file, as: "sleep.") }
    if let origin { file.add(origin.file, as: "origin.") }
    let names = vae.statistics.keys.sorted()
    file.add(names, as: "traces")
    file.tensors.append(
      NamedTensor(
        name: "statistics", shape: [names.count, TraceStatistics.count],
        values: names.flatMap { vae.statistics[$0] ?? [] }))
    return file
  }

  init(_ file: TensorFile) throws {
    var file = file
    let wake = try file.take("wake.").map { try WakeModel($0) } ?? WakeModel(WakeDescription())
    let sleep = try file.take("sleep.").map { try SleepPhase($0) }
    let origin = try file.take("origin.").map { try Origin($0) }
    let (names, statistics) = (try file.names("traces"), try file.matrix("statistics"))
    guard statistics.rows == names.count, statistics.columns == TraceStatistics.count,
      Set(names).count == names.count, statistics.values.allSatisfy({ abs($0) < 100 })
    else { throw FileFault.header(mustHave: "statistics of each trace") }
    let rows = names.indices.map { Array(statistics.row($0)) }
    self.init(
      SpikeVAE(
        wake, statistics: Dictionary(uniqueKeysWithValues: zip(names, rows)), sleep: sleep),
      origin: origin)
  }
}
