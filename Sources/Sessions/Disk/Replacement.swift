import Glibc

/// Files that take the places of others together: all are whole and on the disk before the first
/// does, and where one cannot, those before it give their places back.
struct Replacement {
  private let steps: DiskSteps
  private var staged: [StagedFile] = []
  private var kept: [KeptFile] = []

  init(_ steps: DiskSteps) { self.steps = steps }

  /// A file beside its target, to which its bytes are to be added.
  mutating func opened(for target: String) throws(SystemFault) -> StagedFile {
    let file = try StagedFile(for: target, steps)
    staged.append(file)
    return file
  }

  /// Puts all in their places.
  mutating func settle() throws(SystemFault) {
    while let file = staged.first {
      let old = staged.count > 1 ? KeptFile(file.target, steps) : nil
      do throws(SystemFault) {
        try file.settle()
      } catch {
        old?.forget()
        throw error
      }
      staged.removeFirst()
      file.close()
      if let old { kept.append(old) }
    }
    for file in kept { file.forget() }
    kept = []
  }

  /// Takes back what has been done.
  mutating func undo() {
    for file in kept.reversed() { file.putBack() }
    for file in staged { file.discard() }
    (staged, kept) = ([], [])
  }
}

/// What stood in a place before another file took it, under a second name as long as that may be
/// taken back.
private struct KeptFile {
  let path: String
  private let steps: DiskSteps
  /// The second name, nil where there is none.
  private let name: String?
  /// Whether nothing stood there.
  private let wasMissing: Bool
  /// Locked, so that nobody takes it for one left behind.
  private let file: Int32

  init(_ path: String, _ steps: DiskSteps) {
    (self.path, self.steps) = (path, steps)
    file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    wasMissing = file < 0 && errno == ENOENT
    let name = FilePath.folder(of: path) + "/" + StagedName.random()
    let isLocked = file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0
    self.name = isLocked && (try? steps(.link(path, to: name))) != nil ? name : nil
  }

  func putBack() {
    if let name {
      _ = try? steps(.rename(name, to: path))
    } else if wasMissing {
      _ = try? steps(.remove(path))
    }
    if file >= 0 { close(file) }
  }

  func forget() {
    if let name { _ = try? steps(.remove(name)) }
    if file >= 0 { close(file) }
  }
}
