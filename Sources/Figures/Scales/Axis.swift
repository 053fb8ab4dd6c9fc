/// One axis of a panel: what it shows and how.
struct Axis: Sendable {
  enum Kind: Sendable {
    case linear
    case logarithmic
    /// Equal places 0, 1, 2, … with a name each.
    case categories([String])
  }

  var label = ""
  var kind = Kind.linear
  /// The ends; nil where the marks decide.
  var domain: Extent?
  /// A fraction of the span, left free at each end of what the marks decide.
  var padding = 0.0
  /// Whether zero belongs to the axis whatever the data.
  var includesZero = false
  /// Whether only whole numbers may be ticks.
  var wholeNumbers = false
  /// Whether the first value lies at the far end.
  var isReversed = false
  /// About how many pixels a tick is given.
  var spacing = 80.0
  /// Pixels left free at the lower end of the axis, for marks that have no value there.
  var reserve = 0.0
  var showsTicks = true
  /// Whether tick labels read from bottom to top, where they are too long to stand side by side.
  var turnsLabels = false
  var showsGrid = true
  var showsLine = true
  /// The ticks to use, where the axis should not find its own.
  var fixedTicks: Ticks?

  /// The axis along a length of the page.
  func resolved(over data: Extent, from start: Double, to end: Double) -> ResolvedAxis {
    switch kind {
    case .linear: linear(data, start, end)
    case .logarithmic: logarithmic(data, start, end)
    case .categories(let names): categorical(names, start, end)
    }
  }

  private func linear(_ data: Extent, _ start: Double, _ end: Double) -> ResolvedAxis {
    var extent = domain ?? data
    if domain == nil {
      if includesZero { extent.include(0) }
      extent = extent.widened.padded(by: padding)
      if includesZero, data.isEmpty || data.lower >= 0 { extent = Extent(0, extent.upper) }
      if includesZero, !data.isEmpty, data.upper <= 0 { extent = Extent(extent.lower, 0) }
    }
    extent = extent.widened
    let target = Int(abs(end - start) / spacing) + 1
    let ticks = fixedTicks ?? Ticks(over: extent, target: target, wholeNumbers: wholeNumbers)
    let ends = isReversed ? (extent.upper, extent.lower) : (extent.lower, extent.upper)
    let placed = zip(ticks.values, ticks.labels).filter { value, _ in
      value >= extent.lower - extent.span * 1e-9 && value <= extent.upper + extent.span * 1e-9
    }
    return ResolvedAxis(
      axis: self, scale: Scale(.linear, domain: ends, range: (start, end)),
      ticks: placed.map { Tick(value: $0, label: $1) },
      label: showsTicks ? label.scaled(by: ticks.pulledPower) : label)
  }

  private func logarithmic(_ data: Extent, _ start: Double, _ end: Double) -> ResolvedAxis {
    let extent = domain ?? data
    let usable = extent.isEmpty || extent.upper <= 0 ? Extent(0.1, 10) : extent
    let lower = usable.lower > 0 ? usable.lower : usable.upper / 1000
    let first = exponentOfTen(lower)
    let last = max(first + 1, exponentOfTen(usable.upper * 0.999_999) + 1)
    let ends = (powerOfTen(first), powerOfTen(last))
    let step = max(1, (last - first + 7) / 8)
    let ticks = stride(from: first, through: last, by: step).map { power in
      Tick(
        value: powerOfTen(power),
        label: (-3...4).contains(power)
          ? decimal(mantissa: 1, exponent: power) : "10" + superscript(power))
    }
    return ResolvedAxis(
      axis: self, scale: Scale(.logarithmic, domain: ends, range: (start, end)), ticks: ticks,
      label: label)
  }

  private func categorical(_ names: [String], _ start: Double, _ end: Double) -> ResolvedAxis {
    let ends = (-0.5, Double(names.count) - 0.5)
    return ResolvedAxis(
      axis: self,
      scale: Scale(
        .linear, domain: isReversed ? (ends.1, ends.0) : ends, range: (start, end)),
      ticks: names.enumerated().map { Tick(value: Double($0), label: $1) }, label: label)
  }
}

/// A value on an axis, and what is written at it.
struct Tick: Equatable, Sendable {
  var value: Double
  var label: String
}

/// An axis whose ends, ticks and place on the page are settled.
struct ResolvedAxis: Sendable {
  var axis: Axis
  var scale: Scale
  var ticks: [Tick]
  /// The label, with the power of ten that the ticks leave to it.
  var label: String

  /// The width of the widest tick label.
  var tickWidth: Double {
    ticks.map { textWidth($0.label, size: TextStyle.tick.size) }.max() ?? 0
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
