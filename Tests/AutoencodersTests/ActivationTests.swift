import Autoencoders
import Foundation
import Testing

/// Numbers over the whole range of Float, both signs: every 4,999th bit pattern and all special ones.
private let wholeRange: [Float] = {
  var values: [Float] = [0, -0.0, .infinity, -.infinity]
  values += [Float.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude]
  for bits in stride(from: UInt32(0), through: 0x7F7F_FFFF, by: 4999) {
    values.append(Float(bitPattern: bits))
    values.append(-Float(bitPattern: bits))
  }
  return values
}()

/// The first number at which a result is not as it must be.
private func firstFailure(
  _ results: [Float], _ isRight: (_ x: Double, _ y: Double) -> Bool
) -> Float? {
  zip(wholeRange, results).first { !isRight(Double($0), Double($1)) }?.0
}

@Suite("Vectorised functions")
struct ActivationTests {
  @Test("tanh is within 3e-7, at most 1, and keeps its relative accuracy near zero")
  func hyperbolicTangent() {
    for kernels in Kernels.supported {
      let failure = firstFailure(kernels.tanh(wholeRange)) { x, y in
        let exact = Foundation.tanh(x)
        let difference = abs(y - exact)
        return difference <= 3e-7 && difference <= 6e-7 * abs(exact) + 1.5e-45 && abs(y) <= 1
      }
      #expect(failure == nil, "\(kernels.name)")
      #expect(kernels.tanh([.infinity, -.infinity]) == [1, -1])
    }
  }

  @Test("tanh is odd to the bit")
  func oddness() {
    for kernels in Kernels.supported {
      let mirrored = kernels.tanh(wholeRange.map { -$0 }).map { -$0 }
      #expect(mirrored == kernels.tanh(wholeRange))
    }
  }

  @Test("sigmoid is within 2e-7 and between 0 and 1")
  func sigmoid() {
    for kernels in Kernels.supported {
      let failure = firstFailure(kernels.sigmoid(wholeRange)) { x, y in
        abs(y - 1 / (1 + Foundation.exp(-x))) <= 2e-7 && y >= 0 && y <= 1
      }
      #expect(failure == nil, "\(kernels.name)")
    }
  }

  @Test("exp is within 3 units in the last place, from zero to infinity")
  func exponential() {
    for kernels in Kernels.supported {
      let failure = firstFailure(kernels.exp(wholeRange)) { x, y in
        let exact = Float(Foundation.exp(x))
        return exact.isFinite ? abs(y - Double(exact)) <= 3 * Double(exact.ulp) : y == .infinity
      }
      #expect(failure == nil, "\(kernels.name)")
    }
  }

  @Test("What is not a number stays so, in every lane")
  func notANumber() {
    let values: [Float] = (0..<37).map { $0 % 3 == 0 ? .nan : Float($0) }
    for kernels in Kernels.supported {
      for results in [kernels.tanh(values), kernels.sigmoid(values), kernels.exp(values)] {
        #expect(zip(values, results).allSatisfy { $0.isNaN == $1.isNaN })
      }
    }
  }
}
