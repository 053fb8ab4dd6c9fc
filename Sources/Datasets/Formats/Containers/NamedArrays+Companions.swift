import Containers

// What the names that people use say of the arrays beside the traces.
extension NamedArrays {
  /// The first node that has one of some names.
  func first(_ names: [String], where fits: (Node) -> Bool) -> Node? {
    nodes.first { names.contains($0.name.lowercased()) && fits($0) }
  }

  /// The names of the neurons, where there are as many as one side has.
  func names(of chosen: Node) -> [String]? {
    guard let shape = chosen.layout?.shape else { return nil }
    let found = first(Self.names) {
      $0.texts.map { $0.count > 0 && shape.contains($0.count) } ?? false
    }
    return found?.texts
  }

  /// Whether time is first, as the names say: where both sides are as long, a row is a neuron, as
  /// `save` writes it. Nil without names.
  func timeIsFirst(_ chosen: Node, _ names: [String]?) -> Bool? {
    guard let names, let shape = chosen.layout?.shape, shape.count == 2 else { return nil }
    return shape[0] != names.count
  }

  func rate(of array: ContainerArray) throws(DatasetError) -> (Double?, [String]) {
    if let node = first(Self.rates, where: { $0.layout?.single != nil }),
      let rate = node.layout?.single
    {
      return (rate, [])
    }
    guard let node = first(Self.times, where: { $0.layout?.count == array.length }) else {
      return (nil, [])
    }
    let times = try FrameTimes(
      try source.doubles([node.path])[0], file: source.path, array: node.path)
    guard times.missingCount == 0 else {
      throw .timesMissing(file: source.path, array: node.path, count: times.missingCount)
    }
    return (times.rate, ["rate from \(node.path)"])
  }

  func spikes(
    beside array: ContainerArray, rate: Double?
  ) throws(DatasetError) -> SpikeTable? {
    guard let node = first(Self.spikes, where: { $0.layout?.shape == array.node.layout?.shape }),
      node != array.node
    else { return nil }
    return try ContainerArray(node, in: source, timeIsFirst: array.timeIsFirst).spikes(rate: rate)
  }
}

extension ContainerArray {
  /// Its numbers as spike counts.
  func spikes(rate: Double?) throws(DatasetError) -> SpikeTable {
    let part = try part(rate: rate)
    let numbers = try source.read([part.slab])[0]
    return SpikeTable(
      path: source.path, count: neurons, firstSample: part.samples.lowerBound
    ) { neuron throws(DatasetError) in
      let train = SpikeTrain(try part.column(neuron, of: numbers).withoutMissingEnd)
      if let sample = train.fault {
        throw .spikeCount(
          file: source.path, sample: part.samples.lowerBound + sample, neuron: neuron)
      }
      return train
    }
  }
}
