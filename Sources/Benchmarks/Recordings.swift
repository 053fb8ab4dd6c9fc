import Datasets
import Glibc

/// Why a workload cannot be run.
enum BenchmarkError: Error, CustomStringConvertible {
  case noData
  case unreadable(path: String)

  var description: String {
    switch self {
    case .noData:
      "VAE_DATA must name the folder whose subfolder spikefinder holds the recordings 4.train, "
        + "5.train and 6.train (pairs of .calcium.csv and .spikes.csv), but is not set."
    case .unreadable(let path): "\(path) cannot be read."
    }
  }
}

/// The three recordings that training runs on, from the disk.
func loadRecordings() throws -> Recording {
  guard let folder = getenv("VAE_DATA") else { throw BenchmarkError.noData }
  let files = Files(read: bytes(ofFile:), exists: { access($0, R_OK) == 0 }, names: { _ in [] })
  return try Recording.load(
    [4, 5, 6].map { "\(String(cString: folder))/spikefinder/\($0).train" }, from: files)
}

private func bytes(ofFile path: String) throws -> [UInt8] {
  guard let file = fopen(path, "r") else { throw BenchmarkError.unreadable(path: path) }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  let size = max(0, ftell(file))
  rewind(file)
  return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    count = fread(buffer.baseAddress, 1, size, file)
  }
}

/// All windows of the recordings, each scaled by itself as in the 2017 tutorial, reaching so many
/// bins before and after their centre.
func allWindows(reach: Int = 10) throws -> Dataset {
  try loadRecordings().windows(
    WindowCut(before: reach, after: reach, step: 10, spike: 2, normalisation: .window))
}

extension Dataset {
  /// Evenly split rows, drawn with replacement.
  func evenlySplit(_ count: Int) throws -> Dataset {
    try balanced(count: count, replacing: true, seed: 1)
  }
}
