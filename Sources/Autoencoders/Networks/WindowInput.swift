/// How windows and labels become a network's input: the features of each bin, and the label beside
/// them where it is given; along the bins, or all in one flat row (bin after bin, the label last).
package struct WindowInput: Sendable {
  package let columns: Int
  package let features: [Feature]
  package let hasLabel: Bool
  package let isSequence: Bool

  package var extent: Extent {
    let label = hasLabel ? 1 : 0
    return isSequence
      ? Extent(steps: columns, width: features.count + label)
      : Extent(steps: 1, width: columns * features.count + label)
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
      guard let label = shard.label(index) else { continue }
      if isSequence {
        for t in 0..<columns { first[t * step + features.count] = label }
      } else {
        first[columns * features.count] = label
      }
    }
  }

  /// The same for the plain reference, without padding.
  func plain<S: Scalar>(_ windows: [[S]], labels: [S]?) -> [S] {
    let width = extent.width
    var x = [S](repeating: 0, count: windows.count * extent.steps * width)
    for (index, window) in windows.enumerated() {
      let label: [S] = labels.map { [$0[index]] } ?? []
      let bins = window.withUnsafeBufferPointer { bins in
        bins.baseAddress.map { base in
          (0..<columns).map { t in features.map { $0.value(base, t, count: columns) } }
        } ?? []
      }
      let rows = isSequence ? bins.map { $0 + label } : [bins.flatMap { $0 } + label]
      for (step, row) in rows.enumerated() {
        let first = (step * windows.count + index) * width
        x.replaceSubrange(first..<first + width, with: row)
      }
    }
    return x
  }
}

/// Some rows of the data, as one pass takes them.
struct Shard {
  let data: DataRows
  /// Which rows, in the order of the epoch; null for consecutive ones.
  let order: UnsafePointer<Int>?
  /// The place of the first one in that order.
  let first: Int
  let count: Int

  func row(_ index: Int) -> Int { order.map { $0[first + index] } ?? first + index }
  func window(_ index: Int) -> UnsafePointer<Float> { data.values + row(index) * data.columns }
  func label(_ index: Int) -> Float? { data.labels.map { $0[row(index)] } }
}

/// Rows of windows with a label each, held by the caller meanwhile.
struct DataRows {
  let values: UnsafePointer<Float>
  let labels: UnsafePointer<Float>?
  let rows: Int
  let columns: Int
}
