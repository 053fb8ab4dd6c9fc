import Datasets
import Files
import Testing

@Suite("Finding and joining files")
struct LoadingTests {
  let folder = files([
    "d/2.train.calcium.csv": "0,1\n1,2\n3,4\n", "d/2.train.spikes.csv": "0,1\n0,1\n1,0\n",
    "d/10.train.calcium.csv": "0\n5\n6\n", "d/10.train.spikes.csv": "0\n0\n2\n",
    "d/1.test.calcium.csv": "0\n7\n8\n", "d/notes.txt": "hello",
    "other/2.train.calcium.csv": "0\n9\n", "plain.csv": "t,x\n0,1\n0.01,2\n",
    "slow.csv": "t,x\n0,1\n0.1,2\n",
  ])

  private func names(_ paths: [String]) throws -> [String] {
    try Recording.load(paths, from: folder).traces.map(\.name)
  }

  @Test("The start of a pair's names finds both files, at 100 Hz")
  func pair() throws {
    let read = try Recording.load(["d/2.train"], from: folder)
    #expect(read.traces.map(\.name) == ["2.train/0", "2.train/1"])
    #expect(read.traces.map(\.spikes) == [[0, 1], [1, 0]])
    #expect(read.rate == 100)
    #expect(read.sources == ["d/2.train.calcium.csv", "d/2.train.spikes.csv"])
    #expect(try Recording.load(["d/2.train.calcium.csv"], from: folder) == read)
  }

  @Test(
    "A pattern takes every pair once, in natural order",
    arguments: ["d/*.train", "d/*.train*", "d/*.train.calcium.csv", "d/*.train.*.csv"])
  func pattern(_ path: String) throws {
    #expect(try names([path]) == ["2.train/0", "2.train/1", "10.train/0"])
  }

  @Test("Folders may have * too, and ** stands for any of them; hidden ones are left out")
  func folders() throws {
    #expect(
      try names(["*/2.train"]) == ["d/2.train/0", "d/2.train/1", "other/2.train/0"])
    let deep = files([
      "a.csv": "t,x\n0,1\n1,2\n", "p/b.csv": "t,y\n0,1\n1,2\n", "p/.c.csv": "no",
      "p/q/c.csv": "t,z\n0,1\n1,2\n", ".r/d.csv": "no", "p/e.csv/f": "in a folder of that name",
      "p/q/c_spikes.csv": "t,z\n0,0\n1,3\n",
    ])
    let all = try Recording.load(["**/*.csv"], from: deep)
    #expect(all.traces.map(\.name) == ["a/x", "b/y", "c/z"])
    #expect(all.traces[2].spikes == [0, 3])
    #expect(try Recording.load(["p/*.csv"], from: deep).traces.count == 1)
    #expect(try Recording.load(["p/**/c*"], from: deep).traces.count == 1)
  }

  @Test("A file whose name holds * is meant by it")
  func literalStar() throws {
    let disk = files(["a*.csv": "t,x\n0,1\n1,2\n", "ab.csv": "t,y\n0,1\n1,2\n"])
    #expect(try Recording.load(["a*.csv"], from: disk).traces.map(\.name) == ["a*/x"])
  }

  @Test(
    "Files pair by their names, in letters of either case",
    arguments: [
      ("x.csv", "x.spikes.csv"), ("x.csv", "x_spikes.csv"), ("x_calcium.csv", "x_spikes.csv"),
      ("X.Calcium.CSV", "X.Spikes.CSV"), ("x.tsv", "x.spikes.tsv"),
      ("x_traces.csv", "x_spikes.csv"),
    ])
  func pairing(_ traces: String, _ spikes: String) throws {
    let disk = files(["d/" + traces: "a,b\n1.5,2\n3,4\n", "d/" + spikes: "a,b\n0,1\n2,0\n"])
    for path in ["d/" + traces, "d/*"] {
      let read = try Recording.load([path], rate: 10, from: disk)
      #expect(read.traces.map(\.spikes) == [[0, 2], [1, 0]])
      #expect(read.sources == ["d/" + traces, "d/" + spikes])
    }
  }

  @Test("A list joins files in its order; a single column named 0 is a header")
  func list() throws {
    #expect(try names(["d/10.train", "d/2.train"]) == ["10.train/0", "2.train/0", "2.train/1"])
    let read = try Recording.load(["d/1.test", "plain.csv"], from: folder)
    #expect(read.traces.map(\.samples) == [[7, 8], [1, 2]])
    #expect(!read.hasSpikes)
  }

  @Test("Files of one name in two folders are told apart by their paths")
  func sameName() throws {
    #expect(
      try names(["d/2.train", "other/2.train"])
        == ["d/2.train/0", "d/2.train/1", "other/2.train/0"])
  }

  @Test(
    "What cannot be found or joined is refused",
    arguments: [
      (
        ["d/3.train"],
        "there is no file d/3.train, nor d/3.train.calcium.csv; did you mean \"d/2.train\"?"
      ),
      (["d/zebra"], "there is no file d/zebra, nor d/zebra.calcium.csv"),
      (
        ["d/2.train.spikes.csv"],
        "d/2.train.spikes.csv holds the spikes of d/2.train.calcium.csv, but traces are needed"
      ),
      (["d/*.none"], "no file matches \"d/*.none\""),
      ([], "the files to load must be at least one, but there is none"),
      (
        ["d/2.train", "d/2.*"],
        "each file must be given once, but d/2.train.calcium.csv is given twice"
      ),
      (
        ["d/2.train", "slow.csv"],
        "slow.csv must have the rate of d/2.train.calcium.csv (100 Hz), but has 10 Hz"
      ),
      (["d/notes.txt"], "d/notes.txt has no data"),
    ])
  func refused(_ paths: [String], _ message: String) {
    #expect(
      error { try Recording.load(paths, from: folder) }?.message
        == message)
  }

  @Test("A file that cannot be read says why")
  func unreadable() {
    struct Broken: Disk {
      func open(_ path: String) throws(HostError) -> any OpenFile {
        throw HostError("cannot read \(path)", because: "it is broken")
      }
      func kind(of path: String) -> FileKind? { .file }
      func names(in folder: String) throws(HostError) -> [String] { [] }
    }
    let found = error { try Recording.load(["x"], from: Broken()) }
    #expect(found?.message == "x cannot be read: it is broken")
  }

  @Test("Spikes go with one file only, and a format has a known name")
  func options() {
    #expect(
      error {
        try Recording.load(["d/2.train", "d/1.test"], spikes: "s", from: folder)
      } == .spikesForSeveral(files: 2))
    #expect(
      error {
        try Recording.load(["d/2.train"], format: "zarr", from: folder)
      }?.message
        == "format must be one of npy, suite2p, nwb, caiman, minian, cascade, c2s, npz, mat, hdf5, "
        + "spikefinder, csv, but is \"zarr\"")
  }

  @Test("A format that is asked for by name reads files of other names")
  func namedFormat() throws {
    let read = try Recording.load(
      ["x.txt"], format: "spikefinder", from: files(["x.txt": "0\n1\n2\n"]))
    #expect(read.rate == 100)
    #expect(read.traces[0].samples == [1, 2])
  }

  @Test("Pairs may lack their header")
  func noHeader() throws {
    let read = try Recording.load(
      ["5"],
      from: files(["5.calcium.csv": "0.5,1\n2,3\n", "5.spikes.csv": "0,0\n1,0\n"]))
    #expect(read.traces.map(\.samples) == [[0.5, 2], [1, 3]])
    #expect(read.traces.map(\.spikes) == [[0, 1], [0, 0]])
  }
}
