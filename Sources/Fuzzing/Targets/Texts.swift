import Sessions

/// What is done with whatever a file gave.
private let uses = [
  "x", "describe(x)", "x[0]", "x.shape", "mean(x)", "save(x, \"copy.csv\")",
  "save(x, \"copy.json\")",
]

extension Target {
  static let tables = Target(
    name: "tables", summary: "CSV files as `read` takes them",
    corpus: { seeds.map { Array($0.utf8) } }, words: words
  ) { bytes in
    let trial = Trial(files: ["a.csv": bytes])
    trial.run("x = read(\"a.csv\")", then: uses + ["sort(x, by=x.columns[0])"])
    return trial.complaints
  }

  static let recordings = Target(
    name: "recordings", summary: "CSV files as `load` takes them",
    corpus: { (seeds + recordingSeeds).map { Array($0.utf8) } + [packed] },
    words: words + recordingWords
  ) { bytes in
    let trial = Trial(files: ["a.csv": bytes])
    trial.run("x = load(\"a.csv\")", then: ["x"])
    trial.run("x = load(\"a.csv\", rate=10Hz, orientation=\"rows\")", then: ["x"])
    trial.run("x = load(\"a.csv\", rate=10Hz, spikes=\"a.csv\", decimal=\",\")", then: ["x"])
    trial.run(
      "x = load(\"a.csv\", rate=10Hz)",
      then: ["x", "describe(x)", "windows(x, before=200ms, after=200ms)", "save(x, \"b.csv\")"])
    return trial.complaints
  }

  /// Traces, and after a byte of 0 their spikes.
  static let spikes = Target(
    name: "spikes", summary: "pairs of files as SpikeFinder has them",
    corpus: {
      ["0,1\n0.5,1\n0.25,2\n-1,\n2,\n\u{0}0,1\n0,1\n1,0\n0,\n2,\n"].map { Array($0.utf8) }
        + ["a\n1\n2\n3\n\u{0}a\n0\n1\n0\n"].map { Array($0.utf8) }
    }, words: words + ["\u{0}"]
  ) { bytes in
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    var files = ["a.calcium.csv": Array(parts[0])]
    if parts.count > 1 { files["a.spikes.csv"] = Array(parts[1]) }
    let trial = Trial(files: files)
    trial.run(
      "x = load(\"a.calcium.csv\", rate=10Hz)",
      then: ["x", "describe(x)", "windows(x, before=200ms, after=200ms)"])
    return trial.complaints
  }

  static let json = Target(
    name: "json", summary: "JSON files",
    corpus: {
      [
        #"[1, -2.5e3, true, null, "a\u00e9\ud83d\ude00\n", [], {}, {"a": [1, 2], "b": {"c": 0}}]"#,
        #"[[1, 2], [3, 4]]"#, #"{"accuracy": 0.5, "auc": null}"#,
        #"[{"name": "a", "auc": 0.5}, {"name": "b", "auc": 1}]"#,
      ].map { Array($0.utf8) }
    },
    words: [
      "[", "]", "{", "}", "\"a\":", ",", "null", "true", "\\ud83d", "\\u0000", "\\", "\u{FEFF}",
    ]
  ) { bytes in
    let trial = Trial(files: ["a.json": bytes])
    trial.run("x = read(\"a.json\")", then: uses)
    return trial.complaints
  }

  private static let words = [
    ",", ";", "\t", "\n", "\r\n", "\r", "\"", "\"\"", "time", "t", "name", "nan", "NaN", "inf", "-",
    "+", ".", "e", "E+", "\u{FEFF}", "é", " ", "1,5", "true", "0x10", "\u{0}", "s", "#",
  ]

  private static let seeds = [
    "time,a,b\n0,1,2\n0.1,2.5,-3\n0.2,1e-3,4\n", "1,2,3\n4,5,6\n", "a;b\n1,5;2\n2,5;\n",
    "name,auc,p\n\"a, \"\"b\"\"\",0.5,1e-300\nc,,0.25\n", "t\tx\r\n0\t1\r\n1\t2\r\n", "1\n2\n3\n",
    "\u{FEFF}a,b\n1,nan\n2,\n", "a,a\n1,2\n", "x\n\n1\n\n",
  ]

  private static let recordingSeeds = [
    "frame,unit_id,C\n0,3,1.5\n0,x,2\n1,3,4\n2,x,5\n", "# a 30 Hz\n# a,b\n1,2\n3,4\n",
    " ,Area1,Mean1\n1,9,0.5\n2,9,0.25\n", "\"a\" \"b\"\n\"1\" 1.5 2\n\"2\" 3 4\n",
    "sep=;\nZeit (ms);a\n0;1,5\n33;2,5\n67;-1,25\n133;4\n", "x,1,2,3\ny,4,5,6\n",
    " , C0\nTime(s)/Cell Status, accepted\n0.0, 1\n0.5, 2\n1.0, 3\n",
    "time,a\n0.0,1\n0.0,2\n0.1,3\n0.1,4\n", "1,346\n1,046\n",
    "T\t1\tC\t\n-nan(ind)\t1.5D+3\t\t\n",
  ]

  private static let recordingWords = [
    "sep=", "frame", "unit_id", "Time [ms]", "Unnamed: 0", "Mean2", "#DIV/0!", "True", "1.5D+3",
    "1e300", "-1e300", "%", "|", "\u{2212}", "1,046",
  ]

  /// "a,b\n1.5,2\n3,4\n", as gzip writes it.
  private static let packed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4B, 0xD4, 0x49, 0xE2, 0x32,
    0xD4, 0x33, 0xD5, 0x31, 0xE2, 0x32, 0xD6, 0x31, 0xE1, 0x02, 0x00, 0x66, 0xBD, 0x6D, 0x4C,
    0x0E, 0x00, 0x00, 0x00,
  ]
}
