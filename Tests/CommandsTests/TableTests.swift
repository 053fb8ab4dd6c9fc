import Interpreter
import Testing

/// Four neurons, one of them without an AUC.
private let four = """
  t = table(
    name=["a", "b", "c", "d"], auc=[0.9, 0.6, none, 0.75], rows=range(4), lag=[500ms, 1s, 2s, 1s],
    good=[true, false, false, true])

  """

@Suite("Tables")
struct TableTests {
  @Test(
    "Rows and columns are picked as it is said here",
    arguments: [
      ("t.name", "[\"a\", \"b\", \"c\", \"d\"]"), ("t.rows", "[0, 1, 2, 3]"),
      ("t.lag", "[500 ms, 1 s, 2 s, 1 s]"), ("t.good", "[true, false, false, true]"),
      ("t[\"name\"]", "[\"a\", \"b\", \"c\", \"d\"]"),
      ("t.columns", "[\"name\", \"auc\", \"rows\", \"lag\", \"good\"]"),
      ("t[t.auc > 0.7].name", "[\"a\", \"d\"]"), ("t[t.good].rows", "[0, 3]"),
      ("t[[name == \"c\" for name in t.name]].rows", "[2]"),
      ("t[1:3].name", "[\"b\", \"c\"]"), ("t[::-1].name", "[\"d\", \"c\", \"b\", \"a\"]"),
      ("t[[3, 0, 3]].name", "[\"d\", \"a\", \"d\"]"), ("t[0:0].name", "[]"), ("t[-1].name", "d"),
      ("t[0]", "{name: \"a\", auc: 0.9, rows: 0, lag: 500 ms, good: true}"),
      ("t[0, \"lag\"]", "500 ms"), ("t[1:3, \"auc\"]", "[0.6, nan]"),
      ("t[[\"good\", \"name\"]].columns", "[\"good\", \"name\"]"),
      ("t[2, [\"name\", \"auc\"]]", "{name: \"c\", auc: nan}"),
      ("[row.rows for row in t]", "[0, 1, 2, 3]"), ("length(t)", "4"), ("shape(t)", "[4, 5]"),
      ("type(t)", "table"), ("head(t, 2).name", "[\"a\", \"b\"]"),
      ("sort(shuffle(t, seed=3), by=\"rows\")[t.good] == t[t.good]", "true"),
      ("concat(t, t[0:1]).name", "[\"a\", \"b\", \"c\", \"d\", \"a\"]"),
      ("concat(t[[\"name\", \"rows\"]], t[[\"rows\", \"name\"]]).rows", "[0, 1, 2, 3, 0, 1, 2, 3]"),
      ("shape(tensor(t[[\"auc\", \"rows\"]]))", "[4, 2]"),
    ])
  func picks(_ code: String, _ shown: String) throws {
    #expect(try workspace(after: four).value(code).shown == shown)
  }

  @Test(
    "Sorting is stable both ways, and what is missing comes last",
    arguments: [
      ("by=\"auc\"", "[1, 3, 0, 2]"), ("by=\"auc\", descending=true", "[0, 3, 1, 2]"),
      ("by=\"lag\"", "[0, 1, 3, 2]"), ("by=\"lag\", descending=true", "[2, 1, 3, 0]"),
      ("by=\"name\", descending=true", "[3, 2, 1, 0]"), ("by=\"good\"", "[1, 2, 0, 3]"),
    ])
  func sorts(_ how: String, _ rows: String) throws {
    #expect(try workspace(after: four).value("sort(t, \(how)).rows").shown == rows)
  }

  @Test(
    "Lists and tensors sort downwards too, NaN last",
    arguments: [
      ("sort([2, 3, 1], descending=true)", "[3, 2, 1]"),
      ("sort([\"b\", \"c\"], descending=true)", "[\"c\", \"b\"]"),
      ("sort(t.auc, descending=true)", "[0.9, 0.75, 0.6, nan]"),
      ("sort([1, t[2].auc, 2], descending=true)", "[2, 1, nan]"),
    ])
  func sortsDown(_ code: String, _ shown: String) throws {
    #expect(try workspace(after: four).value(code).shown == shown)
  }

  @Test(
    "A table is made of columns, records or another table",
    arguments: [
      ("table(a=[1, 2], b=3)[1]", "{a: 2, b: 3}"), ("table(a=1, b=\"x\")[0]", "{a: 1, b: \"x\"}"),
      ("table({a: [1, 2], b: range(2)})[1]", "{a: 2, b: 1}"),
      ("table([{a: 1, b: \"x\"}, {b: \"y\"}, {c: true, a: 2}][0:2])[1]", "{a: nan, b: \"y\"}"),
      ("table(table(a=[1, 2]), a=tensor([3, 4]), b=5)[1]", "{a: 4, b: 5}"),
      ("table(columns=[1, 2], from=3)[1]", "{columns: 2, from: 3}"),
      ("table(columns=[1, 2])[\"columns\"]", "[1, 2]"),
      ("table(columns=[1]).columns", "[\"columns\"]"),
      ("table(a=[]).columns", "[\"a\"]"), ("length(table(a=[], b=1))", "0"),
      ("table(a=[none, none])[1].a", "nan"), ("table(a=[none, \"x\"])[0].a", ""),
    ])
  func makes(_ code: String, _ shown: String) throws {
    #expect(try Workspace().value(code).shown == shown)
  }

  @Test("Columns keep Double; as a tensor they have seven digits")
  func precision() throws {
    let space = try workspace(after: "t = table(id=[16777217, 9007199254740991], x=[1 / 3, 1e300])")
    #expect(try space.holds("t[0].id == 16777217 and t[1].id == 2 ** 53 - 1"))
    #expect(try space.holds("t[0].x == 1 / 3 and t[1].x == 1e300"))
    #expect(try space.holds("t.id[0] == tensor(16777216) and t.x[1] > 1e38"))
    #expect(try space.holds("sort(t, by=\"id\", descending=true)[0].id == 2 ** 53 - 1"))
  }

  @Test(
    "What is wrong is told in one sentence, with what to do",
    arguments: [
      ("t.acu", "a table has no column \"acu\""), ("t.acu", "did you mean \"auc\"?"),
      ("t[\"acu\"]", "did you mean \"auc\"?"), ("t[[\"name\", \"xyz\"]]", "has no column \"xyz\""),
      ("sort(t, by=\"nam\")", "did you mean \"name\"?"), ("sort(t)", "sort() needs by="),
      ("sort([1], by=\"auc\")", "by is a column of a table"),
      ("t[9]", "index 9 is outside the 4 rows"), ("t[0, 0]", "columns are picked by name"),
      ("t[0, 0, 0]", "at most two indexes"), ("t[[true]]", "the mask has 1 entry"),
      ("t[t.name == \"a\"]", "texts are compared one by one"),
      ("table()", "at least one column"), ("table([])", "at least one column"),
      ("table(a=[1], b=[1, 2])", "\"a\" has 1 row and \"b\" 2 rows"),
      ("table(a=[1, \"x\"])", "\"a\" holds the number 1 and, in row 1, the text \"x\""),
      ("table(a=[1s, 1Hz])", "in row 1, the frequency 1 Hz"),
      ("table(a=[true, none])", "holds true and, in row 1, none"),
      ("table(a=[[1, 2], [3, 4]])", "\"a\" is given a list of 2 items"),
      ("table(a=zeros(2, 2))", "\"a\" is given a tensor 2 × 2"), ("table(a=t)", "is given a table"),
      ("table(5)", "from must be a table, a record of columns or a list of records, but is 5"),
      ("table(y=1, x=range(1e9))", "must have at most 16777216 items, but is to have 1000000000"),
      ("table(t, 5)", "takes at most 1 argument"), ("table(a=1, a=2)", "is given a twice"),
      ("concat(t, table(x=1))", "must have the same columns"),
      ("concat(table(x=1), table(x=\"a\"))", "\"x\" holds numbers and texts"),
      ("concat(table(x=1s), table(x=1))", "\"x\" holds times and numbers"),
      ("concat(t, [1])", "must be of one kind"), ("normalise(t)", "column by column"),
      ("save(t, \"t.npy\")", "must end in .csv or .json"),
      ("save(table(x=exp(1e6)), \"t.json\")", "row 0 of column \"x\""),
      ("tensor(t)", "must be numbers"), ("sum(t)", "is given a table"),
      ("t < 1", "cannot take a table and 1"),
    ])
  func refuses(_ code: String, _ message: String) throws {
    let space = try workspace(after: four)
    let failure = #expect(throws: Workspace.Failure.self) { try space.run(code) }
    #expect(failure?.messages.count == 1)
    #expect(failure?.description.contains(message) == true, "\(failure?.description ?? "")")
    #expect(failure?.description.contains("\n  1 | \(code)") == true)
  }

  @Test("A name of 500 characters is shown short and found whole")
  func longNames() throws {
    let name = String(repeating: "n", count: 500)
    let space = try workspace(after: "t = table(\(name)=[1, 2], b=\"\(name)\")")
    #expect(try space.value("t.\(name)").shown == "[1, 2]")
    guard case .table(let shown)? = try space.value("t").detail.first else {
      throw Workspace.Missing(what: "a table")
    }
    #expect((shown.header + shown.rows.joined()).allSatisfy { $0.count <= 40 })
    #expect(try space.value("t").summary.count < 100)
    let failure = #expect(throws: Workspace.Failure.self) { try space.run("t.c") }
    #expect(failure?.description.contains(name) == false)
    try space.run("save(t, \"t.csv\"); save(t, \"t.json\")")
    #expect(try space.holds("read(\"t.csv\") == t and read(\"t.json\") == t"))
  }

  @Test("Long and wide tables show their corners, with what is left out")
  func corners() throws {
    let space = Workspace()
    let names = (0..<30).map { "c\($0)=0" }.joined(separator: ", ")
    try space.run("t = table(a=range(1000)); w = table(\(names))")
    guard case .table(let long)? = try space.value("t").detail.first,
      case .table(let wide)? = try space.value("w").detail.first
    else { throw Workspace.Missing(what: "tables") }
    #expect(long.rows.count == 21 && long.note == "20 of 1000 rows")
    #expect(wide.header.count == 14 && wide.note == "12 of 30 columns")
    #expect(try space.value("w").summary.contains("… (30)"))
  }

  @Test("A check knows the columns that are written out, and only complains of others")
  func checks() {
    let space = Workspace()
    let made = "t = table(name=[\"a\"], auc=[1]); u = table(t, x=2)\n"
    for code in ["t.name; t.columns; u.auc; u.x; t[0].y", "u[\"x\"]", "table(read(\"a.json\")).y"] {
      #expect(space.check(made + code).filter { $0.contains("no column") } == [])
    }
    for code in ["t.nam", "t.x", "u.y", "t[\"y\"]"] {
      #expect(space.check(made + code).first?.contains("a table has no column") == true, "\(code)")
    }
    #expect(space.check("t = table(b=1)\nfor i in range(2) { t = table(a=1) }\nt.b") == [])
  }

  @Test("Columns are offered after a dot, and for by=")
  func completes() throws {
    let space = try workspace(after: four)
    #expect(space.completions(of: "t.") == ["name", "auc", "rows", "lag", "good", "columns"])
    #expect(space.completions(of: "t.a") == ["auc"])
    #expect(space.completions(of: "sort(t, by=\"l") == ["lag\""])
    #expect(space.completions(of: "u = table(first=1)\nu.f") == ["first"])
  }

  @Test(
    "Plots take columns",
    arguments: [
      "plot.bar(t.auc, names=t.name)", "plot.line(t.lag)", "plot.scatter(t.rows, t.lag, by=t.name)",
      "plot.scatter(t.rows, t.auc, by=t.good)", "plot.histogram(t.lag, by=t.good)",
      "plot.line([t.rows, t.auc], names=[\"rows\", \"auc\"])", "plot.line(t.auc, at=t.lag)",
      "plot.heatmap(tensor(t[[\"rows\", \"auc\"]]))",
    ])
  func plots(_ code: String) throws {
    #expect(try workspace(after: four).svg(code).hasPrefix("<svg"))
  }

  @Test("A description tells what each column holds")
  func describes() throws {
    let space = try workspace(after: four)
    guard case .table(let table)? = try space.value("describe(t)").detail.first else {
      throw Workspace.Missing(what: "a table")
    }
    #expect(table.rows.map { $0[1] } == ["texts", "numbers", "numbers", "times", "truth values"])
    #expect(table.rows[1] == ["auc", "numbers", "0.75", "0.6", "0.9", "3", "1"])
    #expect(table.rows[3][2...4] == ["1.125 s", "500 ms", "2 s"])
  }

  @Test("A table of numbers becomes rows, with the classes and neurons that its columns name")
  func datasets() throws {
    let space = try workspace(
      after: """
        t = table(x=range(4), y=[2, 1, 0, 5], kind=["b", "a", "b", "a"], cell=["m", "m", "n", "n"])
        d = dataset(t, label="kind", neuron="cell")
        """)
    #expect(try space.holds("d.names == [\"a\", \"b\"] and all(d.labels == [1, 0, 1, 0])"))
    #expect(try space.holds("d.groups == t.cell and all(d.data[:, 1] == t.y)"))
    #expect(try space.holds("dataset(t[[\"x\"]]).labels == none"))
    #expect(try space.holds("dataset(table(x=1, s=\"spike\"), label=\"s\").labels[0] == 1"))
    #expect(try space.holds("dataset(table(x=1, s=3), label=\"s\").labels[0] == 3"))
    // Whichever comes first, tables of the same classes number them alike.
    for names in ["[\"yes\", \"no\"]", "[\"no\", \"yes\"]"] {
      let rows = "dataset(table(x=[1, 2], s=\(names)), label=\"s\")"
      #expect(try space.holds("\(rows).names == [\"no\", \"yes\"]"))
    }
    #expect(try space.holds("dataset(table(x=1, s=true), label=\"s\").names[1] == \"true\""))
    #expect(try space.value("svm(d)").summary.contains("2 columns"))
  }

  @Test(
    "What cannot become rows is refused",
    arguments: [
      ("dataset(t)", "columns of data must be plain numbers, but \"name\" is not"),
      ("dataset(t, label=\"nam\")", "did you mean \"name\"?"),
      ("dataset(t[[\"auc\", \"rows\"]], label=\"auc\")", "whole numbers from 0 to 999,999"),
    ])
  func noDatasets(_ code: String, _ message: String) throws {
    let space = try workspace(after: four)
    let failure = #expect(throws: Workspace.Failure.self) { try space.run(code) }
    #expect(failure?.description.contains(message) == true, "\(failure?.description ?? "")")
  }
}
