import Datasets
import Testing

@Suite("Clocks of tables")
struct ClockTests {
  private func table(_ name: String, _ times: [String]) -> String {
    "\(name),a\n" + times.enumerated().map { "\($1),\($0 * $0 % 7).5\n" }.joined()
  }

  @Test(
    "A column of times is known by the names that people use, with its unit",
    arguments: [
      ("Time(s)", 1.0), ("time [s]", 1), ("Time_s", 1), ("TIME", 1), ("t", 1), ("Timestamp", 1),
      ("seconds", 1), ("Elapsed time (s)", 1), ("t/s", 1), ("time (ms)", 1e3), ("Time [ms]", 1e3),
      ("timestamp_ms", 1e3), ("ms", 1e3), ("time in ms", 1e3), ("time (\u{B5}s)", 1e6),
      ("time (\u{3BC}s)", 1e6), ("time_us", 1e6), ("Time (min)", 1.0 / 60),
      ("timestamp_ns", 1e9),
    ] as [(String, Double)])
  func names(_ name: String, _ unit: Double) throws {
    let times = (0..<100).map { "\(Double($0) / 20 * unit)" }
    let read = try recording(table(name, times))
    #expect(read.columns == ["a"])
    #expect(abs(read.rate - 20) < 1e-6)
  }

  @Test("Times of day give the rate, whatever their zone", arguments: ["", "Z", "+02:00", "-0500"])
  func zones(_ zone: String) throws {
    let times = (0..<20).map { "2024-05-01T12:00:0\(Double($0) / 4)\(zone)" }
    let read = try recording(table("timestamp", times))
    #expect(abs(read.rate - 4) < 1e-6 && read.columns == ["a"])
  }

  @Test("Nanoseconds without their name are asked about")
  func nanoseconds() throws {
    let times = (0..<20).map { "\(1_714_561_200_000_000_000 + $0 * 50_000_000)" }
    let text = table("timestamp", times)
    #expect(error { try recording(text) }?.help?.contains("time=\"ns\"") == true)
    let read = try recording(text, options: ReadingOptions(time: .nanoseconds))
    #expect(abs(read.rate - 20) < 1e-3)
  }

  @Test("Names of other things are neurons", arguments: ["tau", "T1", "min", "s", "timed", "us"])
  func otherNames(_ name: String) throws {
    let times = (0..<100).map { "\(Double($0 * $0 % 13) / 20)" }
    #expect(try recording(table(name, times), rate: 20).columns == [name, "a"])
  }

  @Test("Missing frames are NaN at their time, and said")
  func gaps() throws {
    let frames = [0, 1, 2, 5, 6, 7, 8, 10, 11, 12]
    let text = "t,a\n" + frames.map { "\(Double($0) / 30),\($0).5\n" }.joined()
    for rate in [nil, 30.0] {
      let read = try recording(text, rate: rate)
      #expect(abs(read.rate - 30) < 1e-6)
      #expect(read.numbers[0] == (0..<13).map { frames.contains($0) ? Float($0) + 0.5 : -1 })
      #expect(read.notes == ["3 missing frames are NaN"])
    }
    let counted = "Frame,a\n" + frames.map { "\($0 + 1),\($0).5\n" }.joined()
    let read = try recording(counted, rate: 30)
    #expect(read.traces[0].samples.count == 13 && read.missingCount == 3)
    #expect(
      read.notes == ["column \"Frame\" counts rows, left out", "3 missing frames are NaN"])
  }

  @Test("Times that jitter by a fraction of a frame are even")
  func jitter() throws {
    let times = (0..<200).map { "\(Double($0) / 30 + Double($0 * 7 % 5 - 2) * 0.004)" }
    let read = try recording(table("time", times))
    #expect(read.traces[0].samples.count == 200 && read.notes.isEmpty)
    #expect(abs(read.rate - 30) < 0.1)
  }

  @Test("Times that are rounded to more than a frame give the rate of their mean step")
  func coarse() throws {
    let times = (0..<120).map { "\((Double($0) / 30 * 10).rounded() / 10)" }
    let read = try recording(table("time", times))
    #expect(abs(read.rate - 30) < 0.1)
    #expect(
      read.notes == [
        "column \"time\" is rounded to 100 ms: the rate is that of its mean step"
      ])
    #expect(try recording(table("time", times), rate: 30).rate == 30)
  }

  @Test("Times that are most likely milliseconds are asked about, with what to write")
  func milliseconds() throws {
    let text = table("time", (0..<100).map { "\($0 * 100 / 3)" })
    let asked = error { try recording(text) }
    #expect(
      asked?.message
        == "a.csv: the unit of column \"time\" must be known, but it rises by 33.3333: as seconds "
        + "that is 0.03 Hz")
    #expect(
      asked?.help
        == "time=\"ms\" takes it as milliseconds (30 Hz), time=\"s\" as seconds")
    let read = try recording(text, options: ReadingOptions(time: .milliseconds))
    #expect(abs(read.rate - 30) < 1e-6 && read.notes.isEmpty)
    #expect(abs(try recording(text, options: ReadingOptions(time: .seconds)).rate - 0.03) < 1e-6)
    let given = try recording(text, rate: 30)
    #expect(given.rate == 30 && given.notes == ["column \"time\" is in milliseconds"])
  }

  @Test("A rate that is given is taken in place of uneven times")
  func overriding() throws {
    let text = table("time", ["0", "0.1", "0.2", "0.15", "7", "8"])
    #expect(throws: DatasetError.self) { try recording(text) }
    let read = try recording(text, rate: 10)
    #expect(read.traces[0].samples.count == 6)
    #expect(
      read.notes == ["column \"time\" does not rise evenly: rows are taken one sample apart"])
  }

  @Test("A pause of an hour is no gap")
  func pause() {
    let times = (0..<50).map { "\(Double($0) / 10)" } + (0..<50).map { "\(3600 + Double($0) / 10)" }
    guard case .unevenTimes("a.csv", 52, _, _)? = error({ try recording(table("t", times)) }) else {
      Issue.record("A pause must be refused where it begins.")
      return
    }
  }

  @Test("Times closer than any samples are refused by the file that has them")
  func tooClose() throws {
    let found = error { try recording(table("t (s)", (0..<9).map { "\(Double($0) * 1e-8)" })) }
    #expect(try #require(found).message.contains("rate in a.csv must be above 0 Hz"))
  }

  @Test("A remark that says a rate is offered, not taken")
  func remark() {
    let found = error { try recording("# rig 3\n# 30 Hz, 2 planes\na,b\n1,2\n3,4\n") }
    #expect(found == .rateMissing(file: "a.csv", said: "line 2 says 30 Hz"))
    #expect(found?.help == "line 2 says 30 Hz: give rate= if it is that")
  }
}

@Suite("Spikes with a clock of their own")
struct SpikeClockTests {
  private let traces = "time,a\n" + (0..<60).map { "\(Double($0) / 30),\($0 % 9).5\n" }.joined()

  private func spikes(_ count: Int, at rate: Double, from start: Double = 0) -> String {
    "time,a\n"
      + (0..<count).map { "\(start + Double($0) / rate),\($0 % 10 == 5 ? 2 : 0)\n" }.joined()
  }

  @Test("Of the same bins go row by row, counted in rows too")
  func same() throws {
    let read = try recording(traces, spikes: spikes(60, at: 30, from: 0.004))
    #expect(read.traces[0].spikes == (0..<60).map { $0 % 10 == 5 ? 2 : 0 })
    #expect(read.notes.isEmpty)
    let rows = "Frame,a\n" + (0..<60).map { "\($0),\($0 % 10 == 5 ? 2 : 0)\n" }.joined()
    #expect(try recording(traces, spikes: rows).traces[0].spikes == read.traces[0].spikes)
  }

  @Test("Of a higher rate are summed by time, none is lost, and it is said")
  func faster() throws {
    let read = try recording(traces, spikes: spikes(200, at: 100))
    #expect(read.traces[0].spikeCount == 40 && read.missingCount == 0)
    // 0.05 s is in the second bin of 1/30 s, 0.15 s in the fifth.
    #expect(read.traces[0].spikes?[..<5] == [0, 2, 0, 0, 2])
    #expect(read.notes == ["s.csv (100 Hz from 0 s on) is aligned by time"])
  }

  @Test("That begin later leave the samples before them unknown")
  func later() throws {
    let read = try recording(traces, spikes: spikes(60, at: 30, from: 1))
    #expect(read.missingCount == 30)
    #expect(read.traces[0].spikes?[30..<40] == [0, 0, 0, 0, 0, 2, 0, 0, 0, 0])
    #expect(
      read.notes == ["s.csv (30 Hz from 1 s on) is aligned by time, samples outside it are NaN"])
  }

  @Test("That begin after the end leave no spike known, and the samples as they are")
  func apart() throws {
    let read = try recording(traces, spikes: spikes(60, at: 30, from: 5))
    #expect(!read.hasSpikes && read.missingCount == 0)
    #expect(read.notes == ["s.csv (30 Hz from 5 s on) overlaps with no sample: no spike is known"])
  }

  @Test("Of a lower rate cannot be aligned")
  func slower() {
    let found = error { try recording(traces, spikes: spikes(20, at: 10)) }
    #expect(
      found?.message
        == "s.csv must count spikes at the rate of a.csv (30 Hz) or a higher one, "
        + "but does at 10 Hz")
  }

  @Test("A first row 0,1 is a header only where that of the traces is")
  func header() throws {
    let plain = try recording("1.5,2\n3,4\n5,6\n", spikes: "0,1\n0,0\n1,0\n", rate: 10)
    #expect(plain.traces.map(\.spikes) == [[0, 0, 1], [1, 0, 0]])
    let named = try recording("0,1\n3,4\n5,6\n", spikes: "0,1\n0,0\n1,0\n", rate: 10)
    #expect(named.traces.map(\.spikes) == [[0, 1], [0, 0]])
  }

  @Test("Samples that are missing at the end stay, where their spikes are known")
  func missingEnd() throws {
    let read = try recording("a,b\n1,2\n3,\n5,\n", spikes: "a,b\n0,1\n1,0\n0,2\n", rate: 10)
    #expect(read.traces.map(\.samples.count) == [3, 3] && read.missingCount == 2)
    #expect(read.traces[1].spikes == [1, 0, 2])
  }
}
