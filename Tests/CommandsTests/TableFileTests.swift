import HostInMemory
import Interpreter
import Testing

@Suite("Tables in files")
struct TableFileTests {
  /// A workspace with a file.
  private func space(_ text: String, in path: String = "t.csv") -> Workspace {
    Workspace(host: MemoryHost([path: Array(text.utf8)]))
  }

  @Test(
    "A table comes back from both formats as it was",
    arguments: [
      "a=[1, 2.5, -1e-300], b=[\"x\", \"y\", \"z\"]", "a=[1 / 3, 2 ** 53 + 2, 1e22]",
      "lag=[500ms, 1s], rate=[100Hz, 0.1Hz]", "a=[true, false]", "a=[], b=[]",
      "a=[\"\", \"1\", \"nan\"]", "a=[\"1\", \"2\"]", "a=[\"true\", \"false\"]", "a=[\"\", \"\"]",
      "a=[\"comma, \\\"quote\\\"\", \"line\\nend\", \" blanks \", \"semi;colon\", \"tab\\t\"]",
      "a=[\"é\", \"日本\", \"😀\"]", "row=[1, 2], label=[\"a\", \"b\"], group=[1, 1]",
    ])
  func roundTrip(_ columns: String) throws {
    let space = try workspace(
      after: "t = table(\(columns)); save(t, \"t.csv\"); save(t, \"t.json\")")
    #expect(try space.holds("read(\"t.csv\") == t"), "\(space.file("t.csv"))")
    #expect(try space.holds("read(\"t.json\") == t"), "\(space.file("t.json"))")
  }

  @Test("Decimal commas are numbers where commas part nothing, and .tsv is a table too")
  func commas() throws {
    let semicolons = space("a;b;c\n1,5;x;1\n-2;y;2,5e1\n;z;3\n")
    try semicolons.run("t = read(\"t.csv\")")
    #expect(try semicolons.holds("t.a[0] == 1.5 and t.a[1] == -2 and t.c[1] == 25"))
    #expect(
      semicolons.printed.contains { $0.contains("column 1 is read as numbers with decimal commas") }
    )
    #expect(try space("a,b\n\"1,5\",2\n").holds("type(read(\"t.csv\").a[0]) == \"text\""))
    let tabs = space("a\tb\n1\t2,5\n", in: "t.tsv")
    #expect(try tabs.holds("read(\"t.tsv\").b[0] == 2.5 and read(\"t.tsv\").a[0] == 1"))
    #expect(
      try space("time\tside\n2\tleft\n", in: "e.tsv").holds("events(\"e.tsv\").side[0] == \"left\"")
    )
  }

  @Test("Missing numbers stay missing, infinite ones infinite, where a format holds them")
  func special() throws {
    let space = try workspace(
      after: """
        t = table(a=[none, 1], b=[\"x\", \"y\"]); one = table(a=[none, 1, none])
        save(t, \"t.csv\"); save(t, \"t.json\"); save(one, \"one.csv\")
        inf = table(a=[exp(1e6), -exp(1e6)]); save(inf, \"inf.csv\")
        """)
    #expect(space.file("t.csv") == "a,b\n,x\n1,y\n")
    for path in ["t.csv", "t.json"] {
      #expect(try space.holds("read(\"\(path)\") == t"))
      #expect(try space.value("read(\"\(path)\")[0].a").shown == "nan")
      #expect(try space.holds("read(\"\(path)\")[1] == t[1]"))
    }
    #expect(try space.value("read(\"one.csv\").a").shown == "[nan, 1, nan]")
    #expect(try space.holds("read(\"inf.csv\") == inf"))
  }

  @Test(
    "Tables of other programs are read, and what is doubtful is noted",
    arguments: [
      ("a,b\n1,x\n2,y\n", "{a: 2, b: \"y\"}", ""), ("a;b\r\n1;x\r\n2;y", "{a: 2, b: \"y\"}", ""),
      ("a\tb\r1\tx\r2\ty\r\r", "{a: 2, b: \"y\"}", ""),
      ("\u{FEFF}a,b\n1,x\n 2 , y \n\n", "{a: 2, b: \"y\"}", ""),
      ("a,b\n1,x\nNA,\n", "{a: nan, b: \"\"}", ""),
      ("a,b\n0,x\n-INF,NA\n", "{a: -inf, b: \"NA\"}", ""),
      ("a,b\n1,True\n2,FALSE\n", "{a: 2, b: false}", ""),
      ("a,b\n1,true\n2,\n", "{a: 2, b: \"\"}", ""),
      ("a,\"b, c\"\n1,\"x\"\"y\"\n2,\"z\nw\"\n", "{a: 2, b, c: \"z\\nw\"}", ""),
      ("t [s],f [Hz]\n1,2\n0.5,3\n", "{t: 500 ms, f: 3 Hz}", ""),
      (",b\n0,x\n1,y\n", "{column 1: 1, b: \"y\"}", "column 1, which has no name"),
      (
        "id,b\n1,x\n9007199254740993,y\n", "{id: \"9007199254740993\", b: \"y\"}",
        "column 1 is read as texts: 9007199254740993 has more digits than a number holds"
      ),
      ("id,b\n1,x\n9007199254740992,y\n", "{id: 9007199254740992, b: \"y\"}", ""),
      ("a,b\n\"1\",x\n\"2\",y\n", "{a: \"2\", b: \"y\"}", "its numbers stand in quotes"),
      ("a,b\nNone,x\n1.5,y\n", "{a: 1.5, b: \"y\"}", ""),
      ("a,b\n<NA>,#N/A\n3,2\n", "{a: 3, b: 2}", ""),
      ("a;b\nx,y;1\nz,w;2\n", "{a: \"z,w\", b: 2}", ""),
      ("label,x,y\nq,1,2\ns,3,4\n", "{label: \"s\", x: 3, y: 4}", ""),
    ])
  func foreign(_ text: String, _ row: String, _ note: String) throws {
    let space = space(text)
    #expect(try space.value("read(\"t.csv\")[1]").shown == row)
    #expect(space.printed.count == (note.isEmpty ? 0 : 1))
    #expect(space.printed.allSatisfy { $0.hasPrefix("t.csv: ") && $0.contains(note) })
  }

  @Test(
    "What is no table is refused at its line",
    arguments: [
      ("a,b\n1,2\n3\n", "t.csv:3: there must be 2 fields as in the first line, but there is 1"),
      ("a,b\n1,2,3\n", "t.csv:2: there must be 2 fields as in the first line, but there are 3"),
      ("a,b,a\n1,2,3\n", "t.csv:1: columns must have names of their own, but columns 1 and 3"),
      ("a,b\n1,\"x\n2,y\n", "t.csv:2: a quote must be closed"),
      ("a,b\n1,\"x\"y\n", "t.csv:2: a field must end after its quotes"),
      (",,\n1,2,3\n", "t.csv:1: the first line must name the columns"),
      ("", "t.csv:1: the first line must name the columns"),
      ("a\u{0}b\n", "t.csv must be text in UTF-8, but line 1 holds other bytes"),
    ])
  func refused(_ text: String, _ message: String) throws {
    let failure = #expect(throws: Workspace.Failure.self) { try space(text).run("read(\"t.csv\")") }
    #expect(failure?.description.contains(message) == true, "\(failure?.description ?? "")")
  }

  @Test("A header alone gives columns without rows; numbered columns are a dataset's")
  func empty() throws {
    #expect(try space("a,b\n").value("read(\"t.csv\")").summary == "table 0 × 2 · a and b")
    #expect(try space("0,1\n1,2\n").value("type(read(\"t.csv\"))").shown == "dataset")
    #expect(try space("label,0,1\nx,1,2\n").value("type(read(\"t.csv\"))").shown == "dataset")
    #expect(try space("2020,2021\n1,2\n").value("type(read(\"t.csv\"))").shown == "table")
  }

  @Test(
    "JSON that says it is a table must be one",
    arguments: [
      ("{\"kind\": \"table\", \"columns\": {\"a\": [1], \"b\": [1, 2]}}", "\"a\" has 1 row"),
      ("{\"kind\": \"table\", \"columns\": {\"a\": [1, \"x\"]}}", "must be of one kind, but \"a\""),
      ("{\"kind\": \"table\", \"columns\": {}}", "at least one column"),
      ("{\"kind\": \"table\", \"columns\": {\"a\": [1], \"a\": [2]}}", "\"a\" comes twice"),
      (
        "{\"kind\": \"table\", \"columns\": {\"a\": [1]}, \"units\": {\"a\": \"kg\"}}",
        "s, Hz or mm"
      ),
    ])
  func bentJSON(_ text: String, _ message: String) throws {
    let space = space(text, in: "t.json")
    let failure = #expect(throws: Workspace.Failure.self) { try space.run("read(\"t.json\")") }
    #expect(failure?.description.contains(message) == true, "\(failure?.description ?? "")")
  }

  @Test("Other JSON stays plain, and a list of records becomes a table when asked")
  func plainJSON() throws {
    let records = space("[{\"a\": 1, \"b c\": \"x\"}, {\"a\": null}]", in: "t.json")
    #expect(try records.value("type(read(\"t.json\"))").shown == "list")
    #expect(try records.value("table(read(\"t.json\"))[\"b c\"]").shown == "[\"x\", \"\"]")
    let other = space("{\"kind\": \"table\", \"columns\": 3}", in: "t.json")
    #expect(try other.value("read(\"t.json\").columns").shown == "3")
  }

  @Test("A name that would be read as a unit is kept to .json")
  func unitNames() throws {
    let space = space("{\"kind\": \"table\", \"columns\": {\"x [s]\": [1]}}", in: "t.json")
    try space.run("t = read(\"t.json\"); save(t, \"u.json\")")
    #expect(try space.holds("read(\"u.json\") == t"))
    let failure = #expect(throws: Workspace.Failure.self) { try space.run("save(t, \"u.csv\")") }
    #expect(failure?.description.contains("must not end like a unit") == true)
  }
}

extension Workspace {
  /// The text of a file.
  fileprivate func file(_ path: String) -> String {
    (host as? MemoryHost)?.text(path) ?? ""
  }
}
