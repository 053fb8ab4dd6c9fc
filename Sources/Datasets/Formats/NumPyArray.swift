import Files
import LinearAlgebra

extension RecordingFormat {
  /// NumPy arrays: one trace, or two dimensions of which the longer is time (the first when they
  /// are equal).
  static let array = RecordingFormat(
    name: "npy",
    summary: "a NumPy array of one trace, or of several with time along the longer side",
    endings: [".npy"],
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

  init(_ source: RecordingSource) throws(DatasetError) {
    path = source.path
    array = try source.array()
    guard (1...2).contains(array.shape.count) else {
      throw .dimensions(file: path, count: array.shape.count)
    }
    guard array.count > 0 else { throw .empty(file: path) }
    let (rows, width) = (array.shape[0], array.shape.count == 1 ? 1 : array.shape[1])
    let timeIsFirst = rows >= width || array.shape.count == 1
    (length, neurons) = timeIsFirst ? (rows, width) : (width, rows)
    isByNeuron = neurons == 1 || timeIsFirst == array.isColumnMajor
    guard neurons <= FieldScanner.mostColumns else {
      throw .tooManyColumns(file: path, columns: neurons, most: FieldScanner.mostColumns)
    }
  }

  func table() throws(DatasetError) -> TraceTable {
    let samples = try samples()
    return TraceTable(path: path, count: neurons, size: array.count) { neuron in samples[neuron] }
  }

  func spikes() throws(DatasetError) -> SpikeTable {
    let samples = try samples()
    return SpikeTable(path: path, count: neurons) { neuron throws(DatasetError) in
      let train = SpikeTrain(samples[neuron].withoutMissingEnd)
      if let sample = train.fault {
        throw .spikeCount(file: path, sample: sample, neuron: neuron)
      }
      return train
    }
  }

  /// The samples of each neuron, read on all processors: neurons, or stretches of time, in turn.
  private func samples() throws(DatasetError) -> [[Float]] {
    try filledLists(neurons, length: length) { places throws(DatasetError) in
      let step = isByNeuron ? 1 : min(length, max(16, (1 << 18) / neurons))
      let parts = isByNeuron ? neurons : (length + step - 1) / step
      let ends = mappedInParallel(parts, threads: array.count < 50_000 ? 1 : nil) { part in
        Result { () throws(DatasetError) in
          if isByNeuron { return try read(neuron: part, into: places[part]) }
          try read(times: part * step..<min((part + 1) * step, length), into: places)
        }
      }
      for end in ends { try end.get() }
    }
  }

  /// Reads the samples of one neuron, which follow each other.
  private func read(
    neuron: Int, into place: UnsafeMutablePointer<Float>
  ) throws(DatasetError) {
    let samples = UnsafeMutableBufferPointer(start: place, count: length)
    try read(from: neuron * length, into: samples)
    if let sample = UnsafeBufferPointer(samples).firstInfinite {
      throw .infiniteSample(file: path, sample: sample, neuron: neuron)
    }
  }

  /// Reads some times of all neurons, which follow each other time after time.
  private func read(
    times: Range<Int>, into places: [UnsafeMutablePointer<Float>]
  ) throws(DatasetError) {
    let slab = UnsafeMutableBufferPointer<Float>.allocate(capacity: times.count * neurons)
    defer { slab.deallocate() }
    try read(from: times.lowerBound * neurons, into: slab)
    if let place = UnsafeBufferPointer(slab).firstInfinite {
      let (time, neuron) = place.quotientAndRemainder(dividingBy: neurons)
      throw .infiniteSample(file: path, sample: times.lowerBound + time, neuron: neuron)
    }
    UnsafeBufferPointer(slab).spread(over: places, from: times.lowerBound)
  }

  private func read(
    from first: Int, into numbers: UnsafeMutableBufferPointer<Float>
  ) throws(DatasetError) {
    do { try array.read(from: first, into: numbers) } catch { throw .array(file: path, error) }
  }
}

extension UnsafeBufferPointer<Float> {
  /// Writes each column of rows that follow each other to its place, from an index on. Four columns
  /// at a time, which stand together in a row.
  fileprivate func spread(over columns: [UnsafeMutablePointer<Float>], from first: Int) {
    guard let start = baseAddress else { return }
    let (width, rows) = (columns.count, count / columns.count)
    for column in Swift.stride(from: 0, to: width - 3, by: 4) {
      let from = start + column
      let (a, b) = (columns[column] + first, columns[column + 1] + first)
      let (c, d) = (columns[column + 2] + first, columns[column + 3] + first)
      for row in 0..<rows {
        let four = from + row * width
        (a[row], b[row], c[row], d[row]) = (four[0], four[1], four[2], four[3])
      }
    }
    for column in (width & ~3)..<width {
      for row in 0..<rows { columns[column][first + row] = start[row * width + column] }
    }
  }
}
