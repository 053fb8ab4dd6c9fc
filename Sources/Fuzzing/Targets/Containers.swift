import Files
import Sessions

extension Target {
  static let archives = container(
    ".npz", summary: "zip archives of NumPy arrays, as `load` takes them",
    words: ["PK\u{1}\u{2}", "PK\u{3}\u{4}", "PK\u{5}\u{6}", "traces.npy", "<f4", "<U8", "|O"])
  static let matlab = container(
    ".mat", summary: "MATLAB files, as `load` takes them",
    words: ["\u{E}\u{0}\u{0}\u{0}", "\u{F}\u{0}\u{0}\u{0}", "\u{6}\u{0}\u{0}\u{0}", "traces", "IM"])
  static let neurodata = container(
    ".nwb", summary: "NWB files, as `load` takes them",
    words: ["TREE", "HEAP", "SNOD", "GCOL", "OHDR", "data", "rate", "RoiResponseSeries"])

  /// Files of many arrays, which another process reads.
  private static func container(_ ending: String, summary: String, words: [String]) -> Target {
    let name = "a" + ending
    return Target(
      name: String(ending.dropFirst()), summary: summary,
      corpus: {
        let code = "save(demo(neurons=2, seconds=2s, rate=20Hz, seed=1), \"\(name)\")"
        return Trial.files(of: code).values.map { $0 }
      }, words: words
    ) { bytes in
      let trial = Trial(files: [name: bytes])
      trial.run("x = load(\"\(name)\")", then: ["x", "describe(x)"])
      return trial.complaints
    }
  }

  /// The pickle in which a suite2p folder has its rate.
  static let pickles = Target(
    name: "pickles", summary: "ops.npy of suite2p, of which one number is looked for",
    corpus: { rates.map { start + $0 } },
    words: [
      "\u{8}fs", "fsG", "q\u{1}", "X\u{2}\u{0}\u{0}\u{0}fs", "C\u{8}", "K\u{1E}", "numpy", ".",
    ]
  ) { bytes in
    let trial = Trial(files: [
      "s/F.npy": ArrayFile.bytes([1, 2, 3, 4], shape: [1, 4]), "s/ops.npy": bytes,
    ])
    trial.run("x = load(\"s\")", then: ["x.rate", "x"])
    return trial.complaints
  }

  /// How such a file begins; then a key, and a number in the ways that Python writes one.
  private static let start = ArrayFile.opening(type: "|O", shape: []) + [0x80, 4, 0x7D, 0x94]
  private static let rates: [[UInt8]] = [
    [0x8C, 2, 0x66, 0x73, 0x94, 0x47, 0x40, 0x3E, 0xE6, 0x66, 0x66, 0x66, 0x66, 0x66, 0x73, 0x2E],
    [0x58, 2, 0, 0, 0, 0x66, 0x73, 0x71, 1, 0x4B, 30, 0x73, 0x2E],
    [0x8C, 2, 0x66, 0x73, 0x94, 0x68, 5, 0x43, 8, 0, 0, 0, 0, 0, 0, 0x1E, 0x40, 0x94, 0x2E],
  ]
}
