import CKernels

/// The step from the encoder to the latent variables (Kingma & Welling 2014): two linear maps give
/// mean and log variance, and z = mean + noise * exp(log variance / 2) * eps.
///
/// Both kernels begin Glorot normal, both biases zero. The divergence of a row from the standard
/// normal prior is -1/2 sum(1 + log variance - mean^2 - exp(log variance)), in nats. Packed, both
/// maps are one, the means' columns before the log variances'.
struct Variational: Sendable {
  let latent: Int
  let map: LinearMap

  init(inputs: Int, latent: Int, passesGradient: Bool) {
    self.latent = latent
    let width = 2 * padded(latent)
    self.map = LinearMap(
      inputs: inputs, outputs: width, used: width, passesGradient: passesGradient)
  }

  /// The padded width of either map.
  var stride: Int { padded(latent) }

  var weights: [WeightShape] {
    [
      WeightShape("mean.kernel", [map.inputs, latent], .glorotNormal),
      WeightShape("mean.bias", [latent], .zeros),
      WeightShape("log_variance.kernel", [map.inputs, latent], .glorotNormal),
      WeightShape("log_variance.bias", [latent], .zeros),
    ]
  }

  func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>) {
    map.pack(kernel: weights[0], bias: weights[1], atColumn: 0, into: packed)
    map.pack(kernel: weights[2], bias: weights[3], atColumn: stride, into: packed)
  }

  func unpack(_ packed: UnsafePointer<Float>) -> [[Float]] {
    let mean = map.unpack(packed, atColumn: 0, width: latent)
    let logVariance = map.unpack(packed, atColumn: stride, width: latent)
    return [mean.kernel, mean.bias, logVariance.kernel, logVariance.bias]
  }

  /// The buffers of a sample, [windows] rows each.
  struct Buffers {
    /// Means and log variances, [2 stride], and their gradient.
    let maps, mapGradients: UnsafeMutablePointer<Float>
    /// [stride]: the noise that is drawn and exp(log variance / 2).
    let epsilon, deviation: UnsafeMutablePointer<Float>
    let divergence: UnsafeMutablePointer<Float>
    /// [zRow] and its gradient; what follows the latents in z (a label) is left alone.
    let z, zGradient: UnsafeMutablePointer<Float>
    let zRow: Int
  }

  func sample(_ buffers: Buffers, windows: Int, noise: Float, _ kernels: Kernels) {
    var sample = CKSample(
      rows: windows, latent: latent, mean: buffers.maps, logVariance: buffers.maps + stride,
      row: 2 * stride, epsilon: buffers.epsilon, epsilonRow: stride, noise: noise, z: buffers.z,
      zRow: buffers.zRow, deviation: buffers.deviation, divergence: buffers.divergence)
    kernels.table.sample(&sample)
  }

  /// From z's gradient and the weight of the divergence to the maps' gradients.
  func sampleBackward(
    _ buffers: Buffers, windows: Int, noise: Float, weight: Float, _ kernels: Kernels
  ) {
    // The gradient of a label beside the latents must not reach the padding of the maps.
    if buffers.zRow > latent {
      for window in 0..<windows {
        for column in latent..<buffers.zRow {
          buffers.zGradient[window * buffers.zRow + column] = 0
        }
      }
    }
    var back = CKSampleBack(
      rows: windows, latent: latent, mean: buffers.maps, row: 2 * stride,
      epsilon: buffers.epsilon, deviation: buffers.deviation, epsilonRow: stride, noise: noise,
      weight: weight, zGradient: buffers.zGradient, zRow: buffers.zRow,
      meanGradient: buffers.mapGradients, logVarianceGradient: buffers.mapGradients + stride)
    kernels.table.sampleBack(&back)
  }
}
