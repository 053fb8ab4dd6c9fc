import Files
import LinearAlgebra

extension RecordingFormat {
  /// NumPy arrays: one trace, or two dimensions of which the longer is time (the first when they
  /// are equal).
  static let array = RecordingFormat(
    name: "npy",
    summary: "a NumPy array of one trace, or of several with time along the longer side",
    endings: [".npy"], options: [.rate, .spikes, .orientation],
    recognises: { ArrayFile.begins($0.start) },
    read: { source throws(DatasetError) in try ArrayTraces(source).table() },
    readSpikes: { source, _ throws(DatasetError) in try ArrayTraces(source).spikes() })
}

/// Which numbers of an array belong to which neuron.
private struct ArrayTraces {
  let path: String
  let array: ArrayFile
  let neurons: Int
  /// Samples of each neuron.
  let length: Int
  /// Whether the samples of a neuron follow each other in the file, else the neurons of a sample.
  let isByNeuron: Bool
  /// What to say of a shape that is most likely the other way round; nil of others.
  private let doubt: String?

  init(_ source: RecordingSource) throws(DatasetError) {
    path = source.path
    array = try source.array()
    guard (1...2).contains(array.shape.count) else {
      throw .dimensions(file: path, count: array.shape.count)
    }
    guard array.count > 0 else { throw .empty(file: path) }
    let (rows, width) = (array.shape[0], array.shape.count == 1 ? 1 : array.shape[1])
    let isAsked = source.options.orientation.map { $0 == .columns }
    let timeIsFirst = isAsked ?? (rows >= width) || array.shape.count == 1
    (length, neurons) = timeIsFirst ? (rows, width) : (width, rows)
    isByNeuron = neurons == 1 || timeIsFirst == array.isColumnMajor
    doubt =
      isAsked != nil
      ? nil
      : Orientation.doubt(
        neurons: neurons, samples: length, rate: source.options.rate,
        turned: timeIsFirst ? .rows : .columns)
    guard neurons <= FieldScanner.mostColumns else {
      throw .tooManyColumns(file: path, columns: neurons, most: FieldScanner.mostColumns)
    }
  }

  func table() throws(DatasetError) -> TraceTable {
    TraceTable(
      path: path, count: neurons, size: array.count, notes: doubt.map { [$0] } ?? [],
      column: try columns())
  }

  func spikes() throws(DatasetError) -> SpikeTable {
    let column = try columns()
    return SpikeTable(path: path, count: neurons, length: length) { neuron throws(DatasetError) in
      let train = SpikeTrain(try column(neuron).withoutMissingEnd)
      if let sample = train.fault {
        throw .spikeCount(file: path, sample: sample, neuron: neuron)
      }
      return train
    }
  }

  /// What reads the samples of a neuron; those of neurons side by side are read at once.
  private func columns() throws(DatasetError)
    -> @Sendable (_ neuron: Int) throws(DatasetError) -> [Float]
  {
    if isByNeuron { return { (neuron) throws(DatasetError) in try whole(neuron) } }
    let samples = try stripes()
    return { neuron in samples[neuron] }
  }

  /// The samples of one neuron, which follow each other.
  private func whole(_ neuron: Int) throws(DatasetError) -> [Float] {
    var fault: DatasetError?
    let samples = [Float](unsafeUninitializedCapacity: length) { buffer, count in
      do throws(DatasetError) {
        let room = UnsafeMutableBufferPointer(rebasing: buffer[..<length])
        room.provide()
        try read(from: neuron * length, into: room)
        if let sample = UnsafeBufferPointer(room).firstInfinite {
          throw .infiniteSample(file: path, sample: sample, neuron: neuron)
        }
        count = length
      } catch {
        fault = error
      }
    }
    if let fault { throw fault }
    return samples
  }

  private func read(
    from first: Int, into numbers: UnsafeMutableBufferPointer<Float>
  ) throws(DatasetError) {
    do { try array.read(from: first, into: numbers) } catch { throw .array(file: path, error) }
  }
}

// MARK: - Neurons side by side

extension ArrayTraces {
  /// The samples of all neurons, read in stripes of neurons: one for each processor, as far as what
  /// stands together of a stripe is worth a call of the system.
  fileprivate func stripes() throws(DatasetError) -> [[Float]] {
    let worth = neurons * array.numberSize / 1024
    let stripes = array.count < 50_000 ? 1 : max(1, min(processorCount, worth))
    let found = mappedInParallel(stripes) { index in
      Result { () throws(DatasetError) in try stripe(stretch(index, of: stripes, in: neurons)) }
    }
    var samples: [[Float]] = []
    for part in found { samples += try part.get() }
    return samples
  }

  /// The samples of some neurons, read some times after the other: what is in memory twice is small.
  private func stripe(_ columns: Range<Int>) throws(DatasetError) -> [[Float]] {
    var lists = [[Float]](repeating: [], count: columns.count)
    for index in lists.indices { lists[index].reserveCapacity(length) }
    let step = max(64, 65_536 / columns.count)
    let slab = UnsafeMutableBufferPointer<Float>.allocate(capacity: step * columns.count)
    defer { slab.deallocate() }
    var list = [Float](repeating: 0, count: step)
    for start in stride(from: 0, to: length, by: step) {
      let times = start..<min(start + step, length)
      try fill(slab, times, columns)
      for index in lists.indices {
        for time in 0..<times.count { list[time] = slab[time * columns.count + index] }
        lists[index] += list[..<times.count]
      }
    }
    return lists
  }

  /// Reads the samples of some times and neurons, one time after the other.
  private func fill(
    _ slab: UnsafeMutableBufferPointer<Float>, _ times: Range<Int>, _ columns: Range<Int>
  ) throws(DatasetError) {
    let width = columns.count
    if width == neurons {
      try read(
        from: times.lowerBound * neurons, into: .init(rebasing: slab[..<(times.count * width)]))
    } else {
      for (row, time) in times.enumerated() {
        let place = row * width..<(row + 1) * width
        try read(
          from: time * neurons + columns.lowerBound, into: .init(rebasing: slab[place]))
      }
    }
    let filled = UnsafeBufferPointer(rebasing: slab[..<(times.count * width)])
    if let place = filled.firstInfinite {
      throw .infiniteSample(
        file: path, sample: times.lowerBound + place / width,
        neuron: columns.lowerBound + place % width)
    }
  }
}
