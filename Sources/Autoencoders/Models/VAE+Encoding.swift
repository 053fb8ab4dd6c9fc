package import LinearAlgebra

/// The latents of some rows.
package struct Encoding: Sendable, Equatable {
  /// [rows, latent]: the means, or one draw of each row's posterior where it was asked for.
  package var latents: Matrix
  /// [rows, latent]: the posterior's variances.
  package var variances: [Double]
  /// [rows, latent]: the posterior's divergences from the prior, in nats.
  package var divergences: [Double]
}

extension VAE {
  /// The latents of rows [rows, latent]: their means, or with a seed one draw of each.
  ///
  /// Takes the rows in small batches on all processors; the memory is that of the result.
  package func latents(
    of data: some HasRows, given labels: [Float]? = nil, drawing seed: UInt64? = nil
  ) throws(AutoencoderError) -> Matrix {
    let data = data.view
    let trained = try requireEncodable(data, labels)
    let width = trained.network.latent.output.width
    let noise = seed.map { RandomStream(seed: $0, purpose: .draw) }
    try requireRoom(forNumbers: 2 * Double(data.rows) * Double(width))
    let values = filled(data.rows * width) { target in
      trained.encode(ModelRows(data, labels: labels), drawing: noise) { shard, pass in
        trained.network.writeLatents(shard, pass, to: target)
      }
    }
    return try finite(Matrix(rows: data.rows, columns: width, values: values))
  }

  private func finite(_ latents: Matrix) throws(AutoencoderError) -> Matrix {
    if let place = latents.firstNonFinite { throw .latentsNotFinite(row: place.row) }
    return latents
  }

  /// The same with the posteriors.
  package func encode(
    _ data: some HasRows, given labels: [Float]? = nil, drawing seed: UInt64? = nil
  ) throws(AutoencoderError) -> Encoding {
    let data = data.view
    let trained = try requireEncodable(data, labels)
    let (family, width) = (trained.network.latent, trained.network.latent.output.width)
    try requireRoom(forNumbers: 10 * Double(data.rows) * Double(width))
    let posteriors = RowValues(rows: data.rows, columns: 2 * width)
    let noise = seed.map { RandomStream(seed: $0, purpose: .draw) }
    let latents = filled(data.rows * width) { target in
      trained.encode(ModelRows(data, labels: labels), drawing: noise) { shard, pass in
        trained.network.writeLatents(shard, pass, to: target)
        for row in 0..<shard.count {
          for latent in 0..<width {
            let posterior = family.posterior(latent, of: row, pass)
            posteriors[shard.first + row, latent] = posterior.variance
            posteriors[shard.first + row, width + latent] = posterior.divergence
          }
        }
      }
    }
    return Encoding(
      latents: try finite(Matrix(rows: data.rows, columns: width, values: latents)),
      variances: posteriors.columns(0..<width), divergences: posteriors.columns(width..<2 * width))
  }

  private func requireEncodable(
    _ data: RowView, _ labels: [Float]?
  ) throws(AutoencoderError) -> Trained<VAENetwork> {
    let trained = try requireTrained()
    try checkData(data, columns: columns)
    try description.check(labels: labels, rows: data.rows)
    return trained
  }

  /// The windows [rows, bins] that latent vectors [rows, latent] stand for: what the likelihood
  /// expects of the decoder's output.
  package func decode(
    _ latents: some HasRows, given labels: [Float]? = nil
  ) throws(AutoencoderError) -> Matrix {
    let latents = latents.view
    let trained = try requireTrained()
    let network = trained.network
    guard latents.columns == network.latent.output.width else {
      throw .wrongWidth(
        of: "the latent vectors", expected: network.latent.output.width, found: latents.columns)
    }
    try checkData(latents, columns: nil)
    try description.check(labels: labels, rows: latents.rows)
    try requireRoom(forNumbers: 2 * Double(latents.rows) * Double(network.columns))
    let windows = filled(latents.rows * network.columns) { target in
      trained.forEachShard(of: ModelRows(latents, labels: labels)) { shard, memory in
        network.writeWindows(shard, network.decodeLatents(of: shard, memory), to: target)
      }
    }
    return Matrix(rows: latents.rows, columns: network.columns, values: windows)
  }

  /// The rows as the model sees them: decoded from their mean latents, or with a seed from draws.
  package func reconstruct(
    _ data: some HasRows, given labels: [Float]? = nil, drawing seed: UInt64? = nil
  ) throws(AutoencoderError) -> Matrix {
    try decode(latents(of: data, given: labels, drawing: seed), given: labels)
  }

  /// How many windows may be drawn at once.
  package static var sampleCounts: ClosedRange<Int> { 1...16_777_216 }

  /// Windows [count, bins] decoded from draws of the prior, all given one label where the model is.
  package func sample(
    _ count: Int, seed: UInt64, given label: Float? = nil
  ) throws(AutoencoderError) -> Matrix {
    try require(count, "the number of samples", in: Self.sampleCounts)
    let latent = description.latent
    try requireSize(Double(count) * Double(max(latent, columns ?? 1)), of: "samples")
    try requireRoom(forNumbers: 3 * Double(count) * Double(max(latent, columns ?? 1)))
    let family = try requireTrained().network.latent
    return try decode(
      Matrix(
        rows: count, columns: family.output.width, values: family.prior(rows: count, seed: seed)),
      given: label.map { Array(repeating: $0, count: count) })
  }
}

extension Trained<VAENetwork> {
  /// Calls a body with each shard of rows and the draw of its latents: the means without noise.
  func encode(
    _ rows: ModelRows, drawing noise: RandomStream?, _ body: (Shard, ForwardPass) -> Void
  ) {
    forEachShard(of: rows) { shard, memory in
      let pass = network.encode(shard, network.filled(memory, from: shard))
      network.latent.draw(
        pass, noise.map { LatentNoise(stream: $0, first: shard.first, share: 1) })
      body(shard, pass)
    }
  }
}

/// A matrix of doubles that threads write row by row.
final class RowValues: @unchecked Sendable {
  private let values: UnsafeMutableBufferPointer<Double>
  private let width: Int

  init(rows: Int, columns: Int) {
    width = columns
    values = .allocate(capacity: rows * columns)
    values.initialize(repeating: 0)
  }

  deinit { values.deallocate() }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * width + column] }
    set { values[row * width + column] = newValue }
  }

  /// Some columns of all rows, row by row.
  func columns(_ columns: Range<Int>) -> [Double] {
    stride(from: 0, to: values.count, by: width).flatMap { row in
      columns.map { values[row + $0] }
    }
  }
}

/// An array whose numbers the body writes, all of them.
func filled(_ count: Int, _ body: (UnsafeMutablePointer<Float>) -> Void) -> [Float] {
  [Float](unsafeUninitializedCapacity: count) { buffer, initialised in
    if let base = buffer.baseAddress { body(base) }
    initialised = count
  }
}

extension VAENetwork {
  /// Copies a draw to its rows of a matrix.
  func writeLatents(
    _ shard: Shard, _ pass: ForwardPass, to latents: UnsafeMutablePointer<Float>
  ) {
    let extent = latent.output
    for row in 0..<shard.count {
      (latents + (shard.first + row) * extent.width).update(
        from: pass.output + row * extent.stride, count: extent.width)
    }
  }

  /// Latent vectors, which the shard holds in place of windows, → windows.
  func decodeLatents(of shard: Shard, _ memory: Memory) -> UnsafePointer<Float> {
    let memory = filled(memory, from: shard)
    let pass = latentPass(memory.workspace + places.input, windows: shard.count, memory)
    for row in 0..<shard.count {
      (pass.output + row * latent.output.stride).update(
        from: shard.window(row), count: latent.output.width)
    }
    return decode(pass, memory)
  }

  /// Copies a pass's output to its rows of a matrix, as what the likelihood expects.
  func writeWindows(
    _ shard: Shard, _ y: UnsafePointer<Float>, to windows: UnsafeMutablePointer<Float>
  ) {
    let strides = outputStrides(windows: shard.count)
    for row in 0..<shard.count {
      let target = windows + (shard.first + row) * columns
      for t in 0..<columns { target[t] = y[row * strides.row + t * strides.bin] }
      likelihood.link.apply(to: target, count: columns, kernels: .best)
    }
  }
}
