import Files
import Interpreter
import Sessions

/// A disk on whose clock every look is three seconds later.
final class HastyDisk: Host {
  private let disk: DiskHost
  private let clock = MemoryHost(tick: 3)

  init(_ disk: DiskHost) { self.disk = disk }

  func open(_ path: String) throws(HostError) -> any OpenFile { try disk.open(path) }
  func bond(of path: String) -> Bond? { disk.bond(of: path) }
  func write(_ files: [NewFile]) throws(HostError) { try disk.write(files) }
  func kind(of path: String) -> FileKind? { disk.kind(of: path) }
  func names(in folder: String) throws(HostError) -> [String] { try disk.names(in: folder) }
  func obstacle(toWriting path: String) -> String? { disk.obstacle(toWriting: path) }
  var time: Double { clock.time }
}
