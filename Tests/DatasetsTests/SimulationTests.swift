import Datasets
import LinearAlgebra
import Testing

@Suite("The simulation")
struct SimulationTests {
  @Test("The same seed gives the same recording, and neurons do not depend on their number")
  func deterministic() throws {
    let recording = try Simulation(neurons: 4, seconds: 20, seed: 3).recording()
    #expect(try Simulation(neurons: 4, seconds: 20, seed: 3).recording() == recording)
    #expect(try Simulation(neurons: 4, seconds: 20, seed: 4).recording() != recording)
    let fewer = try Simulation(neurons: 2, seconds: 20, seed: 3).recording()
    #expect(fewer.traces == Array(recording.traces.prefix(2)))
    #expect(recording.indicator == "gcamp6s" && recording.hasSpikes)
  }

  @Test("Spikes are bursty, and rates are those of cortex and retina")
  func spikes() throws {
    let recording = try Simulation(neurons: 40, seconds: 300, seed: 1).recording()
    let rates = recording.traces.map { Double($0.spikeCount ?? 0) / 300 }.sorted()
    #expect((1.5...4).contains(rates[20]) && rates[0] > 0.3 && rates[39] < 20)
    for trace in recording.traces.prefix(10) {
      // In half-second bins a Poisson process has variance over mean 1; bursts have more.
      let spikes = trace.spikes ?? []
      let bins = (0..<600).map { bin in
        Double(spikes[bin * 50..<bin * 50 + 50].reduce(0, +))
      }
      let mean = bins.reduce(0, +) / 600
      let variance = bins.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 600
      #expect(variance / mean > 1.3)
    }
  }

  @Test("The noise level is the one asked for, and noise grows with brightness")
  func noise() throws {
    for noise in [1.0, 4, 8] {
      let levels = try Simulation(neurons: 60, seconds: 60, noise: noise, seed: 2).recording()
        .noiseLevels.sorted()
      #expect(abs(levels[30] / noise - 1) < 0.15, "\(noise): \(levels[30])")
    }
    let clean = try Simulation(neurons: 1, seconds: 60, noise: 0, neuropil: 0, seed: 2).recording()
    #expect(clean.noiseLevels[0] < 0.1)
  }

  @Test("A spike's response has the indicator's peak and times", arguments: Indicator.allCases)
  func kernel(_ indicator: Indicator) throws {
    let recording = try Simulation(
      neurons: 60, seconds: 60, rate: 200, indicator: indicator, noise: 0, neuropil: 0, drift: 0,
      seed: 6
    ).recording()
    var (peaks, times): ([Double], [Double]) = ([], [])
    for trace in recording.traces {
      guard let response = isolatedResponse(in: trace) else { continue }
      let peak = response.max() ?? 0
      peaks.append(Double(peak))
      times.append(Double(response.firstIndex(of: peak) ?? 0) / 200)
    }
    #expect(peaks.count > 10)
    // Medians over neurons that differ by log-normal factors, some not yet at rest.
    let (peak, time) = (peaks.sorted()[peaks.count / 2], times.sorted()[times.count / 2])
    #expect(abs(peak / indicator.amplitude - 1) < 0.35, "\(peak)")
    #expect(abs(time - indicator.timeToPeak) < 0.3 * indicator.timeToPeak + 0.015, "\(time)")
  }

  /// The response to the first single spike with one quiet second before and half after.
  private func isolatedResponse(in trace: Trace) -> [Float]? {
    let spikes = trace.spikes ?? []
    for place in 400..<spikes.count - 100 where spikes[place] == 1 {
      let others = spikes[place - 400..<place + 100].reduce(0) { $0 + Int($1) }
      if others == 1 {
        return trace.samples[place..<place + 100].map { $0 - trace.samples[place] }
      }
    }
    return nil
  }

  @Test(
    "At the defaults a linear read-out of held-out neurons is hard but possible",
    arguments: 1...8 as ClosedRange<UInt64>)
  func readOut(_ seed: UInt64) throws {
    let recording = try Simulation(seed: seed).recording()
    let windows = try recording.windows(WindowCut(rate: recording.rate))
    let sides = try windows.split(held: 0.2, seed: seed)
    let training = try sides.kept.balanced(count: 1000, seed: seed)
    let scores = ridge(training, on: sides.held)
    let area = areaUnderCurve(scores, sides.held.labels ?? [])
    #expect((0.70...0.85).contains(area), "seed \(seed): \(area)")
  }

  @Test(
    "Settings out of range are refused",
    arguments: [
      Simulation(neurons: 0), Simulation(neurons: -1), Simulation(neurons: 1_000_000),
      Simulation(seconds: 0), Simulation(seconds: -1), Simulation(seconds: .nan),
      Simulation(seconds: .infinity), Simulation(rate: 0), Simulation(rate: .nan),
      Simulation(noise: -1), Simulation(noise: .infinity), Simulation(neuropil: -1),
      Simulation(drift: .nan),
      Simulation(neurons: 100_000, seconds: 1e7, rate: 10_000),
    ])
  func refused(_ simulation: Simulation) {
    #expect(error { try simulation.recording() } != nil)
  }
}

/// Scores of a linear read-out fitted to ±1 labels by ridge regression (conjugate gradients).
private func ridge(_ training: Dataset, on held: Dataset) -> [Float] {
  let inputs = training.data.matrix
  let targets = Matrix(
    rows: inputs.rows, columns: 1, values: (training.labels ?? []).map { Float(2 * $0 - 1) })
  let square = product(inputs, inputs, transposingFirst: true)
  var weights = [Float](repeating: 0, count: inputs.columns)
  var rest = product(inputs, targets, transposingFirst: true).values
  var direction = rest
  var size = rest.reduce(0) { $0 + $1 * $1 }
  for _ in 0..<200 where size > 1e-6 {
    let moved = product(square, Matrix(rows: direction.count, columns: 1, values: direction)).values
    let applied = zip(moved, direction).map { $0 + 10 * $1 }
    let step = size / zip(direction, applied).reduce(0) { $0 + $1.0 * $1.1 }
    for place in weights.indices {
      weights[place] += step * direction[place]
      rest[place] -= step * applied[place]
    }
    let next = rest.reduce(0) { $0 + $1 * $1 }
    direction = zip(rest, direction).map { $0 + next / size * $1 }
    size = next
  }
  return product(held.data.matrix, Matrix(rows: weights.count, columns: 1, values: weights)).values
}

/// The chance that a spike row scores above a quiet one.
private func areaUnderCurve(_ scores: [Float], _ labels: [Int]) -> Double {
  let order = scores.indices.sorted { scores[$0] < scores[$1] }
  var (quiet, below) = (0, 0)
  for place in order {
    if labels[place] == 0 { quiet += 1 } else { below += quiet }
  }
  return Double(below) / (Double(quiet) * Double(labels.count - quiet))
}
