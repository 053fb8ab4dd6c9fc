import Datasets
import Testing

/// A table as a program or a person writes it, and what it means: two neurons, of which the first
/// has the samples 1.5, 2.5, 3.5 and the second -0.25, 0.5, 0.75.
struct WrittenTable: CustomTestStringConvertible, Sendable {
  let program: String
  let text: String
  var columns = ["a", "b"]
  /// What the text says of the rate, nil where the caller has to.
  var rate: Double?
  var notes: [String] = []
  var testDescription: String { program }

  static let all = [
    WrittenTable(program: "plain", text: "a,b\n1.5,-0.25\n2.5,0.5\n3.5,0.75\n"),
    WrittenTable(
      program: "Fiji", text: " ,Mean1,Mean2\n1,1.5,-0.25\n2,2.5,0.5\n3,3.5,0.75\n",
      columns: ["Mean1", "Mean2"], notes: ["the column without a name counts rows, left out"]),
    WrittenTable(
      program: "Fiji, all measures",
      text: " ,Area1,Mean1,Min1,Area2,Mean2,Min2\n1,9,1.5,0,9,-0.25,0\n2,9,2.5,0,9,0.5,0\n"
        + "3,9,3.5,0,9,0.75,0\n",
      columns: ["Mean1", "Mean2"],
      notes: [
        "Mean of each region is taken, Area and Min left out",
        "the column without a name counts rows, left out",
      ]),
    WrittenTable(
      program: "Excel, German", text: "a;b\r\n1,5;-0,25\r\n2,5;0,5\r\n3,5;0,75\r\n",
      notes: ["decimal commas"]),
    WrittenTable(
      program: "Excel, German, with times",
      text: "Zeit (s);a;b\r\n0;1,5;-0,25\r\n0,25;2,5;0,5\r\n0,5;3,5;0,75\r\n",
      rate: 4, notes: ["decimal commas"]),
    WrittenTable(
      program: "Excel, with its own line", text: "sep=;\r\na;b\r\n1.5;-0.25\r\n2.5;0.5\r\n3.5;0.75"),
    WrittenTable(
      program: "Excel, with columns that were emptied",
      text: "a,b,,,\n1.5,-0.25,,,\n2.5,0.5,,,\n3.5,0.75,,,\n"),
    WrittenTable(
      program: "Excel, rows with trailing commas", text: "a,b\n1.5,-0.25,\n2.5,0.5,\n3.5,0.75,\n"),
    WrittenTable(
      program: "Inscopix, with a cell that was rejected",
      text: " ,a,b\nTime(s)/Cell Status, accepted, rejected\n0,1.5,-0.25\n0.25,2.5,0.5\n"
        + "0.5,3.5,0.75\n",
      rate: 4, notes: ["1 neuron called rejected taken too"]),
    WrittenTable(
      program: "R, write.csv",
      text: "\"\",\"a\",\"b\"\n\"1\",1.5,-0.25\n\"2\",2.5,0.5\n\"3\",3.5,0.75\n",
      notes: ["the column without a name counts rows, left out"]),
    WrittenTable(
      program: "R, write.table",
      text: "\"a\" \"b\"\n\"1\" 1.5 -0.25\n\"2\" 2.5 0.5\n\"3\" 3.5 0.75\n",
      notes: ["the column without a name counts rows, left out"]),
    WrittenTable(
      program: "pandas, to_csv",
      text: ",a,b\n0,1.5,-0.25\n1,2.5,0.5\n2,3.5,0.75\n",
      notes: ["the column without a name counts rows, left out"]),
    WrittenTable(
      program: "pandas, of columns that are numbered",
      text: ",0,1\n0,1.5,-0.25\n1,2.5,0.5\n2,3.5,0.75\n", columns: ["0", "1"],
      notes: ["the column without a name counts rows, left out"]),
    WrittenTable(
      program: "pandas, read and written again",
      text: "Unnamed: 0,a,b\n5,1.5,-0.25\n6,2.5,0.5\n7,3.5,0.75\n",
      notes: ["column \"Unnamed: 0\" counts rows, left out"]),
    WrittenTable(
      program: "pandas, with an index of times",
      text: ",a,b\n0.0,1.5,-0.25\n0.05,2.5,0.5\n0.1,3.5,0.75\n", rate: 20),
    WrittenTable(
      program: "pandas, long form",
      text: "frame,unit_id,C\n0,3,1.5\n0,12,-0.25\n1,3,2.5\n1,12,0.5\n2,3,3.5\n2,12,0.75\n",
      columns: ["3", "12"],
      notes: ["long form: \"C\" by \"unit_id\"", "column \"frame\" counts rows, left out"]),
    WrittenTable(
      program: "long form, by neuron, with times and names",
      text: "cell,time (s),dff,area\nx,0,1.5,9\nx,0.1,2.5,9\nx,0.2,3.5,9\n"
        + "y,0,-0.25,9\ny,0.1,0.5,9\ny,0.2,0.75,9\n",
      columns: ["x", "y"], rate: 10, notes: ["long form: \"dff\" by \"cell\""]),
    WrittenTable(
      program: "Inscopix",
      text: " , C00, C01\nTime(s)/Cell Status, accepted, undecided\n0.0, 1.5, -0.25\n"
        + "0.1, 2.5, 0.5\n0.2, 3.5, 0.75\n",
      columns: ["C00", "C01"], rate: 10),
    WrittenTable(
      program: "MATLAB, writematrix", text: "1.5,-0.25\n2.5,0.5\n3.5,0.75\n",
      columns: ["0", "1"]),
    WrittenTable(
      program: "MATLAB, save -ascii",
      text: "   1.5000000e+00  -2.5000000e-01\n   2.5000000e+00   5.0000000e-01\n"
        + "   3.5000000e+00   7.5000000e-01\n", columns: ["0", "1"]),
    WrittenTable(
      program: "MATLAB, writetable", text: "Time_ms,a,b\n0,1.5,-0.25\n40,2.5,0.5\n80,3.5,0.75\n",
      rate: 25),
    WrittenTable(
      program: "NumPy, savetxt", text: "1.5e+00 -2.5e-01\n2.5e+00 5e-01\n3.5e+00 7.5e-01\n",
      columns: ["0", "1"]),
    WrittenTable(
      program: "NumPy, savetxt with a header",
      text: "# a,b\n1.5,-0.25\n2.5,0.5\n3.5,0.75\n"),
    WrittenTable(
      program: "Igor, delimited text", text: "a\tb\r1.5\t-0.25\r2.5\t0.5\r3.5\t0.75\r"),
    WrittenTable(
      program: "LabVIEW",
      text: "LabVIEW Measurement\t\nSeparator\tTab\n***End_of_Header***\t\n"
        + "X_Value\ta\tb\tComment\n0.0\t1.5\t-0.25\t\n0.5\t2.5\t0.5\t\n1.0\t3.5\t0.75\t\n",
      rate: 2, notes: ["3 lines above the data are left out"]),
    WrittenTable(
      program: "Fortran", text: "  1.5D+00  -2.5D-01\n  2.5D0  0.5D+00\n  3.5D0  7.5D-01\n",
      columns: ["0", "1"]),
    WrittenTable(
      program: "with a line of units",
      text: "Timestamp,a,b\nms,a.u.,a.u.\n100,1.5,-0.25\n120,2.5,0.5\n140,3.5,0.75\n", rate: 50),
    WrittenTable(
      program: "with remarks",
      text: "\n# rig 3, 30 Hz\n% a remark\na,b\n1.5,-0.25\n# between\n2.5,0.5\n3.5,0.75\n"),
    WrittenTable(
      program: "with names of regions as texts",
      text: "Label,a,b\ns1:0001,1.5,-0.25\ns1:0002,2.5,0.5\ns1:0003,3.5,0.75\n",
      notes: ["column \"Label\" of texts left out"]),
    WrittenTable(
      program: "typeset minus signs",
      text: "a,b\n1.5,\u{2212}0.25\n2.5,0.5\n3.5,0.75\n"),
    WrittenTable(
      program: "semicolons in names", text: "a,\"b; raw\"\n1.5,-0.25\n2.5,0.5\n3.5,0.75\n",
      columns: ["a", "b; raw"]),
    WrittenTable(
      program: "an unquoted semicolon in a name",
      text: "F (a.u.; raw),b\n1.5,-0.25\n2.5,0.5\n3.5,0.75\n", columns: ["F (a.u.; raw)", "b"]),
    WrittenTable(
      program: "numbered neurons beside a time",
      text: "time,3,17\n0,1.5,-0.25\n0.1,2.5,0.5\n0.2,3.5,0.75\n", columns: ["3", "17"], rate: 10),
  ]
}

@Suite("Tables as programs write them")
struct WrittenByTests {
  @Test(
    "Mean what they are meant to mean, and what was taken for what is said",
    arguments: WrittenTable.all)
  func reads(_ table: WrittenTable) throws {
    let read = try recording(table.text, rate: table.rate == nil ? 30 : nil)
    #expect(read.columns == table.columns)
    #expect(Array(read.numbers.prefix(2)) == [[1.5, 2.5, 3.5], [-0.25, 0.5, 0.75]])
    #expect(abs(read.rate - (table.rate ?? 30)) < 1e-9)
    #expect(read.notes == table.notes)
  }

  @Test("A column that is named but blank is a neuron without samples, counted as missing")
  func blankNeuron() throws {
    let read = try recording("a,b\n1,\n2,\n3,\n", rate: 10)
    #expect(read.columns == ["a", "b"] && read.missingCount == 3)
    #expect(read.traces[1].isBlank)
  }

  @Test("A first line of numbers and marks of what is missing is data")
  func firstRowMissing() throws {
    for mark in ["N/A", "#DIV/0!", "-nan(ind)", "", "<NA>"] {
      let read = try recording("0.11,\(mark),0.13\n0.2,0.3,0.4\n", rate: 10)
      #expect(read.numbers == [[0.11, 0.2], [-1, 0.3], [0.13, 0.4]])
    }
  }

  @Test(
    "Marks of what is missing are missing samples",
    arguments: [
      "#DIV/0!", "#N/A", "N/A", "n/a", "null", "None", "NaN", "-nan", "-nan(ind)", "1.#QNAN", "NA",
      "<NA>", "NaT", "--", "#NV",
    ])
  func missing(_ mark: String) throws {
    #expect(try recording("a,b\n1,2\n3,\(mark)\n5,6\n", rate: 10).numbers[1] == [2, -1, 6])
  }

  @Test("Truth values are spike counts, but no samples")
  func truths() throws {
    let read = try recording("a\n1.5\n2.5\n", spikes: "a\nTrue\nFalse\n", rate: 10)
    #expect(read.traces[0].spikes == [1, 0])
    #expect(
      error { try recording("a,b\n1,2\n3,True\n", rate: 10) }
        == field("a.csv", 3, "b", "True", .number))
  }

  @Test("A neuron that rises evenly is one, with a warning")
  func ramp() throws {
    let rows = (0..<20).map { "\(Double($0) / 4),\($0 % 3)" }.joined(separator: "\n")
    let read = try recording("speed,b\n\(rows)\n", rate: 4)
    #expect(read.columns == ["speed", "b"])
    #expect(
      read.notes == ["neuron \"speed\" rises evenly, as times do (name it time if it holds them)"])
  }

  @Test("A first column of numbers as large as any is read as samples")
  func largest() throws {
    let read = try recording("a,b\n\(Int.max),1\n\(Int.min),2\n3,3\n", rate: 10)
    #expect(read.columns == ["a", "b"] && read.numbers[1] == [1, 2, 3])
    let named = try recording(
      "cell,f0,f1\n\(Int.max),1,2\n0,3,4\n", rate: 10,
      options: ReadingOptions(orientation: .rows))
    #expect(named.traces.count == 2)
  }

  @Test("Rows can be neurons, called by their first column; columns that are too short say so")
  func orientation() throws {
    let rows = ["x,1,2,3\ny,4,5,6\n", "neuron,f0,f1,f2\nx,1,2,3\ny,4,5,6\n"]
    for text in rows {
      let read = try recording(text, rate: 30, options: ReadingOptions(orientation: .rows))
      #expect(read.columns == ["x", "y"] && read.numbers == [[1, 2, 3], [4, 5, 6]])
      #expect(read.notes == ["rows are neurons"])
    }
    let wide = (0..<2).map { row in (0..<20).map { "\($0 * $0 + row).5" }.joined(separator: ",") }
      .joined(separator: "\n")
    let read = try recording(wide, rate: 30)
    #expect(read.traces.count == 20)
    #expect(
      read.notes == ["20 neurons of 2 samples are taken (orientation=\"rows\" takes 2 of 20)"])
    let turned = try recording(wide, rate: 30, options: ReadingOptions(orientation: .rows))
    #expect(turned.traces.count == 2 && turned.traces[0].samples.count == 20)
    let asked = try recording(wide, rate: 30, options: ReadingOptions(orientation: .columns))
    #expect(asked.traces.count == 20 && asked.notes.isEmpty)
  }
}
