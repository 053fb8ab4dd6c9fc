import Datasets
import Glibc
import Sessions

/// Why a workload cannot be run.
enum BenchmarkError: Error, CustomStringConvertible {
  case noData

  var description: String {
    switch self {
    case .noData:
      "VAE_DATA must name the folder whose subfolder spikefinder holds the recordings 4.train, "
        + "5.train and 6.train (pairs of .calcium.csv and .spikes.csv), but is not set."
    }
  }
}

/// The three recordings that training runs on, from the disk.
func loadRecordings() throws -> Recording {
  guard let folder = getenv("VAE_DATA") else { throw BenchmarkError.noData }
  return try Recording.load(
    [4, 5, 6].map { "\(String(cString: folder))/spikefinder/\($0).train" }, from: DiskHost())
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
