import CDescriptors
import FoundationEssentials
import Glibc

/// Texts as C takes them, to be freed.
func cStrings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
  texts.map { strdup($0) } + [nil]
}

/// A pipe that no program inherits unless it is given to it: the end to read from, and the other.
func ownPipe() -> (near: Int32, far: Int32)? {
  var ends: [Int32] = [0, 0]
  guard pipe2(&ends, O_CLOEXEC) == 0 else { return nil }
  return (ends[0], ends[1])
}

/// The environment as "NAME=value".
var ownEnvironment: [String] {
  ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
}

/// Where this program is, nil where the system does not say.
var ownPath: String? {
  try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
}
