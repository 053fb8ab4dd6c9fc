import Datasets
import Files
import Foundation
import LinearAlgebra
import Sessions
import Synchronization

/// Files that exist only in memory, and how many bytes of them were read.
final class MemoryDisk: Disk {
  private let contents: [String: [UInt8]]
  private let count = Mutex(0)

  init(_ contents: [String: [UInt8]]) { self.contents = contents }

  /// How many bytes have been read of all files.
  var bytesRead: Int { count.withLock { $0 } }

  func open(_ path: String) throws(HostError) -> any OpenFile {
    guard let bytes = contents[path] else {
      throw HostError("cannot read \(path)", because: "no such file")
    }
    return CountedFile(file: MemoryFile(path, bytes)) { read in self.count.withLock { $0 += read } }
  }

  func kind(of path: String) -> FileKind? {
    if contents[path] != nil { return .file }
    return contents.keys.contains { $0.hasPrefix(path + "/") } ? .folder : nil
  }

  func names(in folder: String) throws(HostError) -> [String] {
    let prefix = folder == "." ? "" : folder == "/" ? "/" : folder + "/"
    let names = contents.keys.filter { $0.hasPrefix(prefix) }
      .compactMap { $0.dropFirst(prefix.count).split(separator: "/").first.map(String.init) }
    return Set(names).sorted()
  }
}

/// A file that tells how many bytes are read of it.
private struct CountedFile: OpenFile {
  let file: MemoryFile
  let note: @Sendable (Int) -> Void

  var path: String { file.path }
  var size: Int { file.size }
  var identity: FileIdentity? { file.identity }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(HostError) {
    note(buffer.count)
    try file.read(at: offset, into: buffer)
  }
}

func files(_ contents: [String: [UInt8]]) -> MemoryDisk { MemoryDisk(contents) }

func files(_ texts: [String: String]) -> MemoryDisk { files(texts.mapValues { Array($0.utf8) }) }

/// The one recording in a text, with the spikes in another.
func recording(
  _ text: String, spikes: String? = nil, rate: Double? = nil,
  options: ReadingOptions = ReadingOptions()
) throws(DatasetError) -> Recording {
  var contents = ["a.csv": text]
  contents["s.csv"] = spikes
  return try Recording.load(
    ["a.csv"], spikes: spikes == nil ? nil : "s.csv", rate: rate, options: options,
    from: files(contents))
}

extension Recording {
  /// The neurons' names without the file's.
  var columns: [String] { traces.map { String($0.name.split(separator: "/").last ?? "") } }
  /// The samples, NaN as -1.
  var numbers: [[Float]] { traces.map { $0.samples.map { $0.isNaN ? -1 : $0 } } }
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
let disk = DiskHost()

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
