import Foundation
import LinearAlgebra
import Testing

@Suite("Fourier transforms")
struct FourierTests {
  @Test(
    "The spectrum is the sum over all samples, and its signal comes back",
    arguments: [4, 8, 16, 32, 64, 128, 512, 2048, 8192])
  func spectrum(count: Int) {
    let transform = FourierTransform(FourierTable(count: count))
    var random = RandomStream(seed: 3, purpose: .draw)
    let signal = (0..<count).map { _ in Float(random.normal()) }
    for place in signal.indices { transform.signal[place] = signal[place] }
    transform.forward()
    for part in stride(from: 0, through: count / 2, by: max(1, count / 64)) {
      var (real, imaginary) = (0.0, 0.0)
      for (place, value) in signal.enumerated() {
        let angle = -2 * Double.pi * Double(part * place % count) / Double(count)
        real += Double(value) * cos(angle)
        imaginary += Double(value) * sin(angle)
      }
      let bound = 3e-7 * Double(count).squareRoot()
      #expect(abs(Double(transform.real[part]) - real) < bound)
      #expect(abs(Double(transform.imaginary[part]) - imaginary) < bound)
    }
    for place in signal.indices { transform.signal[place] = 0 }
    transform.inverse()
    #expect(zip(transform.signal, signal).allSatisfy { abs($0 - $1) < 2e-6 })
  }
}
