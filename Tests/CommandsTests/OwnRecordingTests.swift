import Foundation
import HostInMemory
import Testing

/// The files that the README's table of recordings speaks of, and those that stand for them.
private let named = [
  "F.npy": "f8.npy", "session.npz": "plain.npz", "Fall.mat": "Fall.mat",
  "results.hdf5": "caiman.hdf5", "C.nc": "minian.nc", "session.nwb": "rate.nwb",
  "session.mat": "plain.mat", "cell.mat": "cascade.mat", "x.h5": "group.h5",
]
private let plane = ["F", "Fneu", "iscell", "spks", "ops"]

private let root = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private func reference(_ name: String) throws -> [UInt8] {
  Array(
    try Data(
      contentsOf: root.appending(path: "Tests/DatasetsTests/Reference").appending(path: name)))
}

@Suite("The README's table of recordings")
struct OwnRecordingTests {
  private let host: MemoryHost

  init() throws {
    var files = try named.mapValues(reference)
    for name in plane {
      files["suite2p/plane0/\(name).npy"] = try reference("suite2p-old/\(name).npy")
    }
    files["traces.csv"] = Array("time (s),a,b\n0,1,2\n0.1,2,3\n0.2,3,1\n".utf8)
    files["x.csv"] = files["traces.csv"]
    files["x.spikes.csv"] = Array("a,b\n0,1\n0,0\n2,0\n".utf8)
    host = MemoryHost(files)
  }

  /// The calls in the table whose files are here.
  private func calls() throws -> [String] {
    let text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let section = try #require(text.split(separator: "## Your own recordings").last)
    let rows = section.split(separator: "\n## ")[0].split(separator: "\n").filter {
      $0.hasPrefix("| ")
    }
    return rows.flatMap { $0.matches(of: /`(load\("([^"]*)"[^`]*)`/) }
      .filter { host.kind(of: String($0.2)) != nil }.map { String($0.1) }
  }

  @Test("Every call in it reads a recording")
  func works() throws {
    let calls = try calls()
    #expect(calls.count == named.count + 3)
    for call in calls {
      let space = Workspace(host: host)
      #expect(try space.holds("r = \(call)\nr.rate > 0Hz and length(r) > 0"), "\(call)")
    }
  }

  @Test("The options that it names are taken")
  func options() throws {
    let space = Workspace(host: host)
    try space.run("r = load(\"suite2p/plane0\", neuropil=0, cells=false)")
    #expect(try space.holds("length(r) == 3 and r[1, 4] == 17"))
    #expect(try space.holds("length(load(\"suite2p/plane0\", array=\"spks\")) == 2"))
    #expect(try space.holds("load(\"results.hdf5\", array=\"S\", cells=false)[0, 0] == 0.5"))
    #expect(try space.holds("length(load(\"C.nc\", array=\"S\", rate=20Hz)) == 3"))
  }
}
