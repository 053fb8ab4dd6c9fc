import HostInMemory
import Interpreter
import Testing

@Suite("Events by their commands")
struct EventCommandTests {
  private func host(_ csv: String) -> MemoryHost { MemoryHost(["e.csv": Array(csv.utf8)]) }

  @Test(
    "The column of times is found by its name, in its unit, and stands first in seconds",
    arguments: [
      ("time,kind\n2,a\n5,b\n", [2, 5]), ("kind,Onset (ms)\na,2000\nb,5500\n", [2, 5.5]),
      ("trial,start_time\n0,1.5\n1,3\n", [1.5, 3]), ("t_s,x\n1,0\n2,0\n", [1, 2]),
      ("trial,stim_time_ms,timestamp\n0,250,9\n1,750,8\n", [0.25, 0.75]),
      ("Time [min]\n1\n2\n", [60, 120]),
    ])
  func times(_ csv: String, _ seconds: [Double]) throws {
    let space = Workspace(host: host(csv))
    try space.run("e = events(\"e.csv\")")
    for (index, time) in seconds.enumerated() {
      #expect(try space.holds("abs(e.time[\(index)] - \(time)s) < 1us"))
    }
  }

  @Test("Another column is named, and where none is there the columns are told")
  func named() throws {
    let space = Workspace(host: host("lick,kind\n2,a\n5,b\n"))
    #expect(try space.holds("events(\"e.csv\", time=\"lick\").time[1] == 5s"))
    let failure = #expect(throws: Workspace.Failure.self) { try space.run("events(\"e.csv\")") }
    #expect(failure?.description.contains("it has lick and kind") == true)
  }

  @Test("A missing time is refused with its row")
  func missing() throws {
    let space = Workspace(host: host("time,kind\n2,a\n,b\n"))
    let failure = #expect(throws: Workspace.Failure.self) { try space.run("events(\"e.csv\")") }
    #expect(failure?.description.contains("row 2") == true)
  }

  @Test("Labels are a list or the table's column, and must be one for each event")
  func labels() throws {
    let space = Workspace(host: host("time,kind\n2,go\n5,stop\n7,go\n"))
    try space.run("r = demo(neurons=2, seconds=10s, seed=1); e = events(\"e.csv\")")
    #expect(try space.holds("windows(r, at=e, labels=\"kind\").names == [\"go\", \"stop\"]"))
    #expect(try space.holds("all(windows(r, at=e, labels=\"kind\").counts == tensor([4, 2]))"))
    #expect(try space.holds("windows(r, at=[2s, 500ms], labels=[1, 0]).names == [\"0\", \"1\"]"))
    for wrong in [
      "windows(r, at=e, labels=\"sort\")", "windows(r, at=e, labels=[\"a\"])",
      "windows(r, labels=[\"a\"])", "windows(r, at=[2], labels=\"kind\")", "windows(r, at=[])",
      "windows(r, at=[1000])", "windows(r, at=table(a=[1]))", "align(r, at=\"x\")",
    ] {
      let failure = #expect(throws: Workspace.Failure.self, "\(wrong)") { try space.run(wrong) }
      #expect(failure?.messages.count == 1)
    }
  }

  @Test("Windows keep the columns of their events, and are labelled and selected by them")
  func columns() throws {
    let csv =
      "time,orientation,contrast,correct,side\n2,0,0.5,true,left\n5,45,1,false,right\n"
      + "7,0,1,true,left\n"
    let space = Workspace(host: host(csv))
    try space.run(
      "r = demo(neurons=2, seconds=10s, seed=1); e = events(\"e.csv\"); d = windows(r, at=e)")
    #expect(try space.value("d").summary.contains("labels unknown · events with orientation, "))
    #expect(
      try space.holds("d.events.columns == [\"orientation\", \"contrast\", \"correct\", \"side\"]"))
    #expect(try space.holds("relabel(d, \"contrast\").names == [\"0.5\", \"1\"]"))
    #expect(try space.holds("relabel(d, \"side\").counts[0] == 4"))
    #expect(try space.holds("all(select(d, where={contrast: 1}).times == [5, 7, 5, 7])"))
    #expect(try space.number("length(select(d, where={contrast: [0.5, 1], correct: true}))") == 4)
    #expect(try space.number("length(select(d, where={side: \"right\"}))") == 2)
    #expect(try space.number("length(select(d, where=d.events.contrast > 0.7))") == 4)
    #expect(try space.holds("windows(r, at=e, labels=\"side\").events.contrast[1] == 1"))
    #expect(
      try space.holds("concat(d, d).events.side[6] == \"left\" and d[1:3].events.contrast[0] == 1"))
    #expect(try space.holds("encode(pca(d, k=2), d).events.side[0] == \"left\""))
    for (wrong, part) in [
      ("select(d, where={contrast: 0.3})", "contrast is 0.5 and 1"),
      ("select(d, where={sort: 1})", "what is known: orientation, contrast, correct and side"),
      ("relabel(d, \"sort\")", "what is known"),
      ("select(d, where={contrast: []})", "a value or more"),
      ("relabel(windows(r), \"side\")", "keeps the columns of the table"),
    ] {
      let failure = #expect(throws: Workspace.Failure.self, "\(wrong)") { try space.run(wrong) }
      #expect(failure?.description.contains(part) == true, "\(String(describing: failure))")
    }
  }

  @Test("What is known of events is kept in files")
  func kept() throws {
    let csv = "time,contrast,side\n2,0.5,left\n5,,right\n"
    let space = Workspace(host: host(csv))
    try space.run(
      """
      d = windows(demo(neurons=2, seconds=10s, seed=1), at=events("e.csv"))
      save(d, "d.safetensors"); f = read("d.safetensors")
      """)
    #expect(try space.holds("f.events.side == d.events.side and f.events.contrast[0] == 0.5"))
    let failure = #expect(throws: Workspace.Failure.self) {
      try space.run("relabel(f, \"contrast\")")
    }
    #expect(failure?.description.contains("of row 1 contrast is missing") == true)
    try space.run("f = relabel(select(f, where={side: \"left\"}), \"contrast\")")
    #expect(try space.number("length(f)") == 2)
  }

  @Test("A table of comma-separated values keeps them as numbers, texts and truth values")
  func written() throws {
    let csv =
      "time,contrast,side,correct,code\n2,0.1,\"a, \"\"b\"\"\nc\",true,\"007\"\n5,,,false,\"8\"\n"
    let space = Workspace(host: host(csv))
    try space.run(
      """
      d = windows(demo(neurons=2, seconds=10s, seed=1), at=events("e.csv"), labels="correct")
      save(d, "d.csv"); f = read("d.csv")
      """)
    #expect(try space.holds("f.events.columns == d.events.columns"))
    #expect(try space.holds("f.events.side == d.events.side and f.events.code == d.events.code"))
    #expect(try space.holds("all(f.events.correct == d.events.correct) and shape(f) == shape(d)"))
    #expect(
      try space.holds(
        "f.events.contrast[0] == 0.1 and f.events.contrast[1] != f.events.contrast[1]"))
    #expect(try space.number("length(select(f, where={correct: true, code: \"007\"}))") == 2)
    // Another's table with such a name is data.
    try space.run("save(table(events_a=[1, 2], events_b=[3, 4]), \"t.csv\")")
    #expect(try space.holds("read(\"t.csv\").columns == [\"events_a\", \"events_b\"]"))
  }

  @Test("A population keeps what is known of the event that a row is near")
  func populationColumns() throws {
    let space = Workspace(host: host("time,contrast,side,go\n2,0.5,left,true\n6,1,right,false\n"))
    try space.run(
      "d = population(demo(neurons=3, seconds=10s, seed=1), bin=500ms, at=events(\"e.csv\"), labels=\"side\")"
    )
    #expect(try space.holds("d.events.side[4] == \"left\" and d.events.side[0] == \"\""))
    #expect(try space.holds("d.events.contrast[12] == 1 and d.events.go[4] == \"true\""))
    #expect(try space.number("length(select(d, where={go: false}))") == 2)
    #expect(
      try space.holds(
        "relabel(select(d, where={side: [\"left\", \"right\"]}), \"contrast\").names == [\"0.5\", \"1\"]"
      ))
    try space.run("save(d, \"d.csv\"); f = read(\"d.csv\")")
    #expect(try space.holds("f.events.side == d.events.side and f.events.go == d.events.go"))
  }

  @Test(
    "Times of day are taken from when the recording began",
    arguments: [
      ("9:00:02\n9:00:05.5", "\"09:00:00\"", [2, 5.5]),
      ("2024-05-01T09:00:02\n2024-05-02T09:00:02", "\"2024-05-01 09:00:00\"", [2, 86_402]),
      ("2024-02-29T23:59:59Z\n2024-03-01T00:00:01Z", "\"2024-02-29T23:59:58+00:00\"", [1, 3]),
      ("2024-05-01T07:00:02Z\n2024-05-01T09:00:05+02:00", "\"2024-05-01T05:00:00-02:00\"", [2, 5]),
      ("23:59:59\n00:00:01", "\"23:59:58\"", [1, 3]),
      ("1:00:02 PM\n1:00:05 PM", "\"13:00:00\"", [2, 5]),
      ("100.5\n103", "100", [0.5, 3]), ("1714554002.5\n1714554005", "1714554000s", [2.5, 5]),
    ])
  func clocks(_ column: String, _ start: String, _ seconds: [Double]) throws {
    let rows = column.split(separator: "\n").map { "\($0),a" }.joined(separator: "\n")
    let space = Workspace(host: host("timestamp,kind\n\(rows)\n"))
    try space.run("e = events(\"e.csv\", start=\(start))")
    for (index, time) in seconds.enumerated() {
      #expect(try space.holds("abs(e.time[\(index)] - \(time)s) < 1us"))
    }
    #expect(space.printed.isEmpty)
  }

  @Test(
    "Time that has passed is taken as it is, and said; times of day are refused without a start")
  func passed() throws {
    let space = Workspace(host: host("time,kind\n00:00:02.5,a\n00:01:02.5,b\n"))
    try space.run("e = events(\"e.csv\")")
    #expect(try space.holds("e.time == [2.5s, 62.5s]"))
    #expect(
      space.printed.contains { $0.hasPrefix("e.csv: column \"time\" is taken as time since") })
    for (csv, call, part) in [
      (
        "time\n2024-05-01 09:00:02\n", "events(\"e.csv\")",
        "start=\"2024-05-01 09:00:02\" says when"
      ),
      ("time,a\n14:00:02,1\n", "events(\"e.csv\")", "start=\"14:00:02\" says when"),
      ("time,a\n14:00:02,1\n", "events(\"e.csv\", start=5)", "start must be a time of day"),
      ("time,a\n14:00:02,1\n", "events(\"e.csv\", start=\"noon\")", "start must be a time of day"),
      ("time,a\n14,1\n", "events(\"e.csv\", start=\"14:00:00\")", "start must be in seconds"),
      ("time,a\n14:00:02,1\n,2\n", "events(\"e.csv\", start=\"14:00:00\")", "row 2 is missing"),
      (
        "time,a\n14:00:02,1\n", "windows(demo(neurons=1), at=read(\"e.csv\"))",
        "events(path, start=…)"
      ),
    ] {
      let space = Workspace(host: host(csv))
      let failure = #expect(throws: Workspace.Failure.self, "\(call)") { try space.run(call) }
      #expect(failure?.description.contains(part) == true, "\(String(describing: failure))")
    }
  }

  @Test("A column of many values is a class each, which is said")
  func many() throws {
    let times = (1...30).map { "\($0),\(Double($0) / 7)" }.joined(separator: "\n")
    let space = Workspace(host: host("time,delay\n" + times + "\n"))
    try space.run("d = windows(demo(neurons=2, seconds=40s, seed=1), at=events(\"e.csv\"))")
    #expect(try space.value("relabel(d, \"delay\")").summary.contains("delay has 30 values"))
  }

  @Test("What follows an event shows in its average, as a table with a row for each time")
  func average() throws {
    let space = try workspace(after: "r = demo(neurons=4, seconds=60s, seed=2)")
    try space.run(
      "t = average(windows(r, at=[10, 20, 30], before=1s, after=1s, normalise=\"none\"))")
    #expect(try space.number("length(t)") == 200)
    #expect(try space.holds("t.time[0] == -1s and t.neurons[0] == 4"))
    try space.run("a = align(r, at=[10, 20, 30], before=1s, after=1s)")
    #expect(try space.holds("max(abs(mean(a.data, axis=0) - t.mean)) < 1e-4"))
  }

  @Test("A population is read by PCA, classifiers and walk as windows are")
  func population() throws {
    let space = try workspace(
      after: """
        r = demo(neurons=6, seconds=60s, seed=3)
        d = population(r, at=[5, 15, 25, 35, 45, 55], after=2s)
        kept, held = split(d, held=30%, by="time")
        p = pca(kept, k=2)
        s = svm(encode(p, kept), C=1)
        """)
    #expect(try space.number("length(held)") == 180)
    #expect(try space.value("score(s, encode(p, held), draws=20)").summary.contains("180 rows"))
    #expect(try space.svg("plot.latent(encode(p, d), classifier=s)").contains("<svg"))
    #expect(try space.value("crossvalidate(d, folds=3, by=\"time\")").summary.contains("stretch"))
    try space.run("save(d, \"d.safetensors\")")
    #expect(try space.value("read(\"d.safetensors\")").summary == space.value("d").summary)
    #expect(try space.value("reconstruct(p, held)").summary.contains("by 6 neurons"))
  }

  @Test("Times stay with rows through selection, encoding and files")
  func spans() throws {
    let space = try workspace(
      after: """
        d = windows(demo(neurons=2, seconds=10s, seed=3), step=500ms)
        z = encode(pca(d, k=2), d)[3:7]
        save(z, "z.safetensors")
        """)
    #expect(try space.holds("all(z.times == tensor([2, 2.5, 3, 3.5]))"))
    #expect(try space.holds("all(read(\"z.safetensors\").times == z.times)"))
  }
}
