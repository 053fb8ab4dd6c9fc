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

/// Which numbers of an array belong to which neuron, and which of them are read.
struct ArrayTraces {
  let path: String
  private let array: ArrayFile
  let neurons: Int
  /// Samples of each neuron.
  let length: Int
  /// The samples that are read.
  let samples: Range<Int>
  /// The neurons among which those are that are read.
  private let wanted: Range<Int>
  /// Whether the samples of a neuron follow each other in the file, else the neurons of a sample.
  private let isByNeuron: Bool
  /// What to say of a shape that is most likely the other way round; nil of others.
  private let doubt: String?

  /// - Parameters:
  ///   - name: The file in the folder that the source is, nil where it is a file itself.
  ///   - timeIsFirst: Whether the first dimension is time, nil where the longer is.
  ///   - rate: Samples per second where the source says it.
  init(
    _ source: RecordingSource, _ name: String? = nil, timeIsFirst: Bool? = nil, rate: Double? = nil
  ) throws(DatasetError) {
    path = name.map { "\(source.path)/\($0)" } ?? source.path
    array = try source.array(name)
    guard (1...2).contains(array.shape.count) else {
      throw .dimensions(file: path, count: array.shape.count)
    }
    guard array.count > 0 else { throw .empty(file: path) }
    let (rows, width) = (array.shape[0], array.shape.count == 1 ? 1 : array.shape[1])
    let isAsked = source.options.orientation.map { $0 == .columns } ?? timeIsFirst
    let timeIsFirst = array.shape.count == 1 || isAsked ?? (rows >= width)
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
    samples = source.reading.samples(rate: rate ?? source.options.rate, of: length)
    wanted = name == nil ? try source.reading.bounds(of: neurons) : 0..<neurons
  }

  func table() throws(DatasetError) -> TraceTable {
    let lists = try lists()
    return TraceTable(
      path: path, count: neurons, size: samples.count * neurons, firstSample: samples.lowerBound,
      notes: doubt.map { [$0] } ?? []
    ) { neuron in lists[neuron - wanted.lowerBound] }
  }

  func spikes() throws(DatasetError) -> SpikeTable {
    let lists = try lists()
    return SpikeTable(
      path: path, count: neurons, length: samples.count, firstSample: samples.lowerBound
    ) {
      neuron throws(DatasetError) in
      let train = SpikeTrain(lists[neuron - wanted.lowerBound].withoutMissingEnd)
      if let sample = train.fault {
        throw .spikeCount(file: path, sample: samples.lowerBound + sample, neuron: neuron)
      }
      return train
    }
  }

  /// What reads the samples of a neuron, for a caller that leaves neurons out; those of neurons side
  /// by side are read at once.
  func columns() throws(DatasetError)
    -> @Sendable (_ neuron: Int) throws(DatasetError) -> [Float]
  {
    guard isByNeuron else {
      let lists = try lists()
      return { neuron in lists[neuron - wanted.lowerBound] }
    }
    return { (neuron) throws(DatasetError) in
      try filledLists(1, length: samples.count) { places throws(DatasetError) in
        try read(neuron: neuron, into: places[0])
      }[0]
    }
  }

  /// The samples of each neuron, read on all processors: neurons, or stretches of time, in turn.
  private func lists() throws(DatasetError) -> [[Float]] {
    let step = isByNeuron ? 1 : max(16, (1 << 18) / max(1, wanted.count))
    let parts = isByNeuron ? wanted.count : (samples.count + step - 1) / step
    let isSmall = samples.count * wanted.count < 50_000
    return try filledLists(wanted.count, length: samples.count) { places throws(DatasetError) in
      let ends = mappedInParallel(parts, threads: isSmall ? 1 : nil) { part in
        Result { () throws(DatasetError) in
          if isByNeuron {
            return try read(neuron: wanted.lowerBound + part, into: places[part])
          }
          let start = samples.lowerBound + part * step
          try read(times: start..<min(start + step, samples.upperBound), into: places)
        }
      }
      for end in ends { try end.get() }
    }
  }

  /// Reads the samples of one neuron, which follow each other.
  private func read(
    neuron: Int, into place: UnsafeMutablePointer<Float>
  ) throws(DatasetError) {
    let list = UnsafeMutableBufferPointer(start: place, count: samples.count)
    try read(from: neuron * length + samples.lowerBound, into: list)
    if let sample = UnsafeBufferPointer(list).firstInfinite {
      throw .infiniteSample(file: path, sample: samples.lowerBound + sample, neuron: neuron)
    }
  }

  /// Reads some times of the neurons that are wanted, which stand side by side.
  private func read(
    times: Range<Int>, into places: [UnsafeMutablePointer<Float>]
  ) throws(DatasetError) {
    let width = wanted.count
    let slab = UnsafeMutableBufferPointer<Float>.allocate(capacity: times.count * width)
    defer { slab.deallocate() }
    if width == neurons {
      try read(from: times.lowerBound * neurons, into: slab)
    } else {
      for (row, time) in times.enumerated() {
        try read(
          from: time * neurons + wanted.lowerBound,
          into: .init(rebasing: slab[row * width..<(row + 1) * width]))
      }
    }
    if let place = UnsafeBufferPointer(slab).firstInfinite {
      let (time, neuron) = place.quotientAndRemainder(dividingBy: width)
      throw .infiniteSample(
        file: path, sample: times.lowerBound + time, neuron: wanted.lowerBound + neuron)
    }
    UnsafeBufferPointer(slab).spread(over: places, from: times.lowerBound - samples.lowerBound)
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
