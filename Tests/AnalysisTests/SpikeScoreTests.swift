import Testing

@testable import Analysis

@Suite("Scores of spikes")
struct SpikeScoreTests {
  private let truth: [Double] = [0, 1, 0, 0, 2, 0, 0, 1]
  private let found: [Double] = [0.1, 0.8, 0.2, 0.1, 1.5, 0.4, 0.1, 0.3]

  @Test("Correlations are SciPy's, ties included, and the area scikit-learn's")
  func reference() throws {
    let score = try SpikeScore(found: found, truth: truth)
    #expect(abs(score.correlation - 0.906_869_620_9) < 1e-9)
    #expect(abs(score.rankCorrelation - 0.788_810_637_7) < 1e-9)
    #expect(abs(score.areaUnderCurve - 14.0 / 15) < 1e-12)
    #expect(score.spikes == 4 && score.bins == 8)
  }

  @Test("Numbers that are all alike have no score")
  func constant() throws {
    let score = try SpikeScore(found: [1, 1, 1], truth: [0, 1, 0])
    #expect(score.correlation.isNaN && score.rankCorrelation.isNaN)
    let silent = try SpikeScore(found: [1, 2, 3], truth: [0, 0, 0])
    #expect(silent.areaUnderCurve.isNaN)
    let neurons = [score, silent, try SpikeScore(found: found, truth: truth)]
    let mean = try neurons.estimate(draws: 20, seed: 1) { $0.correlation }
    #expect(abs(mean.value - 0.906_869_620_9) < 1e-9)
  }

  @Test(
    "The lag of best correlation is that by which the spikes were moved", arguments: [-5, 0, 3])
  func lag(_ moved: Int) throws {
    let truth = (0..<200).map { (place: Int) -> Double in
      let spikes: Double = place * place * 7 % 13 == 0 ? 1 : 0
      return spikes + Double(place * 31 % 17) / 40
    }
    let found = truth.indices.map { truth[($0 + moved + 200) % 200] }
    let score = try SpikeScore(found: found, truth: truth)
    #expect(score.bestLag == moved && score.bestCorrelation > 0.999)
  }

  @Test("Bins are made as SpikeFinder made them: what is missing is dropped first")
  func spikeFinder() {
    let found = [1, 1, .nan, 1, 1, 1, 1, 1, 1, 1, 1]
    let truth = [1.0, 0, 5, 0, 0, 2, 0, 0, 1, 0, 0]
    let pairs = SpikeBins.pairs(found, rate: 100, truth, rate: 100, at: 25)
    #expect(pairs.found == [4, 4] && pairs.truth == [1, 3])
  }

  @Test("Bins of other rates share samples by their time, and whole ones alone count")
  func otherRates() {
    let pairs = SpikeBins.pairs(
      [3, 6, 9, .nan, 1], rate: 30, [1, 2, 3, 4, 5, 6, 7, 8], rate: 50, at: 25)
    #expect(zip(pairs.found, [4.2, 8.4]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(pairs.truth == [3, 7])
  }

  @Test("Smoothing keeps the sum, and none leaves all as it is")
  func smoothing() {
    let smooth = SpikeBins.smoothed(truth, deviation: 1.5)
    #expect(abs(smooth.reduce(0, +) - 4) < 1e-9 && smooth.max().map { $0 < 1.5 } == true)
    #expect(SpikeBins.smoothed(truth, deviation: 0) == truth)
  }
}
