import LinearAlgebra

/// How well a variational autoencoder of spikes describes a neuron's trace.
package struct SpikeHealth: Sendable {
  package let name: String
  /// The evidence lower bound in the trace's band, nats per second.
  package let evidenceBound: Double
  /// The share of the power in the band that the expected light explains.
  package let explained: Double
}

extension SpikeVAE {
  /// The health of the wake phase on rows, neuron by neuron in the order of their first row.
  package func health(_ rows: ModelRows) throws(AutoencoderError) -> [SpikeHealth] {
    let trained = try wake.requireTrained()
    try checkData(rows.data, columns: wake.columns)
    guard let groups = rows.groups else { throw .groupsMissing }
    let values = RowValues(rows: rows.data.rows, columns: 3)
    let network = trained.network
    trained.forEachShard(of: rows) { shard, memory in
      for row in 0..<shard.count {
        let own = Shard(data: shard.data, order: nil, first: shard.first + row, count: 1)
        let forward = network.forward(own, memory)
        let pass = network.pass(own, forward.light, memory)
        let sums = network.sums(pass, forward.spikes)
        let power = network.likelihood.explained(0, pass)
        values[shard.first + row, 0] = -sums.terms[0] - sums.terms[1]
        (values[shard.first + row, 1], values[shard.first + row, 2]) = (power.left, power.all)
      }
    }
    return rows.neurons.map { name in
      let own = groups.indices.filter { groups[$0] == name }
      func sum(_ column: Int) -> Double { own.reduce(0) { $0 + values[$1, column] } }
      return SpikeHealth(
        name: name, evidenceBound: sum(0) / Double(own.count), explained: 1 - sum(1) / sum(2))
    }
  }
}
