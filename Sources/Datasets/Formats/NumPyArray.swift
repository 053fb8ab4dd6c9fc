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
struct ArrayTraces: Sendable {
  let path: String
  private var array: ArrayFile
  let neurons: Int
  /// Samples of each neuron.
  let length: Int
  /// The samples that are read.
  let samples: Range<Int>
  /// The neurons among which those are that are read.
  private let wanted: Range<Int>
  /// Whether all neurons and all samples are read.
  private let isWhole: Bool
  /// From how many bytes on samples are left in the file.
  private let leastStored: Int
  /// Whether the samples of a neuron follow each other in the file, else the neurons of a sample.
  let isByNeuron: Bool
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
    leastStored = source.reading.leastStored
    isWhole = name == nil && source.reading.neurons == nil && !source.reading.isPart
  }

  /// Whether the samples of so many neurons are more than is held in memory without need.
  func isLarge(neurons: Int) -> Bool {
    neurons * length * MemoryLayout<Float>.stride >= leastStored
  }

  /// Whether the samples are so many that they are left in the file, if that can be.
  var mayStay: Bool { isWhole && isLarge(neurons: neurons) }

  /// Whether the file is what it was when it was opened.
  var isUnchanged: Bool { array.isUnchanged }

  /// The same for what is read later, whoever asks to stop meanwhile.
  var lasting: ArrayTraces {
    var traces = self
    traces.array = array.lasting
    return traces
  }

  func table() throws(DatasetError) -> TraceTable {
    var notes = doubt.map { [$0] } ?? []
    if let stored = try stored() {
      return TraceTable(
        path: path, count: neurons, size: length * neurons, notes: notes, stored: stored
      ) { neuron throws(DatasetError) in
        let samples = stored.samples(of: neuron)
        if let fault = stored.fault { throw fault }
        return samples
      }
    }
    let lists = try lists()
    if mayStay { notes.append("in memory, since traces end before others do") }
    return TraceTable(
      path: path, count: neurons, size: samples.count * neurons, firstSample: samples.lowerBound,
      notes: notes
    ) { neuron in lists[neuron - wanted.lowerBound] }
  }

  /// All samples of some neurons.
  func traces(of some: Range<Int>) throws(DatasetError) -> [[Float]] {
    try filledLists(some.count, length: length) { places throws(DatasetError) in
      if isByNeuron {
        for (neuron, place) in zip(some, places) {
          try read(from: neuron * length, into: .init(start: place, count: length))
        }
        return
      }
      let step = max(16, (1 << 18) / some.count)
      let ends = mappedInParallel((length + step - 1) / step) { part in
        Result { () throws(DatasetError) in
          let times = part * step..<min(part * step + step, length)
          let slab = UnsafeMutableBufferPointer<Float>.allocate(
            capacity: times.count * some.count)
          defer { slab.deallocate() }
          try read(times: times, of: some, into: slab)
          UnsafeBufferPointer(slab).spread(over: places, from: times.lowerBound)
        }
      }
      for end in ends { try end.get() }
    }
  }

  /// Reads some times of some neurons that stand side by side, time after time.
  func read(
    times: Range<Int>, of some: Range<Int>, into slab: UnsafeMutableBufferPointer<Float>
  ) throws(DatasetError) {
    if some.count == neurons { return try read(from: times.lowerBound * neurons, into: slab) }
    for (row, time) in times.enumerated() {
      try read(
        from: time * neurons + some.lowerBound,
        into: .init(rebasing: slab[row * some.count..<(row + 1) * some.count]))
    }
  }

  /// Reads some samples of one neuron.
  func read(
    _ count: Int, of neuron: Int, from first: Int, into place: UnsafeMutablePointer<Float>
  ) throws(DatasetError) {
    if isByNeuron {
      return try read(from: neuron * length + first, into: .init(start: place, count: count))
    }
    do {
      try array.read(
        from: first * neurons + neuron, apart: neurons, into: .init(start: place, count: count))
    } catch {
      throw .array(file: path, error)
    }
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
    try read(times: times, of: wanted, into: slab)
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
    let whole = rows & ~3
    for column in Swift.stride(from: 0, to: width - 3, by: 4) {
      let from = start + column
      let places = (0..<4).map { UnsafeMutableRawPointer(columns[column + $0] + first) }
      let (a, b, c, d) = (places[0], places[1], places[2], places[3])
      for row in Swift.stride(from: 0, to: whole, by: 4) {
        let (p, q, r, s) = Self.turned(from + row * width, stride: width)
        let place = row * MemoryLayout<Float>.stride
        a.storeBytes(of: p, toByteOffset: place, as: SIMD4<Float>.self)
        b.storeBytes(of: q, toByteOffset: place, as: SIMD4<Float>.self)
        c.storeBytes(of: r, toByteOffset: place, as: SIMD4<Float>.self)
        d.storeBytes(of: s, toByteOffset: place, as: SIMD4<Float>.self)
      }
      for row in whole..<rows {
        for index in 0..<4 { columns[column + index][first + row] = from[row * width + index] }
      }
    }
    for column in (width & ~3)..<width {
      for row in 0..<rows { columns[column][first + row] = start[row * width + column] }
    }
  }

  /// Four columns of four rows.
  @inline(__always)
  private static func turned(
    _ start: UnsafePointer<Float>, stride: Int
  ) -> (SIMD4<Float>, SIMD4<Float>, SIMD4<Float>, SIMD4<Float>) {
    let bytes = UnsafeRawPointer(start)
    let step = stride * MemoryLayout<Float>.stride
    let a = bytes.loadUnaligned(as: SIMD4<Float>.self)
    let b = bytes.loadUnaligned(fromByteOffset: step, as: SIMD4<Float>.self)
    let c = bytes.loadUnaligned(fromByteOffset: 2 * step, as: SIMD4<Float>.self)
    let d = bytes.loadUnaligned(fromByteOffset: 3 * step, as: SIMD4<Float>.self)
    return (
      SIMD4(a.x, b.x, c.x, d.x), SIMD4(a.y, b.y, c.y, d.y), SIMD4(a.z, b.z, c.z, d.z),
      SIMD4(a.w, b.w, c.w, d.w)
    )
  }
}
