import Containers
import Wording

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

  /// How many samples each neuron has, where that is said; the rest of a row is no part of it.
  func lengths(of array: ContainerArray) throws(DatasetError) -> [Int]? {
    guard let node = first([Self.lengths], where: { $0.layout?.count == array.neurons }) else {
      return nil
    }
    return try source.doubles([node.path])[0].map { Int(exactly: $0) ?? array.length }
  }

  /// Whether time is first, as the caller or the names say: where both sides are as long, a row is a neuron, as
  /// `save` writes it. Nil without names.
  func timeIsFirst(_ chosen: Node, _ names: [String]?) -> Bool? {
    if let orientation = source.options.orientation { return orientation == .columns }
    guard let names, let shape = chosen.layout?.shape, shape.count == 2 else { return nil }
    return shape[0] != names.count
  }

  /// The rate, the times that it is from where it is from such, and what is to be said of them.
  func clock(
    of array: ContainerArray
  ) throws(DatasetError) -> (rate: Double?, times: FrameTimes?, notes: [String]) {
    if let node = first(Self.rates, where: { $0.layout?.single != nil }),
      let rate = node.layout?.single
    {
      return (rate, nil, [])
    }
    guard let node = first(Self.times, where: { $0.layout?.count == array.length }) else {
      return (nil, nil, [])
    }
    let times = try FrameTimes(
      try source.doubles([node.path])[0], file: source.path, array: node.path)
    let missing = times.missingCount
    return (
      times.rate, times,
      ["rate from \(node.path)"]
        + (missing > 0 ? ["\(counted(missing, "missing frame")) as NaN"] : [])
    )
  }

  func spikes(
    beside array: ContainerArray, rate: Double?, times: FrameTimes?
  ) throws(DatasetError) -> SpikeTable? {
    guard let node = first(Self.spikes, where: { $0.layout?.shape == array.node.layout?.shape }),
      node != array.node
    else { return nil }
    return try ContainerArray(node, in: source, timeIsFirst: array.timeIsFirst)
      .spikes(rate: rate, times: times)
  }
}

extension ContainerArray {
  /// Its numbers as spike counts.
  func spikes(rate: Double?, times: FrameTimes? = nil) throws(DatasetError) -> SpikeTable {
    let part = try part(rate: rate, times: times)
    let numbers = try source.read([part.slab])[0]
    return SpikeTable(
      path: source.path, count: neurons, firstSample: part.places.lowerBound
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
