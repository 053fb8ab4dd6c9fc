import Containers
package import Files

/// What stands at the path of a recording, open to be read: a file, or a folder of files.
package struct RecordingSource: Sendable {
  /// The path, for messages.
  package let path: String
  /// What the caller said of how it is to be read.
  package let options: ReadingOptions
  /// What of it is to be read.
  let reading: Reading
  private let content: Content
  private let disk: any Disk

  fileprivate enum Content {
    case file(any OpenFile, start: [UInt8])
    case container(any OpenFile, start: [UInt8], Container)
    case folder(names: [String])
  }

  /// How many bytes of a file there are to recognise it by.
  package static let startLength = 512

  /// Opens what stands at a path; of a file no more is read than it begins with, and of a container
  /// what is in it.
  package init(
    _ path: String, options: ReadingOptions = ReadingOptions(), reading: Reading = Reading(),
    on disk: any Disk, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(DatasetError) {
    (self.path, self.disk, self.options, self.reading) = (path, disk, options, reading)
    do {
      content = try Content(path, on: disk, isCancelled: isCancelled)
    } catch let error as HostError {
      throw .unreadable(file: path, error)
    } catch let fault as ContainerFault {
      throw .container(file: path, fault)
    } catch {
      throw .unrecognised(file: path)
    }
  }

  /// The bytes that a file begins with, at most `startLength`; none of a folder.
  package var start: [UInt8] {
    switch content {
    case .file(_, let start), .container(_, let start, _): start
    case .folder: []
    }
  }

  /// The names in a folder, sorted; nil for a file.
  package var names: [String]? {
    if case .folder(let names) = content { names } else { nil }
  }

  /// The arrays in a file that holds many; nil for any other.
  var container: Container? {
    if case .container(_, _, let container) = content { container } else { nil }
  }

  /// Whether the path ends in this, in letters of either case.
  package func hasEnding(_ ending: String) -> Bool { path.lowercased().hasSuffix(ending) }
}

extension RecordingSource {
  /// The file, or the one of that name in the folder. Throws where there is none.
  package func file(_ name: String? = nil) throws(DatasetError) -> any OpenFile {
    if name == nil, let file = content.file { return file }
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

extension RecordingSource.Content {
  fileprivate init(
    _ path: String, on disk: any Disk, isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    if disk.kind(of: path) == .folder {
      self = .folder(names: try disk.names(in: path))
      return
    }
    let file = try disk.open(path)
    let start = try file.start(RecordingSource.startLength)
    if let kind = ContainerKind(startingWith: start), !ForeignFile.isSheet(start) {
      self = .container(
        file, start: start, try Container(kind, file, isCancelled: isCancelled))
    } else {
      self = .file(file, start: start)
    }
  }

  fileprivate var file: (any OpenFile)? {
    switch self {
    case .file(let file, _), .container(let file, _, _): file
    case .folder: nil
    }
  }
}
