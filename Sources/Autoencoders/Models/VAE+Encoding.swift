package import LinearAlgebra

/// The latents of some rows.
package struct Encoding: Sendable, Equatable {
  /// [rows, latent]: the means, or one draw of each row's posterior where it was asked for.
  package var latents: Matrix
  /// [rows, latent]: the logarithms of the posterior's variances.
  package var logVariances: Matrix
}

extension VAE {
  /// The latents of rows [rows, latent]: their means, or with a seed one draw
  /// mean + exp(log variance / 2) eps of each.
  ///
  /// Takes the rows in small batches on all processors; the memory is that of the result.
  package func latents(
    of data: Matrix, given labels: [Float]? = nil, drawing seed: UInt64? = nil
  ) throws(AutoencoderError) -> Matrix {
    let trained = try requireEncodable(data, labels)
    let values = filled(data.rows * description.latent) { target in
      trained.encode(data, labels, drawing: seed, latents: target, logVariances: nil)
    }
    return Matrix(rows: data.rows, columns: description.latent, values: values)
  }

  /// The same with the logarithms of the posterior's variances.
  package func encode(
    _ data: Matrix, given labels: [Float]? = nil, drawing seed: UInt64? = nil
  ) throws(AutoencoderError) -> Encoding {
    let trained = try requireEncodable(data, labels)
    let (rows, latent) = (data.rows, description.latent)
    var logVariances: [Float] = []
    let latents = filled(rows * latent) { target in
      logVariances = filled(rows * latent) { second in
        trained.encode(data, labels, drawing: seed, latents: target, logVariances: second)
      }
    }
    return Encoding(
      latents: Matrix(rows: rows, columns: latent, values: latents),
      logVariances: Matrix(rows: rows, columns: latent, values: logVariances))
  }

  private func requireEncodable(
    _ data: Matrix, _ labels: [Float]?
  ) throws(AutoencoderError) -> Trained<VAENetwork> {
    let trained = try requireTrained()
    try checkData(
      data, labels: labels, columns: columns, isGivenLabels: description.isGivenLabels)
    return trained
  }

  /// The windows [rows, bins] that latent vectors [rows, latent] stand for.
  package func decode(
    _ latents: Matrix, given labels: [Float]? = nil
  ) throws(AutoencoderError) -> Matrix {
    let trained = try requireTrained()
    guard latents.columns == description.latent else {
      throw .wrongWidth(
        of: "the latent vectors", expected: description.latent, found: latents.columns)
    }
    try checkData(
      latents, labels: labels, columns: nil, isGivenLabels: description.isGivenLabels)
    let network = trained.network
    let windows = filled(latents.rows * network.columns) { target in
      withRows(latents, labels) { rows in
        trained.forEachShard(of: rows) { shard, memory in
          let buffers = network.buffers(memory)
          for row in 0..<shard.count {
            (buffers.z + row * buffers.zRow).update(
              from: shard.window(row), count: description.latent)
          }
          network.writeWindows(shard, network.decode(shard, memory), to: target)
        }
      }
    }
    return Matrix(rows: latents.rows, columns: network.columns, values: windows)
  }

  /// The rows as the model sees them: decoded from their mean latents, or with a seed from draws.
  package func reconstruct(
    _ data: Matrix, given labels: [Float]? = nil, drawing seed: UInt64? = nil
  ) throws(AutoencoderError) -> Matrix {
    try decode(latents(of: data, given: labels, drawing: seed), given: labels)
  }

  /// Windows [count, bins] decoded from draws of the prior, all given one label where the model is.
  package func sample(
    _ count: Int, seed: UInt64, given label: Float? = nil
  ) throws(AutoencoderError) -> Matrix {
    try require(count, "the number of samples", in: 1...16_777_216)
    let latent = description.latent
    try requireSize(Double(count) * Double(max(latent, columns ?? 1)), of: "samples")
    let random = RandomStream(seed: seed, purpose: .sampling)
    var values = [Float](repeating: 0, count: count * latent)
    values.withUnsafeMutableBufferPointer { random.normals(into: $0, at: 0) }
    return try decode(
      Matrix(rows: count, columns: latent, values: values),
      given: label.map { Array(repeating: $0, count: count) })
  }
}

extension Trained<VAENetwork> {
  /// Writes latents, and log variances where there is room for them, row by row.
  fileprivate func encode(
    _ data: Matrix, _ labels: [Float]?, drawing seed: UInt64?,
    latents: UnsafeMutablePointer<Float>, logVariances: UnsafeMutablePointer<Float>?
  ) {
    let (network, latent) = (network, network.description.latent)
    let noise = seed.map { RandomStream(seed: $0, purpose: .draw) }
    withRows(data, labels) { rows in
      forEachShard(of: rows) { shard, memory in
        let buffers = network.buffers(memory)
        network.encode(shard, memory)
        if let noise { network.drawNoise(shard, noise, buffers, memory) }
        network.variational.sample(
          buffers, windows: shard.count, noise: noise == nil ? 0 : 1, memory.kernels)
        for row in 0..<shard.count {
          let place = (shard.first + row) * latent
          (latents + place).update(from: buffers.z + row * buffers.zRow, count: latent)
          guard let logVariances else { continue }
          let maps = buffers.maps + (2 * row + 1) * network.variational.stride
          (logVariances + place).update(from: maps, count: latent)
        }
      }
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
  /// Copies a pass's output to its rows of a matrix.
  func writeWindows(
    _ shard: Shard, _ y: UnsafePointer<Float>, to windows: UnsafeMutablePointer<Float>
  ) {
    let strides = outputStrides(windows: shard.count)
    for row in 0..<shard.count {
      let target = windows + (shard.first + row) * columns
      for t in 0..<columns { target[t] = y[row * strides.row + t * strides.bin] }
    }
  }
}
