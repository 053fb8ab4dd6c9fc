/// Numbers that are learnt of each neuron, under several names: for a row of a neuron that training
/// has not seen, their means.
struct ByNeuron: Sendable {
  let weights: FreeWeights
  let neurons: Int
  let count: Int

  /// So many neurons' numbers, which all begin at 0.
  init(_ names: [String], neurons: Int) {
    (count, self.neurons) = (names.count, neurons)
    weights = FreeWeights(names.map { WeightShape($0, [neurons], .zeros) })
  }

  /// The numbers of a neuron, or the means of all.
  func values(of neuron: Int?, _ packed: UnsafePointer<Float>) -> [Double] {
    (0..<count).map { index in
      let own = packed + index * padded(neurons)
      if let neuron { return Double(own[neuron]) }
      return (0..<neurons).reduce(0) { $0 + Double(own[$1]) } / Double(max(1, neurons))
    }
  }

  /// Adds the gradient of a neuron's numbers; those of a neuron that is not known have none.
  func add(_ slopes: [Double], of neuron: Int?, to gradient: UnsafeMutablePointer<Float>) {
    guard let neuron else { return }
    for (index, slope) in slopes.enumerated() {
      gradient[index * padded(neurons) + neuron] += Float(slope)
    }
  }

  /// The same of weights as they are exchanged.
  func plainValues<S: Scalar>(of neuron: Int, _ weights: [[S]]) -> [S] {
    weights.map { own in
      neuron < 0 ? own.reduce(0, +) / S(max(1, own.count)) : own[neuron]
    }
  }
}
