import CKernels
import Glibc

private let kernels = ck_best().pointee

/// Cosines and sines of the angles 2πk / count: what transforms of that many numbers share.
package struct FourierTable: Sendable {
  package let count: Int
  fileprivate let cosines, sines: [Float]

  /// The table for a power of two from 4 on.
  package init(count: Int) {
    precondition(count >= 4 && count & (count - 1) == 0, "A transform's count is a power of two.")
    self.count = count
    let angles = (0..<count).map { 2 * Double.pi * Double($0) / Double(count) }
    cosines = angles.map { Float(cos($0)) }
    sines = angles.map { Float(sin($0)) }
  }
}

/// Fourier transforms of real signals, with the memory that they work in; for one thread at a time.
package final class FourierTransform {
  /// `[count]` numbers.
  package let signal: UnsafeMutableBufferPointer<Float>
  /// The parts 0 to count / 2 of the spectrum.
  package let real, imaginary: UnsafeMutableBufferPointer<Float>
  private let table: FourierTable
  private let memory: UnsafeMutableBufferPointer<Float>

  package init(_ table: FourierTable) {
    let (count, parts) = (table.count, table.count / 2 + 1)
    self.table = table
    memory = .allocate(capacity: 3 * count + 2 * parts)
    memory.initialize(repeating: 0)
    signal = .init(rebasing: memory[2 * count..<3 * count])
    real = .init(rebasing: memory[3 * count..<3 * count + parts])
    imaginary = .init(rebasing: memory[(3 * count + parts)...])
  }

  deinit { memory.deallocate() }

  /// The spectrum of the signal: the sum over t of signal[t] exp(-2πi kt / count).
  package func forward() { transform(kernels.fourier) }

  /// The signal of the spectrum, which stays as it is.
  package func inverse() { transform(kernels.fourierInverse) }

  private func transform(_ kernel: @convention(c) (UnsafePointer<CKFourier>) -> Void) {
    guard let signal = signal.baseAddress, let real = real.baseAddress,
      let imaginary = imaginary.baseAddress, let work = memory.baseAddress
    else { return }
    table.cosines.withUnsafeBufferPointer { cosines in
      table.sines.withUnsafeBufferPointer { sines in
        guard let cosine = cosines.baseAddress, let sine = sines.baseAddress else { return }
        var fourier = CKFourier(
          count: table.count, cosine: cosine, sine: sine, signal: signal, real: real,
          imaginary: imaginary, work: work)
        kernel(&fourier)
      }
    }
  }
}
