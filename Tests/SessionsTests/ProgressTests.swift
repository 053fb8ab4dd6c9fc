import Testing

@testable import Sessions

@Suite("Progress")
struct ProgressTests {
  @Test(
    "A curve goes from the least to the greatest value",
    arguments: [
      ([], ""), ([1], "▁"), ([1, 1], "▁▁"), ([8, 1], "█▁"), ([.nan, 0, 7], "▁█"),
      (Array(repeating: 9, count: 19) + [0], String(repeating: "█", count: 19) + "▁"),
    ] as [([Double], String)])
  func curve(_ values: [Double], _ expected: String) {
    var line = Sparkline()
    for value in values { line.add(value) }
    #expect(line.text() == expected)
  }

  @Test("A long curve is all of it, each character the mean of a part", arguments: [41, 320, 5000])
  func longCurve(count: Int) {
    var line = Sparkline()
    for index in 0..<count { line.add(Double(count - index)) }
    #expect(line.text(width: 8) == "█▇▆▅▄▃▂▁")
    #expect(line.text().count == Sparkline.width)
  }

  private func epoch(_ done: Int, of total: Int = 100, isMilestone: Bool = true) -> Advance {
    Advance(
      task: "train", done: done, total: total, unit: "epoch",
      figures: [("loss", "0.\(9 - done / 12)"), ("KL", "12.30")], isMilestone: isMilestone)
  }

  private func line(to done: Int) -> ProgressLine {
    var line = ProgressLine(epoch(1), at: 1)
    for done in 2...done { line.note(epoch(done)) }
    return line
  }

  @Test("The time left follows from what was done since it was heard of")
  func timeLeft() {
    var line = ProgressLine(epoch(50), at: 100)
    #expect(line.text(epoch(50), at: 100) == "train: epoch 50 of 100 · loss 0.5 · KL 12.30")
    line.note(epoch(60))
    #expect(line.text(epoch(60), at: 120).hasSuffix(" · KL 12.30 · 1 min 20 s left"))
    #expect(line.text(epoch(100), at: 200).hasSuffix(" · KL 12.30"))
  }

  @Test("A line is as long as there is room, the words first, then curve and bar")
  func room() {
    let words = "train: epoch 40 of 100 · loss 0.6 · KL 12.30 · 45 s left"
    let line = line(to: 40)
    func drawn(_ columns: Int) -> String { line.drawn(epoch(40), at: 30, columns: columns) }
    #expect(drawn(120).hasPrefix("████████░░░░░░░░░░░░ \(words) █"))
    #expect(drawn(120).hasSuffix("▁▁") && drawn(120).count == 21 + words.count + 21)
    #expect(drawn(79).hasPrefix(words + " █") && drawn(79).count == words.count + 21)
    #expect(drawn(words.count + 6).hasPrefix(words + " █"))
    #expect(drawn(words.count) == words)
    #expect(drawn(44) == "train: epoch 40 of 100 · 45 s left · loss 0…")
  }

  @Test("Without a terminal there is a line each tenth, and when nothing was said for long")
  func plainLines() {
    var line = ProgressLine(epoch(1), at: 0)
    var told: [Int] = []
    for done in 2...100 where line.isDue(epoch(done), at: Double(done)) { told.append(done) }
    #expect(told == [10, 20, 30, 40, 50, 60, 70, 80, 90, 100])

    line = ProgressLine(epoch(1, of: 100_000), at: 0)
    let times = (1...600).filter { line.isDue(epoch(1 + $0, of: 100_000), at: Double($0)) }
    #expect(times.first == 11 && times.count < 40)
    #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 > 10 && $1 - $0 <= 62 })
  }

  @Test(
    "The first that is done may be a tenth, and all",
    arguments: [(1, true), (5, true), (11, false)])
  func firstTenth(total: Int, isDue: Bool) {
    var line = ProgressLine(epoch(1, of: total), at: 0)
    let due = line.isDue(epoch(1, of: total), at: 0)
    #expect(due == isDue)
  }

  @Test("What is gone on with is not told of at once")
  func resumed() {
    var line = ProgressLine(epoch(52), at: 0)
    let due = [line.isDue(epoch(52), at: 0), line.isDue(epoch(60), at: 1)]
    #expect(due == [false, true])
  }

  @Test("What starts again is other work")
  func next() {
    let line = line(to: 40)
    #expect(line.isContinued(by: epoch(40, isMilestone: false)))
    #expect(!line.isContinued(by: epoch(1)))
  }
}
