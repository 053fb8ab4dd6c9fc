import Autoencoders
import Foundation
import Testing

/// Numbers over the whole range of Float, both signs: every 997th bit pattern and all special ones.
private let wholeRange: [Float] = {
  var values: [Float] = [0, -0.0, .infinity, -.infinity, .nan]
  values += [
    Float.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, .ulpOfOne,
  ]
  for bits in stride(from: UInt32(0), through: 0x7F7F_FFFF, by: 997) {
    values.append(Float(bitPattern: bits))
    values.append(-Float(bitPattern: bits))
  }
  return values
}()

@Suite("Vectorised functions")
struct ActivationTests {
  @Test("tanh is within 3e-7, odd, at most 1, and keeps its relative accuracy near zero")
  func hyperbolicTangent() {
    for kernels in Kernels.supported {
      let results = kernels.tanh(wholeRange)
      for (x, y) in zip(wholeRange, results) {
        guard !x.isNaN else {
          #expect(y.isNaN)
          continue
        }
        let exact = Foundation.tanh(Double(x))
        #expect(abs(Double(y) - exact) <= 3e-7 && abs(y) <= 1, "\(kernels.name) at \(x): \(y)")
        #expect(abs(Double(y) - exact) <= 6e-7 * abs(exact) + 1.5e-45, "\(kernels.name) at \(x)")
      }
      #expect(kernels.tanh([.infinity, -.infinity]) == [1, -1])
      #expect(
        kernels.tanh(wholeRange.map { -$0 }).map { -$0 }.elementsEqual(results) {
          $0 == $1 || $0.isNaN && $1.isNaN
        })
    }
  }

  @Test("sigmoid is within 2e-7 and between 0 and 1")
  func sigmoid() {
    for kernels in Kernels.supported {
      for (x, y) in zip(wholeRange, kernels.sigmoid(wholeRange)) {
        guard !x.isNaN else {
          #expect(y.isNaN)
          continue
        }
        let exact = 1 / (1 + Foundation.exp(-Double(x)))
        #expect(abs(Double(y) - exact) <= 2e-7 && y >= 0 && y <= 1, "\(kernels.name) at \(x): \(y)")
      }
    }
  }

  @Test("exp is within 3 units in the last place, from zero to infinity")
  func exponential() {
    for kernels in Kernels.supported {
      for (x, y) in zip(wholeRange, kernels.exp(wholeRange)) {
        guard !x.isNaN else {
          #expect(y.isNaN)
          continue
        }
        let exact = Float(Foundation.exp(Double(x)))
        guard exact.isFinite else {
          #expect(y == .infinity)
          continue
        }
        #expect(abs(y - exact) <= 3 * exact.ulp, "\(kernels.name) at \(x): \(y)")
      }
    }
  }
}
