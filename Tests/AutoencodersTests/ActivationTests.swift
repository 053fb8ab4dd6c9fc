import Autoencoders
import Foundation
import Testing

/// Numbers over the whole range of Float, both signs: from 2^-13 to 128, where the functions are
/// neither straight nor level, every 61st bit pattern, beyond it every 4,999th, and the special ones.
private let wholeRange: [Float] = {
  var values: [Float] = [0, -0.0, .infinity, -.infinity]
  values += [Float.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude]
  // Where each function was found to be farthest off.
  values += [4.010_407_45, 4.161_842_82, 8.020_814_9, 8.323_685_65, -5.855_902_19, -5.853_425_98]
  let (first, last) = (Float(0x1p-13).bitPattern, Float(128).bitPattern)
  var bits: UInt32 = 0
  while bits <= 0x7F7F_FFFF {
    values += [Float(bitPattern: bits), -Float(bitPattern: bits)]
    bits += first <= bits && bits < last ? 61 : 4999
  }
  return values
}()

/// The first number at which a result is not as it must be.
private func firstFailure(
  _ function: (Kernels) -> ([Float]) -> [Float], _ exact: (Double) -> Double,
  _ isRight: (_ result: Float, _ exact: Double, _ isFused: Bool) -> Bool
) -> String? {
  let expected = wholeRange.map { exact(Double($0)) }
  for kernels in Kernels.supported {
    let results = function(kernels)(wholeRange)
    let isFused = kernels.name != Kernels.supported.last?.name
    for index in results.indices where !isRight(results[index], expected[index], isFused) {
      return "\(kernels.name): \(wholeRange[index]) gives \(results[index])"
    }
  }
  return nil
}

/// How many units in the last place of the exact number two numbers are apart.
private func units(_ result: Float, _ exact: Double) -> Double {
  abs(Double(result) - exact) / Double(max(abs(Float(exact)).ulp, .leastNonzeroMagnitude))
}

@Suite("Vectorised functions")
struct ActivationTests {
  @Test("tanh keeps its absolute and its relative accuracy, and is at most 1")
  func hyperbolicTangent() {
    let failure = firstFailure(Kernels.tanh, Foundation.tanh) { result, exact, isFused in
      abs(Double(result) - exact) <= (isFused ? 3.2e-7 : 3.8e-7)
        && units(result, exact) <= (isFused ? 5.4 : 6.3) && abs(result) <= 1
    }
    #expect(failure == nil)
    for kernels in Kernels.supported {
      #expect(kernels.tanh([.infinity, -.infinity]) == [1, -1])
      #expect(kernels.tanh([-0.0])[0].sign == .minus)
    }
  }

  @Test("tanh is odd to the bit")
  func oddness() {
    for kernels in Kernels.supported {
      let mirrored = kernels.tanh(wholeRange.map { -$0 }).map { -$0 }
      #expect(mirrored == kernels.tanh(wholeRange))
    }
  }

  @Test("sigmoid keeps its absolute accuracy between 0 and 1")
  func sigmoid() {
    let failure = firstFailure(Kernels.sigmoid, { 1 / (1 + Foundation.exp(-$0)) }) {
      result, exact, isFused in
      abs(Double(result) - exact) <= (isFused ? 1.9e-7 : 2.2e-7) && result >= 0 && result <= 1
    }
    #expect(failure == nil)
  }

  @Test("exp is within 1.05 units in the last place, from zero to infinity")
  func exponential() {
    let failure = firstFailure(Kernels.exp, Foundation.exp) { result, exact, _ in
      Float(exact).isFinite ? units(result, exact) <= 1.05 : result == .infinity
    }
    #expect(failure == nil)
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
