import Datasets
import Testing

@Suite("Recorded data", .enabled(if: dataFolder != nil, "VAE_DATA names no folder"))
struct RecordedDataTests {
  static let cut = try? WindowCut(before: 10, after: 10, step: 10, spike: 2, normalisation: .window)

  @Test(
    "SpikeFinder's sets 4 to 6 give the tutorial's windows and spikes",
    arguments: [
      ("4.train", 6, 16_650, 0.1044), ("5.train", 9, 15_210, 0.1725),
      ("6.train", 9, 17_382, 0.0543),
    ])
  func counts(_ name: String, _ neurons: Int, _ rows: Int, _ share: Double) throws {
    let recording = try Recording.load(
      ["\(try #require(dataFolder))/spikefinder/\(name)"], from: disk)
    #expect(recording.traces.count == neurons && recording.rate == 100)
    let windows = try recording.windows(try #require(Self.cut))
    #expect(windows.rows == rows && windows.omittedCount == 0)
    let spikes = try #require(windows.countPerClass)[1]
    #expect(abs(Double(spikes) / Double(rows) - share) < 0.00005)
  }

  @Test("All three sets load by a pattern, in order, and quickly")
  func pattern() throws {
    let paths = ["\(try #require(dataFolder))/spikefinder/*.train"]
    var recording: Recording?
    let clock = ContinuousClock()
    var best = Duration.seconds(100)
    for _ in 0..<5 {
      best = min(best, try clock.measure { recording = try Recording.load(paths, from: disk) })
    }
    let read = try #require(recording)
    #expect(read.traces.count == 24 && read.traces[6].name == "5.train/0")
    let windows = try read.windows(try #require(Self.cut))
    #expect(windows.rows == 49_242)
    #expect(Set(windows.rowIDs).count == 49_242)
    #expect(best < .milliseconds(600))
  }
}
