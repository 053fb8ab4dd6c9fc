import LinearAlgebra

extension Dataset {
  /// Each row with mean 0 and population deviation 1, a constant one all 0, in place of any scaling
  /// that it had: the data's own units are restored first, so that `restored` still finds them.
  /// Throws where all rows, each for itself, do not fit in memory.
  package func normalised() throws(DatasetError) -> Dataset {
    var scaled = restored()
    var whole = try scaled.wholeData()
    let scales = whole.normaliseRows()
    scaled.data = whole.view
    var written = scaled.facts.written
    (written.means, written.deviations) = (scales.map(\.mean), scales.map(\.deviation))
    scaled.facts = .rows(written)
    scaled.form = form.normalised(by: .window)
    return scaled
  }

  /// Each row in the data's own units: times its deviation, plus its mean.
  package func restored() -> Dataset {
    guard isScaled else { return self }
    var own = self
    own.data = ownData
    own.facts = facts.withoutScale
    own.form = form.normalised(by: .none)
    return own
  }

  private var ownData: RowView {
    // Where rows are stretches of traces, each trace has its scale.
    if case .windows(let windows) = facts, data.starts != nil, let own = windows.restored(data) {
      return own
    }
    guard let means, let deviations else { return data }
    var whole = data.matrix
    for row in 0..<rows {
      for place in row * columns..<(row + 1) * columns {
        whole.values[place] = whole.values[place] * deviations[row] + means[row]
      }
    }
    return whole.view
  }
}

extension Matrix {
  /// Brings each row to mean 0 and deviation 1, and gives what that took.
  fileprivate mutating func normaliseRows() -> [Scale] {
    var scales: [Scale] = []
    scales.reserveCapacity(rows)
    let columns = columns
    values.withUnsafeMutableBufferPointer { values in
      for row in 0..<rows {
        let numbers = UnsafeMutableBufferPointer(
          rebasing: values[row * columns..<(row + 1) * columns])
        let scale = Scale(of: UnsafeBufferPointer(numbers))
        scale.apply(to: numbers)
        scales.append(scale)
      }
    }
    return scales
  }
}

extension WindowFacts {
  /// Stretches of these traces in the data's own units; nil where the numbers are not just theirs.
  fileprivate func restored(_ data: RowView) -> RowView? {
    if let rows = data.source as? StoredRows { return data.replacing(rows.restored) }
    guard let starts = data.starts, data.numbers.count == sampleCount else { return nil }
    var numbers = data.numbers
    for (index, trace) in traces.enumerated() {
      let end = index + 1 < traces.count ? traces[index + 1].first : sampleCount
      let (mean, deviation) = (trace.scale.mean, trace.scale.deviation)
      for place in trace.first..<end { numbers[place] = numbers[place] * deviation + mean }
    }
    return RowView(of: numbers, at: starts, columns: data.columns)
  }
}

extension Dataset.Form {
  fileprivate func normalised(by normalisation: Dataset.Normalisation) -> Self {
    guard case .windows(let rate, let before, let after, _) = self else { return self }
    return .windows(rate: rate, before: before, after: after, normalisation: normalisation)
  }
}

/// A mean and a deviation that bring numbers to mean 0 and deviation 1.
struct Scale: Sendable, Equatable {
  let mean: Float
  let deviation: Float

  /// That of numbers that stay as they are.
  static let none = Scale(mean: 0, deviation: 1)

  private init(mean: Float, deviation: Float) { (self.mean, self.deviation) = (mean, deviation) }

  /// Of the numbers that are not NaN, in Double; the deviation is the population's, whatever the
  /// unit of the numbers, and 1 where they are all the same.
  init(of numbers: some Collection<Float>) {
    var count = 0
    var sum = 0.0
    var (least, greatest) = (Float.infinity, -Float.infinity)
    for number in numbers where !number.isNaN {
      sum += Double(number)
      count += 1
      (least, greatest) = (Swift.min(least, number), Swift.max(greatest, number))
    }
    let mean = count == 0 ? 0 : sum / Double(count)
    var squares = 0.0
    for number in numbers where !number.isNaN {
      let difference = Double(number) - mean
      squares += difference * difference
    }
    let deviation = Float((squares / Double(Swift.max(1, count))).squareRoot())
    self.mean = Float(mean)
    self.deviation = least < greatest && deviation > 0 ? deviation : 1
  }

  func apply(to numbers: UnsafeMutableBufferPointer<Float>) {
    for place in numbers.indices { numbers[place] = (numbers[place] - mean) / deviation }
  }

  func undo(in numbers: UnsafeMutableBufferPointer<Float>) {
    for place in numbers.indices { numbers[place] = numbers[place] * deviation + mean }
  }
}

extension [Float] {
  /// With mean 0 and population deviation 1, all 0 where they are the same; NaN stays.
  var scaled: [Float] {
    var scaled = self
    let scale = Scale(of: self)
    scaled.withUnsafeMutableBufferPointer { scale.apply(to: $0) }
    return scaled
  }
}
