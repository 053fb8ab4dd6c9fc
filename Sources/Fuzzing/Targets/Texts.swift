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
    corpus: { seeds.map { Array($0.utf8) } }, words: words
  ) { bytes in
    let trial = Trial(files: ["a.csv": bytes])
    trial.run("x = load(\"a.csv\")", then: ["x"])
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
}
