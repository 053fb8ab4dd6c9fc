import LinearAlgebra

/// How windows become a network's input: the features of each bin, along the bins or all in one
/// flat row, bin after bin.
struct WindowInput: Sendable {
  let columns: Int
  let features: [Feature]
  let isSequence: Bool

  var extent: Extent {
    isSequence
      ? Extent(steps: columns, width: features.count)
      : Extent(steps: 1, width: columns * features.count)
  }

  /// Writes the input of some rows; padding is left as it is.
  func fill(_ x: UnsafeMutablePointer<Float>, from shard: Shard) {
    let (count, stride) = (shard.count, extent.stride)
    for index in 0..<count {
      let window = shard.window(index)
      let first = x + index * stride
      let step = isSequence ? count * stride : features.count
      for (place, feature) in features.enumerated() {
        for t in 0..<columns {
          first[t * step + place] = feature.value(window, t, count: columns)
        }
      }
    }
  }

  /// The same for the plain reference, without padding.
  func plain<S: Scalar>(_ windows: [[S]]) -> [S] {
    let width = extent.width
    var x = [S](repeating: 0, count: windows.count * extent.steps * width)
    for (index, window) in windows.enumerated() {
      let bins = window.withUnsafeBufferPointer { bins in
        bins.baseAddress.map { base in
          (0..<columns).map { t in features.map { $0.value(base, t, count: columns) } }
        } ?? []
      }
      for (step, row) in (isSequence ? bins : [bins.flatMap { $0 }]).enumerated() {
        let first = (step * windows.count + index) * width
        x.replaceSubrange(first..<first + width, with: row)
      }
    }
    return x
  }
}

/// Some rows of the data, as one pass takes them.
package struct Shard {
  let data: DataRows
  /// Which rows, in the order of the epoch; null for consecutive ones.
  let order: UnsafePointer<Int>?
  /// The place of the first one in that order.
  let first: Int
  let count: Int
  /// The windows one after the other, where they were read for this shard.
  private let read: UnsafePointer<Float>?

  /// - Parameter place: Where windows are read to that are not in memory; room for all of a shard.
  init(
    data: DataRows, order: UnsafePointer<Int>?, first: Int, count: Int,
    readingInto place: Floats? = nil
  ) {
    (self.data, self.order, self.first, self.count) = (data, order, first, count)
    guard let place, let source = data.source else {
      read = nil
      return
    }
    if let order {
      source.copyRows(UnsafeBufferPointer(start: order + first, count: count), to: place.base)
    } else {
      source.copyRows(first..<first + count, to: place.base)
    }
    read = UnsafePointer(place.base)
  }

  func row(_ index: Int) -> Int { order.map { $0[first + index] } ?? first + index }
  func window(_ index: Int) -> UnsafePointer<Float> {
    read.map { $0 + index * data.windows.columns } ?? data.windows[row(index)]
  }
  func label(_ index: Int) -> Float? { data.labels.map { $0[row(index)] } }
  /// Which of the network's neurons a row is of; nil where it is none of them, or not known.
  func group(_ index: Int) -> Int? {
    data.groups.flatMap { groups in groups[row(index)] < 0 ? nil : groups[row(index)] }
  }
}

/// Rows of windows, held by the caller meanwhile.
package struct DataRows {
  let windows: RowPointers
  /// What reads the windows, where they are not in memory.
  let source: RowView?
  /// One for each row; null where there are none.
  let labels: UnsafePointer<Float>?
  /// The place of each row's neuron among the network's, below 0 for another; null where the
  /// network does not ask.
  let groups: UnsafePointer<Int>?

  var rows: Int { windows.rows }

  /// Room for the windows of a shard, where they are read for it; nil where they are in memory.
  var room: Floats? { source.map { Floats(shardRows * max(1, $0.columns)) } }
}
