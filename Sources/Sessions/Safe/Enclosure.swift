import CBeneath
import Glibc

/// The folders that may be used, and what of them.
///
/// A path is taken apart as text, to find the folder that it begins with; the rest is resolved by
/// the system from there when something is opened, and refused where links or `..` lead out. What
/// is put there between a look and the opening gains nothing by it.
struct Enclosure: Sendable {
  let areas: [Area]

  /// Opens what a path leads to, links followed where they stay inside.
  func open(_ path: String, _ flags: Int32) throws(SystemFault) -> Int32 {
    guard !path.utf8.contains(0) else { throw SystemFault(ENOENT) }
    var fault = SystemFault.outside
    for area in areas {
      guard let rest = area.rest(of: path) else { continue }
      do throws(SystemFault) {
        return try area.folder.open(rest, flags)
      } catch  where error == .outside {
        continue
      } catch {
        fault = error
      }
    }
    throw fault
  }

  /// Opens a file to be read, or a folder; nothing else is even touched.
  func open(toRead path: String, _ flags: Int32) throws(SystemFault) -> Int32 {
    try requireOrdinary(try Descriptor(try open(path, cb_place)).status)
    let file = try open(path, flags)
    do throws(SystemFault) {
      try requireOrdinary(try Descriptor.status(of: file))
      return file
    } catch {
      close(file)
      throw error
    }
  }

  /// What stands at a path, links followed.
  func status(_ path: String) throws(SystemFault) -> stat {
    try Descriptor(try open(path, cb_place)).status
  }

  /// The folder that a path's file is to be written in, and its name there.
  func parent(of path: String) throws(SystemFault) -> (folder: Descriptor, name: String) {
    let name = FilePath.name(of: path)
    guard !["", ".", ".."].contains(name), !path.utf8.contains(0) else { throw .outside }
    var fault = SystemFault.outside
    for area in areas where area.isWritable {
      guard let rest = area.rest(of: FilePath.folder(of: path)) else { continue }
      do throws(SystemFault) {
        let folder = Descriptor(try area.folder.open(rest, cb_place | O_DIRECTORY))
        try area.check(name, in: folder)
        return (folder, name)
      } catch  where error == .outside {
        continue
      } catch {
        fault = error
      }
    }
    throw fault
  }

  /// The names in a folder that may be read.
  func names(in folder: String) throws(SystemFault) -> [String] {
    var names: Set<String>?
    for area in areas {
      guard let rest = area.rest(of: folder, listing: true) else { continue }
      let file = try area.folder.open(rest, O_RDONLY | O_DIRECTORY)
      names = (names ?? []).union(FilePath.names(of: file).filter(area.admits))
    }
    guard let names else { throw .outside }
    return Array(names)
  }

  private func requireOrdinary(_ status: stat) throws(SystemFault) {
    guard [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else { throw .noFile }
  }
}

extension SystemFault {
  /// The path leads to none of the folders that may be used.
  static let outside = SystemFault(EXDEV)
  /// It is a pipe or a device.
  static let noFile = SystemFault(EMEDIUMTYPE)
  /// It is where programs keep their settings.
  static let hidden = SystemFault(EKEYREJECTED)
}

/// An open file or folder, closed with the last that holds it.
final class Descriptor: Sendable {
  let number: Int32

  /// Takes charge of an open file.
  init(_ number: Int32) { self.number = number }

  /// Opens a folder; through links, as whoever runs the program names it.
  init(folder: String) throws(SystemFault) {
    number = Glibc.open(folder, cb_place | O_DIRECTORY | O_CLOEXEC)
    guard number >= 0 else { throw SystemFault(errno) }
  }

  deinit { close(number) }

  /// Opens what a path leads to below this folder.
  func open(_ path: String, _ flags: Int32, mode: UInt32 = 0) throws(SystemFault) -> Int32 {
    let file = cb_open(number, path, flags, mode)
    guard file >= 0 else { throw SystemFault(errno) }
    return file
  }

  var status: stat {
    get throws(SystemFault) { try Self.status(of: number) }
  }

  static func status(of file: Int32) throws(SystemFault) -> stat {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw SystemFault(errno) }
    return status
  }

  /// The path without links; nil where the system does not say.
  var path: String? { FilePath.link(at: "/proc/self/fd/\(number)") }
}
