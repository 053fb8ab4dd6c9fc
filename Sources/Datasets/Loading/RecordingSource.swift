package import Files

/// What stands at the path of a recording, open to be read: a file, or a folder of files.
package struct RecordingSource: Sendable {
  /// The path, for messages.
  package let path: String
  /// What the caller said of how it is to be read.
  package let options: ReadingOptions
  private let content: Content
  private let disk: any Disk

  private enum Content {
    case file(any OpenFile, start: [UInt8])
    case folder(names: [String])
  }

  /// How many bytes of a file there are to recognise it by.
  package static let startLength = 512

  /// Opens what stands at a path; of a file no more is read than it begins with.
  package init(
    _ path: String, options: ReadingOptions = ReadingOptions(), on disk: any Disk
  ) throws(DatasetError) {
    (self.path, self.options, self.disk) = (path, options, disk)
    do throws(HostError) {
      if disk.kind(of: path) == .folder {
        content = .folder(names: try disk.names(in: path))
      } else {
        let file = try disk.open(path)
        content = .file(file, start: try file.start(Self.startLength))
      }
    } catch {
      throw .unreadable(file: path, error)
    }
  }

  /// The bytes that a file begins with, at most `startLength`; none of a folder.
  package var start: [UInt8] {
    if case .file(_, let start) = content { start } else { [] }
  }

  /// The names in a folder, sorted; nil for a file.
  package var names: [String]? {
    if case .folder(let names) = content { names } else { nil }
  }

  /// Whether the path ends in this, in letters of either case.
  package func hasEnding(_ ending: String) -> Bool { path.lowercased().hasSuffix(ending) }
}

extension RecordingSource {
  /// The file, or the one of that name in the folder. Throws where there is none.
  package func file(_ name: String? = nil) throws(DatasetError) -> any OpenFile {
    if name == nil, case .file(let file, _) = content { return file }
    let path = name.map { "\(self.path)/\($0)" } ?? self.path
    do { return try disk.open(path) } catch { throw .unreadable(file: path, error) }
  }

  /// All bytes of the file, or of the one of that name in the folder.
  package func bytes(_ name: String? = nil) throws(DatasetError) -> [UInt8] {
    let file = try file(name)
    do { return try file.bytes() } catch { throw .unreadable(file: file.path, error) }
  }

  /// The file as an array, or the one of that name in the folder.
  package func array(_ name: String? = nil) throws(DatasetError) -> ArrayFile {
    let file = try file(name)
    do { return try ArrayFile(file) } catch { throw .array(file: file.path, error) }
  }
}
