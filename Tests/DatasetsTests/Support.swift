import Datasets
import Foundation
import LinearAlgebra

/// Files that exist only in memory.
func files(_ contents: [String: [UInt8]]) -> Files {
  struct Missing: Error, CustomStringConvertible { let description = "no such file" }
  return Files(
    read: { path in
      guard let bytes = contents[path] else { throw Missing() }
      return bytes
    },
    exists: { contents[$0] != nil },
    names: { folder in
      let prefix = folder.isEmpty || folder == "/" ? folder : folder + "/"
      return contents.keys.filter { $0.hasPrefix(prefix) }
        .map { String($0.dropFirst(prefix.count)) }.filter { !$0.contains("/") }
    })
}

func files(_ texts: [String: String]) -> Files { files(texts.mapValues { Array($0.utf8) }) }

/// The one recording in a text, at 100 Hz unless it says otherwise.
func recording(
  _ text: String, spikes: String? = nil, rate: Double? = nil
) throws(DatasetError) -> Recording {
  var contents = ["a.csv": text]
  contents["s.csv"] = spikes
  return try Recording.load(
    ["a.csv"], spikes: spikes == nil ? nil : "s.csv", rate: rate, from: files(contents))
}

/// The error that some work throws, if any.
func error(_ work: () throws -> some Any) -> DatasetError? {
  do {
    _ = try work()
    return nil
  } catch {
    return error as? DatasetError
  }
}

func field(
  _ file: String, _ line: Int, _ column: String, _ text: String,
  _ expected: DatasetError.Expectation
) -> DatasetError {
  .field(.init(file: file, line: line, column: column, text: text, expected: expected))
}

/// Where real recordings are, when the tests are told.
let dataFolder = ProcessInfo.processInfo.environment["VAE_DATA"]

/// The disk, for real recordings.
let disk = Files(
  read: { [UInt8](try Data(contentsOf: URL(filePath: $0))) },
  exists: { FileManager.default.fileExists(atPath: $0) },
  names: { try FileManager.default.contentsOfDirectory(atPath: $0) })

/// Small windows with labels, groups and spikes: neuron g has 6 + 4 g of them.
func someWindows(
  _ normalisation: Dataset.Normalisation = .window, neurons: Int = 5
) throws -> Dataset {
  var stream = RandomStream(seed: 3, purpose: .simulation)
  let traces = try (0..<neurons).map { neuron in
    let count = 4 + (6 + 4 * neuron) * 2
    return try Trace(
      name: "set/\(neuron)", samples: (0..<count).map { _ in Float(stream.normal()) + 5 },
      spikes: (0..<count).map { _ in UInt16(stream.poisson(mean: 0.3)) })
  }
  return try Recording(traces: traces, rate: 10, sources: ["set"]).windows(
    WindowCut(before: 2, after: 2, step: 2, spike: 1, normalisation: normalisation))
}
