import LinearAlgebra

extension Dataset {
  /// Each row with mean 0 and population deviation 1, a constant one all 0, in place of any scaling
  /// that it had: the data's own units are restored first, so that `restored` still finds them.
  package func normalised() -> Dataset {
    var scaled = restored()
    var means: [Float] = []
    var deviations: [Float] = []
    for row in 0..<rows {
      let range = row * columns..<(row + 1) * columns
      let scale = Scale(of: scaled.data.values[range])
      scaled.data.values.withUnsafeMutableBufferPointer {
        scale.apply(to: UnsafeMutableBufferPointer(rebasing: $0[range]))
      }
      means.append(scale.mean)
      deviations.append(scale.deviation)
    }
    (scaled.means, scaled.deviations) = (means, deviations)
    scaled.form = form.normalised(by: .window)
    return scaled
  }

  /// Each row in the data's own units: times its deviation, plus its mean.
  package func restored() -> Dataset {
    guard let means, let deviations else { return self }
    var own = self
    for row in 0..<rows {
      for place in row * columns..<(row + 1) * columns {
        own.data.values[place] = own.data.values[place] * deviations[row] + means[row]
      }
    }
    (own.means, own.deviations) = (nil, nil)
    own.form = form.normalised(by: .none)
    return own
  }
}

extension Dataset.Form {
  fileprivate func normalised(by normalisation: Dataset.Normalisation) -> Self {
    guard case .windows(let rate, let before, let after, _) = self else { return self }
    return .windows(rate: rate, before: before, after: after, normalisation: normalisation)
  }
}

/// A mean and a deviation that bring numbers to mean 0 and deviation 1.
struct Scale {
  let mean: Float
  let deviation: Float

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
