import Glibc

/// An open file that only grows; what cannot be written whole leaves nothing of itself.
struct GrowingFile {
  let file: Int32
  let steps: DiskSteps

  func append(_ bytes: [UInt8]) throws(SystemFault) {
    let size = lseek(file, 0, SEEK_END)
    do throws(SystemFault) {
      try steps.write(bytes, to: file)
    } catch {
      if size >= 0 { _ = try? steps(.resize(file, to: Int(size))) }
      throw error
    }
  }
}
