import ArgumentParser
import Sessions

/// Runs one workload and prints what it took as a line of JSON.
@main
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Time a workload and print one line of JSON; recordings through VAE_DATA.",
    discussion: Workload.allCases.map { "\($0.rawValue)  \($0.summary)" }.joined(separator: "\n"))

  @Argument(help: "One of \(Workload.allCases.map(\.rawValue).joined(separator: ", ")).")
  var workload: Workload

  func run() throws {
    // As the program does it.
    Session.keepFreedMemory()
    var line = Line()
    line.add("peer", "vae")
    line.add("workload", workload.rawValue)
    line.add("threads", Process.processors)
    try workload.run(into: &line)
    line.add("process_s", Process.age)
    line.add("max_rss_mb", Process.peakMegabytes)
    print(line.json)
  }
}
