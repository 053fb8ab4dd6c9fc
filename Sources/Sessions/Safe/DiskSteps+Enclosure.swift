import Glibc

extension DiskSteps {
  /// Steps that reach no further than an enclosure, whatever links and `..` a path holds.
  static func within(_ enclosure: Enclosure) -> DiskSteps {
    DiskSteps(
      { (step) throws(SystemFault) in try enclosure.perform(step) },
      toRead: { (path, flags) throws(SystemFault) in try enclosure.open(toRead: path, flags) })
  }
}

extension Enclosure {
  /// Makes a step in folders that are open: of a path, the last name alone is left to the system,
  /// and is no link that it follows.
  fileprivate func perform(_ step: DiskStep) throws(SystemFault) -> Int {
    switch step {
    case .open(let path, let flags, let mode): return Int(try open(toWrite: path, flags, mode))
    case .rename(let path, let target):
      let (old, new) = (try parent(of: path), try parent(of: target))
      return try made(renameat(old.folder.number, old.name, new.folder.number, new.name))
    case .link(let path, let name):
      let (old, new) = (try parent(of: path), try parent(of: name))
      return try made(linkat(old.folder.number, old.name, new.folder.number, new.name, 0))
    case .remove(let path):
      let place = try parent(of: path)
      return try made(unlinkat(place.folder.number, place.name, 0))
    case .makeFolder(let path, let mode):
      let place = try parent(of: path)
      return try made(mkdirat(place.folder.number, place.name, mode))
    case .write, .resize, .synchronise, .setMode, .setOwner, .setAttribute:
      return try step.perform()
    }
  }

  private func made(_ result: Int32) throws(SystemFault) -> Int {
    guard result >= 0 else { throw SystemFault(errno) }
    return Int(result)
  }

  private func open(
    toWrite path: String, _ flags: Int32, _ mode: UInt32
  ) throws(SystemFault) -> Int32 {
    let place = try parent(of: path)
    // Without waiting: a pipe would keep `open` itself.
    let flags = flags | O_NOFOLLOW | O_NONBLOCK
    do throws(SystemFault) {
      let file = try place.folder.open(place.name, flags, mode: mode)
      if try Descriptor.status(of: file).st_mode & S_IFMT == S_IFREG { return file }
      close(file)
    } catch  where error.number == ELOOP {
      throw .outside
    }
    throw .noFile
  }
}
