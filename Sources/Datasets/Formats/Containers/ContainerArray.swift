import Containers
import Files
import LinearAlgebra

/// An array of a container whose one side is time and whose other is neurons.
struct ContainerArray: Sendable {
  let source: RecordingSource
  let container: Container
  let node: Node
  /// Whether the first dimension, as the file's own program says it, is time.
  let timeIsFirst: Bool
  let neurons: Int
  /// Samples of each neuron.
  let length: Int

  /// - Parameter timeIsFirst: Nil where the longer side is time.
  init(_ node: Node, in source: RecordingSource, timeIsFirst: Bool?) throws(DatasetError) {
    guard let container = source.container else { throw .unrecognised(file: source.path) }
    (self.source, self.container, self.node) = (source, container, node)
    guard let layout = node.layout else {
      throw .notNumbers(file: source.path, array: node.path, reason: node.reason)
    }
    let shape = layout.shape
    guard (1...2).contains(shape.count) else {
      throw .arrayDimensions(file: source.path, array: node.path, count: shape.count)
    }
    guard layout.count.map({ $0 > 0 }) ?? true else {
      throw .emptyArray(file: source.path, array: node.path)
    }
    let width = shape.count == 1 ? 1 : shape[1]
    self.timeIsFirst = shape.count == 1 || timeIsFirst ?? (shape[0] >= width)
    (length, neurons) = self.timeIsFirst ? (shape[0], width) : (width, shape[0])
    guard neurons <= FieldScanner.mostColumns else {
      throw .tooManyColumns(file: source.path, columns: neurons, most: FieldScanner.mostColumns)
    }
  }

  /// The part that is read of it, at a rate where that is known, or at times.
  func part(
    rate: Double?, neurons: [Int]? = nil, times: FrameTimes? = nil
  ) throws(DatasetError) -> ArrayPart {
    var reading = source.reading
    if let neurons { reading.neurons = neurons }
    return ArrayPart(
      of: self, neurons: try reading.bounds(of: self.neurons),
      places: reading.samples(rate: rate ?? source.options.rate, of: times?.count ?? length),
      times: times)
  }
}

extension Node {
  /// Why it is no array.
  var reason: String {
    switch content {
    case .foreign(let reason): reason
    case .texts: "it holds texts"
    case .group: "it holds other things"
    case .array: "it is one"
    }
  }
}

/// A part of an array of a container: what is read of it.
struct ArrayPart: Sendable {
  let array: ContainerArray
  let neurons: Range<Int>
  /// The samples that are read.
  let samples: Range<Int>
  /// Their places in time: as many, and those of the frames that are missing among them.
  let places: Range<Int>
  private let times: FrameTimes?

  init(of array: ContainerArray, neurons: Range<Int>, places: Range<Int>, times: FrameTimes?) {
    (self.array, self.neurons, self.places, self.times) = (array, neurons, places, times)
    samples = times?.frames(in: places) ?? places
  }

  /// How many samples all neurons have together.
  var size: Int { places.count * neurons.count }

  /// How its numbers are asked for, the dimension first that runs slowest.
  var slab: Slab {
    guard let layout = array.node.layout, layout.shape.count == 2 else {
      return Slab(array.node.path, [samples])
    }
    return Slab(array.node.path, isByNeuron ? [neurons, samples] : [samples, neurons])
  }

  /// Whether the samples of a neuron follow each other in the file.
  private var isByNeuron: Bool {
    array.timeIsFirst == (array.node.layout?.isColumnMajor ?? false)
  }

  /// The samples of a neuron among the numbers that were read, NaN where a frame is missing; throws
  /// where one is infinite.
  func column(_ neuron: Int, of numbers: [Float]) throws(DatasetError) -> [Float] {
    let place = neuron - neurons.lowerBound
    let count = samples.count
    guard place >= 0, numbers.count == count * neurons.count else { return [] }
    let column =
      isByNeuron || neurons.count == 1
      ? Array(numbers[place * count..<(place + 1) * count])
      : (0..<count).map { numbers[$0 * neurons.count + place] }
    if let sample = column.withUnsafeBufferPointer({ $0.firstInfinite }) {
      throw .infiniteSample(
        file: array.source.path, sample: samples.lowerBound + sample, neuron: neuron)
    }
    return times?.placed(column, of: samples, in: places) ?? column
  }
}

extension RecordingSource {
  /// Reads parts of the container's arrays.
  func read(_ slabs: [Slab]) throws(DatasetError) -> [[Float]] {
    guard let container, !slabs.isEmpty else { return [] }
    do throws(ContainerFault) {
      return try container.read(slabs).map(\.values)
    } catch {
      throw .container(file: path, error)
    }
  }

  /// Reads whole arrays of the container as they are in the file; one that is not there, or is no array
  /// of numbers, is an error.
  func doubles(_ paths: [String]) throws(DatasetError) -> [[Double]] {
    guard let container, !paths.isEmpty else { return [] }
    for array in paths {
      guard let node = container[array] else {
        throw .lacksArrays(file: path, arrays: [array])
      }
      if node.layout == nil { throw .notNumbers(file: path, array: array, reason: node.reason) }
    }
    do throws(ContainerFault) {
      return try container.read(paths.map { Slab($0, isDouble: true) }).map { tensor in
        if case .doubles(let values) = tensor.numbers { return values }
        return []
      }
    } catch {
      throw .container(file: path, error)
    }
  }

  /// The number at a path of the container, nil where there is not a single one.
  func number(_ path: String) -> Double? { container?[path]?.layout?.single }
}
