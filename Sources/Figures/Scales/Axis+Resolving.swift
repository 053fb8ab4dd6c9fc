extension Axis {
  /// The axis along a length of the page.
  func resolved(
    over data: Extent, from start: Double, to end: Double, in typography: Typography
  ) -> ResolvedAxis {
    switch kind {
    case .linear: linear(data, (start, end), typography)
    case .logarithmic: logarithmic(data, (start, end), typography)
    case .categories(let names, let naming): categorical(names, naming, (start, end), typography)
    }
  }

  private func linear(
    _ data: Extent, _ range: (Double, Double), _ typography: Typography
  ) -> ResolvedAxis {
    let extent = linearExtent(over: data)
    let ticks = ticks(within: extent, length: abs(range.1 - range.0))
    let ends = isReversed ? (extent.upper, extent.lower) : (extent.lower, extent.upper)
    return ResolvedAxis(
      axis: self, scale: Scale(.linear, domain: ends, range: range),
      ticks: ticks.places.within(extent),
      label: showsTicks ? label.scaled(by: ticks.power) : label, typography: typography)
  }

  /// The ends: those that are set, or the data's with room around them.
  private func linearExtent(over data: Extent) -> Extent {
    if let domain { return domain.widened }
    var extent = data
    if includesZero { extent.include(0) }
    extent = extent.widened.padded(by: padding)
    if includesZero, data.isEmpty || data.lower >= 0 { extent = Extent(0, extent.upper) }
    if includesZero, !data.isEmpty, data.upper <= 0 { extent = Extent(extent.lower, 0) }
    return extent.widened
  }

  /// The ticks, and the power of ten that they leave to the label.
  private func ticks(within extent: Extent, length: Double) -> (places: [Tick], power: Int) {
    let target = Int(length / spacing) + 1
    switch tickChoice {
    case .found:
      let ticks = Ticks(over: extent, target: target, wholeNumbers: wholeNumbers)
      return (ticks.places, ticks.pulledPower)
    case .counting(let part):
      let ticks = Ticks(over: part, target: target, wholeNumbers: true)
      return (ticks.places, ticks.pulledPower)
    case .at(let values):
      return (zip(values, labels(of: values)).map { Tick(value: $0, label: $1) }, 0)
    case .named(let ticks):
      let apart = Extent(of: ticks.map(\.value)).span / extent.span * length
      let step = max(
        1, Int(min(1e6, (Double(ticks.count - 1) * 11 / max(apart, 1e-3)).rounded(.up))))
      return (ticks.enumerated().filter { $0.offset % step == 0 }.map(\.element), 0)
    case .none: return ([], 0)
    }
  }

  private func logarithmic(
    _ data: Extent, _ range: (Double, Double), _ typography: Typography
  ) -> ResolvedAxis {
    let extent = domain ?? decades(around: data)
    let ends = isReversed ? (extent.upper, extent.lower) : (extent.lower, extent.upper)
    let ticks =
      switch tickChoice {
      case .at(let values): zip(values, labels(of: values)).map { Tick(value: $0, label: $1) }
      case .named(let ticks): ticks
      case .none: [Tick]()
      case .found, .counting: decadeTicks(within: extent)
      }
    return ResolvedAxis(
      axis: self, scale: Scale(.logarithmic, domain: ends, range: range),
      ticks: ticks.within(extent), label: label, typography: typography)
  }

  /// Whole powers of ten around what of the data is above zero.
  private func decades(around data: Extent) -> Extent {
    let usable = data.isEmpty || data.upper <= 0 ? Extent(0.1, 10) : data
    let least = wholeNumbers ? 0.5 : usable.upper / 1000
    let lower = usable.lower > 0 ? usable.lower : least
    let first = exponentOfTen(lower)
    let last = max(first + 1, exponentOfTen(usable.upper * 0.999_999) + 1)
    return Extent(powerOfTen(first), powerOfTen(last))
  }

  /// Powers of ten, at most nine; twice and five times of them too where there are few.
  private func decadeTicks(within extent: Extent) -> [Tick] {
    let first = exponentOfTen(extent.lower)
    let last = exponentOfTen(extent.upper)
    let step = max(1, (last - first + 7) / 8)
    let powers = stride(from: first, through: last, by: step).map { Tick(mantissa: 1, power: $0) }
    guard powers.within(extent).count < 3 else { return powers }
    let more = (first...last).flatMap { power in
      [1, 2, 5].map { Tick(mantissa: $0, power: power) }
    }
    guard more.within(extent).count < 2 else { return more }
    return Ticks(over: extent, target: 3).places
  }

  private func categorical(
    _ names: [String], _ naming: Naming, _ range: (Double, Double), _ typography: Typography
  ) -> ResolvedAxis {
    let ends = (-0.5, Double(names.count) - 0.5)
    let place = abs(range.1 - range.0) / Double(max(1, names.count))
    let written = naming.written(names, place: place, in: typography)
    return ResolvedAxis(
      axis: self,
      scale: Scale(.linear, domain: isReversed ? (ends.1, ends.0) : ends, range: range),
      ticks: names.indices.map {
        Tick(value: Double($0), label: written.names[$0], of: names[$0])
      },
      label: label, turnsLabels: written.areTurned, typography: typography)
  }
}

extension Tick {
  /// A few times a power of ten.
  fileprivate init(mantissa: Int, power: Int) {
    let factor = mantissa == 1 ? "" : "\(mantissa)×"
    self.init(
      value: Double(mantissa) * powerOfTen(power),
      label: (-3...4).contains(power)
        ? decimal(mantissa: mantissa, exponent: power) : factor + "10" + superscript(power))
  }
}

extension Ticks {
  fileprivate var places: [Tick] { zip(values, labels).map { Tick(value: $0, label: $1) } }
}

extension [Tick] {
  /// Those that do not lie outside.
  fileprivate func within(_ extent: Extent) -> [Tick] {
    let room = extent.span * 1e-9
    return filter { $0.value >= extent.lower - room && $0.value <= extent.upper + room }
  }
}

extension Axis.Naming {
  /// The names as they fit, and whether they stand upright.
  ///
  /// - Parameter place: the pixels from one name to the next.
  fileprivate func written(
    _ names: [String], place: Double, in typography: Typography
  ) -> (names: [String], areTurned: Bool) {
    func shortened(_ name: String, _ width: Double) -> String {
      typography == .characters ? name : typography.shortened(name, .tick, width: width)
    }
    /// Every so many names, so that those which stay are some pixels apart.
    func some(of names: [String], _ apart: Double, _ written: (String) -> String) -> [String] {
      let step = max(1, Int(min(1e6, (apart / max(place, 1e-3)).rounded(.up))))
      return names.enumerated().map { $0 % step == 0 ? written($1) : "" }
    }
    switch self {
    case .beside(let width): return (some(of: names, 11) { shortened($0, width) }, false)
    case .under: return (names.map { shortened($0, place - 6) }, false)
    case .turning:
      let fits = names.allSatisfy { typography.width($0, .tick) <= place - 4 }
      if fits { return (names, false) }
      return (some(of: names, 14) { shortened($0, 110) }, true)
    }
  }
}

extension String {
  /// An axis label with a power of ten in front of its unit: "Charge (10³ pC)".
  fileprivate func scaled(by power: Int) -> String {
    guard power != 0 else { return self }
    let factor = "10" + superscript(power)
    if isEmpty { return "×" + factor }
    if hasSuffix(")"), let open = lastIndex(of: "(") {
      return self[...open] + factor + " " + self[index(after: open)...]
    }
    return self + " (×" + factor + ")"
  }
}
