import Datasets
import Files
import Interpreter

/// A path or a list of paths.
struct Paths: Bindable {
  let paths: [String]

  static var valueType: ValueType { .oneOf([.text, .list(.text)]) }

  static func bind(_ value: Value) throws(Mismatch) -> Paths {
    if case .text(let path) = value { return Paths(paths: [path]) }
    guard let paths = try? [String].bind(value), !paths.isEmpty else {
      throw Mismatch(expected: "a path or a list of paths", found: value)
    }
    return Paths(paths: paths)
  }

  var value: Value { paths.value }

  /// Why no recording is at a path or pattern, nil where one is.
  static let obstacle: @Sendable (String, any Host) -> String? = { path, host in
    do throws(DatasetError) {
      try Recording.checkExists(path, on: host)
      return nil
    } catch {
      return error.message
    }
  }

  /// The files that may be there when a value has been saved at a path.
  static let written: @Sendable (String) -> [String] = { path in
    let names = RecordingNames(path)
    let arrays = path.hasSuffix(".npy") ? [String(path.dropLast(4)) + ".spikes.npy"] : []
    return [path, names.traces, names.spikes] + arrays
  }

  /// Why there is no single file at a path, nil where one is.
  static let fileObstacle: @Sendable (String, any Host) -> String? = { path, host in
    switch host.kind(of: path) {
    case .file: nil
    case .folder: "\(path) is a folder, but a file is needed"
    case nil: "there is no file \(path)"
    }
  }
}

/// The files that may be meant where a path names a recording: itself, traces and spikes.
package func recordingFiles(at path: String) -> [String] { Paths.written(path) }

extension Paths {
  /// Of the names in a folder, those with one of some endings.
  static func ending(in endings: String...) -> @Sendable ([String]) -> [String] {
    { names in names.filter { name in endings.contains { name.hasSuffix($0) } } }
  }
}
