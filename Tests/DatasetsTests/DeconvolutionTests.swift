import Datasets
import Foundation
import Testing

@Suite("Deconvolution")
struct DeconvolutionTests {
  /// What oasis-deconv found in a trace that `scripts/reference/deconvolution.py` describes.
  struct Found: Decodable, CustomTestStringConvertible {
    let kind, count: Int
    let noise, decay, baseline, sum, waves, givenBaseline, givenWaves: Double
    let places: [Int]
    let activity: [Double]
    var testDescription: String { "kind \(kind)" }

    static let all: [Found] = {
      let url = Bundle.module.url(forResource: "Reference/oasis", withExtension: "json")
      guard let data = url.flatMap({ try? Data(contentsOf: $0) }) else { return [] }
      return (try? JSONDecoder().decode([Found].self, from: data)) ?? []
    }()
  }

  private func trace(_ kind: Int, _ count: Int) -> [Float] {
    let decay = [0.9, 0.95, 0.97, 0.8, 0.93, 0.95, 0.6][kind]
    let baseline = [0.0, 0.4, 250.0, 1.0, -2.0, 0.2, 0.0][kind]
    let spread = [0.3, 0.5, 20.0, 0.05, 0.4, 0.3, 0.5][kind]
    func hashed(_ k: Int, _ step: Int) -> Double {
      Double((k * step + 104_729 * kind) % 1009) / 1009 - 0.5
    }
    var calcium = 0.0
    return (0..<count).map { k in
      let jumps = (k * k * 31 + k * 7 + kind) % 97 < 3
      if k > 0 { calcium = decay * calcium + (jumps ? 1 + Double(k % 5) / 4 : 0) }
      let isGap = (301..<340).contains(k % 400) || k % 53 == 17
      if [2, 5].contains(kind), isGap { return .nan }
      let noise = spread * (hashed(k, 7919) + hashed(k, 6271) + hashed(k, 4397))
      return Float(baseline + (kind == 2 ? 30 : 1) * calcium + noise)
    }
  }

  private func recording(_ traces: [[Float]], rate: Double = 30) throws -> Recording {
    try Recording(
      traces: traces.enumerated().map { try Trace(name: "n\($0)", samples: $1) }, rate: rate,
      sources: ["s"])
  }

  private func waves(_ activity: [Float]) -> Double {
    activity.enumerated().reduce(0) { sum, entry in
      sum + (entry.element.isNaN ? 0 : Double(entry.element) * cos(Double(entry.offset) * 0.7))
    }
  }

  @Test("Activity is oasis-deconv's, its parameters from the trace", arguments: Found.all)
  func reference(_ found: Found) throws {
    let own = try recording([trace(found.kind, found.count)])
      .deconvolved(baselineMayBeNegative: found.kind == 4)
    let activity = own.traces[0].samples
    let scale = found.activity.max() ?? 1
    for (place, amount) in zip(found.places, found.activity) {
      #expect(abs(Double(activity[place]) - amount) < 1e-6 * scale, "\(place)")
    }
    let sum = activity.reduce(0.0) { $0 + ($1.isNaN ? 0 : Double($1)) }
    #expect(abs(sum - found.sum) < 1e-6 * found.sum)
    #expect(abs(waves(activity) - found.waves) < 1e-6 * found.sum)
    #expect(own.quantity == .activity)
  }

  @Test("A decay that is given is oasis-deconv's too", arguments: Found.all)
  func givenDecay(_ found: Found) throws {
    let own = try recording([trace(found.kind, found.count)])
      .deconvolved(decay: 0.5, baselineMayBeNegative: found.kind == 4)
    #expect(abs(waves(own.traces[0].samples) - found.givenWaves) < 1e-6 * found.sum)
  }

  @Test("There are reference numbers for seven traces")
  func count() { #expect(Found.all.count == 7) }

  @Test("Activity is never negative, and missing where samples are, at both ends too")
  func gaps() throws {
    var samples = trace(1, 600)
    for place in Array(0..<20) + Array(200..<250) + Array(590..<600) { samples[place] = .nan }
    let activity = try recording([samples]).deconvolved().traces[0].samples
    for (sample, amount) in zip(samples, activity) {
      #expect(sample.isNaN == amount.isNaN && !(amount < 0))
    }
  }

  @Test("Traces without activity are named, and a recording of them alone is refused")
  func refusals() throws {
    let flat = [Float](repeating: 3, count: 100)
    let blank = [Float](repeating: .nan, count: 100)
    let own = try recording([trace(0, 500), flat, [1, 2, 3], blank]).deconvolved()
    #expect(own.traces[1].samples.allSatisfy(\.isNaN) && own.traces[1].samples.count == 100)
    #expect(own.notes.count == 2)
    #expect(own.notes[0] == "n1 is constant: without activity")
    #expect(own.notes[1] == "n2 and n3 are shorter than 32 samples: without activity")
    #expect(throws: DatasetError.nothingToDeconvolve(fewest: 32)) {
      try recording([flat, blank]).deconvolved()
    }
    #expect(throws: DatasetError.interrupted) {
      try recording([trace(0, 500)]).deconvolved(isCancelled: { true })
    }
  }

  @Test("A trace far below 0 is named, until its baseline may lie there")
  func below() throws {
    let low = try recording([trace(4, 1000)])
    #expect(try low.deconvolved().notes.contains { $0.contains("far below 0") })
    #expect(try low.deconvolved(baselineMayBeNegative: true).notes.isEmpty)
  }

  @Test("Activity is found whatever the unit and the number of processors")
  func units() throws {
    let plain = try recording((0..<7).map { trace($0, 400) })
    let scaled = try recording((0..<7).map { trace($0, 400).map { $0 * 1024 } })
    let (own, other) = (try plain.deconvolved(), try scaled.deconvolved())
    for (a, b) in zip(own.traces, other.traces) {
      for (x, y) in zip(a.samples, b.samples) {
        #expect(x.isNaN && y.isNaN || abs(x * 1024 - y) <= 1e-4 * max(abs(y), 1))
      }
    }
  }
}
