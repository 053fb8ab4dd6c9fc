import Analysis
import Autoencoders
import Datasets
import LinearAlgebra

func encodeAndDecode(_ line: inout Line) throws {
  let all = try allWindows()
  var random = RandomStream(seed: 1, purpose: .sampling)
  let drawn = (0..<50_000).map { _ in random.integer(below: all.rows) }
  let windows = all.data.selectingRows(drawn)
  var untrained = TrainingOptions()
  untrained.epochs = 0
  let model = try tutorialModel().trained(on: windows, options: untrained)

  // Each once beforehand, as the other sides do.
  let latents = try model.latents(of: windows, drawing: 1)
  _ = try model.decode(latents)
  let encoding = try timed { try model.latents(of: windows, drawing: 1) }
  let decoding = try timed { try model.decode(latents) }
  line.add("encode_windows_per_s", Double(windows.rows) / encoding.seconds)
  line.add("decode_windows_per_s", Double(windows.rows) / decoding.seconds)
}

func decomposeAndClassify(_ line: inout Line) throws {
  let windows = try allWindows()
  var options = TrainingOptions()
  options.epochs = 100
  let model = try tutorialModel().trained(on: windows.evenlySplit(1000).data, options: options)
  for count in [1000, 50_000] {
    let rows = try encodings(of: windows, by: model, count: count).rows
    let seconds = try fastest(of: 3) { try PCA(of: rows, count: 10).transform(rows) }
    line.add("pca_\(count)_s", seconds)
  }
  for (count, runs) in [(1000, 3), (5000, 1)] {
    let (rows, labels) = try encodings(of: windows, by: model, count: count)
    let seconds = try fastest(of: runs) {
      try SVM(rows: rows, labels: labels, options: SVM.Options(standardising: false))
    }
    line.add("svc_fit_\(count)_s", seconds)
  }
}

/// Draws of the latents of evenly split windows, with their labels.
private func encodings(
  of windows: Dataset, by model: VAE, count: Int
) throws -> (rows: Matrix, labels: [Int]) {
  let chosen = try windows.evenlySplit(count)
  return (try model.latents(of: chosen.data, drawing: UInt64(count)), chosen.labels ?? [])
}

func loadAndCut(_ line: inout Line) throws {
  line.add("total_s", try fastest(of: 5) { try allWindows() })
}
