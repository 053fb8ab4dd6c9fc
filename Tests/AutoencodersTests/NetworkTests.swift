import Autoencoders
import LinearAlgebra
import Testing

/// A network as the gradient tests see it.
struct NetworkCase: CustomStringConvertible, Sendable {
  let description: String
  let vae: VAEDescription
  var columns = 5
  var rows = 3
  /// The neuron of each row, where the likelihood asks for it.
  var groups: [Int]?

  var neurons: [String] { (0..<((groups?.max() ?? -1) + 1)).map { "neuron \($0)" } }
}

/// The likelihoods of learned noise; the usual one, with which tests fail, where there is none.
let gaussian = LikelihoodKind("gaussian") ?? .usual
let gaussianByNeuron = LikelihoodKind("gaussian-by-neuron") ?? .usual

/// Every way to put layers together, small.
let networks: [NetworkCase] = [
  NetworkCase(
    description: "lstm and lstm",
    vae: VAEDescription(latent: 3, encoder: [.lstm(units: 4)], decoder: [.lstm(units: 3)], kl: 0.1)),
  NetworkCase(
    description: "deep, dense per bin, labels given",
    vae: VAEDescription(
      latent: 2,
      encoder: [
        .dense(units: 3, activation: .tanh), .lstm(units: 3), .lstm(units: 2),
        .dense(units: 3, activation: .sigmoid),
      ],
      decoder: [
        .dense(units: 3, activation: .tanh), .lstm(units: 3), .lstm(units: 2),
        .dense(units: 4, activation: .tanh),
      ],
      features: [.level, .delta, .deltaSquare], kl: 0.05, noise: 0.5, isGivenLabels: true)),
  NetworkCase(
    description: "dense and dense, labels given",
    vae: VAEDescription(
      latent: 2, encoder: [.dense(units: 4, activation: .tanh)],
      decoder: [.dense(units: 3, activation: .tanh)], features: [.level, .square], kl: 0.2,
      isGivenLabels: true)),
  NetworkCase(
    description: "no layers at all",
    vae: VAEDescription(latent: 2, encoder: [], decoder: [], features: [.delta2017], kl: 0.2)),
  NetworkCase(
    description: "dense up, lstm down",
    vae: VAEDescription(latent: 1, encoder: [], decoder: [.lstm(units: 2)], kl: 0.3)),
  NetworkCase(
    description: "lstm up, dense down",
    vae: VAEDescription(latent: 1, encoder: [.lstm(units: 2)], decoder: [], kl: 0.3)),
  NetworkCase(
    description: "one bin, one row",
    vae: VAEDescription(latent: 1, encoder: [.lstm(units: 1)], decoder: [.lstm(units: 1)]),
    columns: 1, rows: 1),
  NetworkCase(
    description: "conv and conv, flattened and spread",
    vae: VAEDescription(
      latent: 2, encoder: [.conv(units: 3, width: 3, activation: .tanh)],
      decoder: [.conv(units: 2, width: 4, activation: .sigmoid)], kl: 0.1)),
  NetworkCase(
    description: "conv before lstm, with steps; conv between dense layers, labels given",
    vae: VAEDescription(
      latent: 2,
      encoder: [
        .conv(units: 3, width: 3, activation: .tanh, stride: 2), .dense(units: 2),
        .lstm(units: 3),
      ],
      decoder: [
        .dense(units: 3, activation: .tanh), .conv(units: 2, width: 3, dilation: 2),
        .dense(units: 2, activation: .tanh), .lstm(units: 2),
      ], kl: 0.1, isGivenLabels: true), columns: 7),
  NetworkCase(
    description: "lstm before conv, dense behind it",
    vae: VAEDescription(
      latent: 1,
      encoder: [.lstm(units: 2), .conv(units: 2, width: 2), .dense(units: 3, activation: .tanh)],
      decoder: [.lstm(units: 2), .conv(units: 1, width: 5)], kl: 0.1)),
  NetworkCase(
    description: "learned noise",
    vae: VAEDescription(
      latent: 2, encoder: [.dense(units: 3, activation: .tanh)], decoder: [.lstm(units: 2)],
      likelihood: gaussian)),
  NetworkCase(
    description: "noise learned by neuron, several shards",
    vae: VAEDescription(
      latent: 2, encoder: [.lstm(units: 2)], decoder: [],
      likelihood: gaussianByNeuron, kl: 0.5),
    rows: 37, groups: (0..<37).map { $0 % 3 }),
]

extension NetworkCase {
  /// Windows, labels and weights that the names decide.
  func inputs(_ plain: PlainVAE) -> (windows: [[Double]], labels: [Double]?, weights: [[Double]]) {
    let windows = (0..<rows).map { randomNumbers(columns, $0 + 1).map { Double(Float($0)) } }
    let labels = vae.isGivenLabels ? (0..<rows).map { Double($0 % 2) } : nil
    let weights = plain.weights.enumerated().map { index, weight in
      randomNumbers(weight.count, 100 + index, scale: 0.4).map { Double(Float($0)) }
    }
    return (windows, labels, weights)
  }

  /// The noise that training draws in epoch 1.
  func noise(seed: UInt64) -> [[Double]] {
    var values = [Float](repeating: 0, count: rows * vae.latent)
    let stream = RandomStream(seed: seed, purpose: .noise, substream: 1)
    values.withUnsafeMutableBufferPointer { stream.normals(into: $0, at: 0) }
    return (0..<rows).map { row in
      values[row * vae.latent..<(row + 1) * vae.latent].map(Double.init)
    }
  }
}

@Suite("Networks")
struct NetworkTests {
  @Test("The gradient of the whole loss is the central difference", arguments: networks)
  func gradientIsDifference(_ row: NetworkCase) throws {
    let plain = try PlainVAE(row.vae, columns: row.columns, groups: row.neurons)
    let (windows, labels, weights) = row.inputs(plain)
    let noise = row.noise(seed: 3)
    let result = plain.loss(
      windows, labels: labels, groups: row.groups ?? [], epsilon: noise, weights: weights)
    for weight in weights.indices {
      for index in weights[weight].indices {
        var (up, down) = (weights, weights)
        up[weight][index] += 1e-5
        down[weight][index] -= 1e-5
        let higher = plain.loss(
          windows, labels: labels, groups: row.groups ?? [], epsilon: noise, weights: up
        ).loss
        let lower = plain.loss(
          windows, labels: labels, groups: row.groups ?? [], epsilon: noise, weights: down
        ).loss
        #expect(abs((higher - lower) / 2e-5 - result.gradients[weight][index]) < 1e-8)
      }
    }
  }

  @Test(
    "The kernels give the plain loss and gradient",
    arguments: networks
      + [
        NetworkCase(
          description: "the tutorial's widths, 37 rows",
          vae: VAEDescription(
            latent: 40, encoder: [.lstm(units: 20)], decoder: [.lstm(units: 33)]), columns: 9,
          rows: 37)
      ])
  func kernelsAgree(_ row: NetworkCase) throws {
    let plain = try PlainVAE(row.vae, columns: row.columns, groups: row.neurons)
    let (windows, labels, weights) = row.inputs(plain)
    let expected = plain.loss(
      windows, labels: labels, groups: row.groups ?? [], epsilon: row.noise(seed: 3),
      weights: weights)
    let data = Matrix(
      rows: row.rows, columns: row.columns, values: windows.flatMap { $0.map(Float.init) })
    for kernels in Kernels.supported {
      let fast = plain.fastLoss(
        ModelRows(
          data, labels: labels?.map(Float.init), groups: row.groups?.map { row.neurons[$0] }),
        weights: weights.map { $0.map(Float.init) }, seed: 3, epoch: 1, kernels: kernels)
      #expect(abs(fast.loss - expected.loss) < 1e-5 * max(1, expected.loss))
      for (a, b) in zip(fast.gradients, expected.gradients) {
        #expect(largestDifference(a.map(Double.init), b) < 1e-5)
      }
    }
  }

  @Test(
    "A classifier's gradient is the central difference, and the kernels give it",
    arguments: [
      [LayerSpec.lstm(units: 3)], [.lstm(units: 3), .lstm(units: 2)],
      [.dense(units: 4, activation: .tanh)], [],
      [.conv(units: 3, width: 3, activation: .tanh), .conv(units: 2, width: 5, stride: 2)],
      [.conv(units: 2), .lstm(units: 2), .dense(units: 2)],
    ])
  func classifierGradient(_ layers: [LayerSpec]) throws {
    let plain = try PlainClassifier(ClassifierDescription(layers: layers), columns: 6)
    let windows = (0..<5).map { randomNumbers(6, $0 + 1).map { Double(Float($0)) } }
    let labels = [0.0, 1, 1, 0, 1]
    let weights = plain.weights.enumerated().map { index, weight in
      randomNumbers(weight.count, 100 + index).map { Double(Float($0)) }
    }
    let result = plain.loss(windows, labels: labels, weights: weights)
    for weight in weights.indices {
      for index in weights[weight].indices {
        var (up, down) = (weights, weights)
        up[weight][index] += 1e-5
        down[weight][index] -= 1e-5
        let higher = plain.loss(windows, labels: labels, weights: up).loss
        let lower = plain.loss(windows, labels: labels, weights: down).loss
        #expect(abs((higher - lower) / 2e-5 - result.gradients[weight][index]) < 1e-8)
      }
    }
    let data = Matrix(rows: 5, columns: 6, values: windows.flatMap { $0.map(Float.init) })
    let fast = plain.fastLoss(
      ModelRows(data, labels: labels.map(Float.init)),
      weights: weights.map { $0.map(Float.init) })
    #expect(abs(fast.loss - result.loss) < 1e-6)
    for (a, b) in zip(fast.gradients, result.gradients) {
      #expect(largestDifference(a.map(Double.init), b) < 1e-6)
    }
  }
}
