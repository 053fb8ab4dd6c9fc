import Memory

/// Throws where so many numbers more do not fit into memory.
func requireRoom(forNumbers count: Double) throws(AutoencoderError) {
  do throws(MemoryShortage) {
    try MemoryBudget.require(count * Double(MemoryLayout<Float>.size))
  } catch {
    throw .memory(error)
  }
}

extension Network {
  /// How many numbers a training holds: the weights with their moments as they begin, as they change
  /// and as they are given back; a gradient for each group; what the threads work in.
  func trainingNumbers(_ options: TrainingOptions, rows: Int) -> Double {
    let shards = Batch.shards(ofRows: min(options.batch, rows))
    let groups = min(Batch.mostGroups, shards)
    let threads = min(options.threads ?? WorkerPool.processors, groups)
    return Double(packedCount) * Double(9 + groups) + Double(transposedCount)
      + Double(workspaceCount) * Double(max(1, threads))
  }
}
