/// What is asked of an axis; what is nil is left to the plot.
package struct AxisSetting: Sendable, Equatable {
  package enum Scale: String, CaseIterable, Sendable {
    case linear, log
  }

  /// A place on an axis, or a length along it.
  package enum Place: Sendable, Equatable {
    /// In the axis's own unit.
    case number(Double)
    /// In seconds, on an axis of time.
    case time(Double)
  }

  package var label: String?
  package var from: Place?
  package var to: Place?
  package var scale: Scale?
  package var ticks: [Place]?
  /// The length of a bar in place of the axis.
  package var bar: Place?

  package init(
    label: String? = nil, from: Place? = nil, to: Place? = nil, scale: Scale? = nil,
    ticks: [Place]? = nil, bar: Place? = nil
  ) {
    (self.label, self.from, self.to) = (label, from, to)
    (self.scale, self.ticks, self.bar) = (scale, ticks, bar)
  }

  /// Whether it asks for more than words.
  var changesAxis: Bool { from != nil || to != nil || scale != nil || ticks != nil || bar != nil }
}

/// A bar in place of an axis, as long as a round part of it.
struct ScaleBar: Sendable {
  /// In the axis's own unit.
  var length: Double
  var text: String
}

extension Axis {
  /// What a place comes to on this axis, which is called `name`.
  func number(_ place: AxisSetting.Place, _ name: String) throws(PlotError) -> Double {
    switch place {
    case .number(let number):
      guard number.isFinite else { throw .axisNotFinite(axis: name) }
      return number
    case .time(let seconds):
      guard let secondsPerUnit else { throw .axisWithoutTime(axis: name) }
      return seconds / secondsPerUnit
    }
  }

  /// Changes the axis as is asked.
  ///
  /// - Parameters:
  ///   - name: what it is called: x, y or colour.
  ///   - ends: gives the ends that an axis would have by itself.
  mutating func set(
    _ setting: AxisSetting, named name: String, ends: (Axis) -> (Double, Double)
  ) throws(PlotError) {
    guard setting.changesAxis else { return }
    if case .categories = kind { throw .axisOfNames(axis: name) }
    if let scale = setting.scale { kind = scale == .log ? .logarithmic : .linear }
    if setting.from != nil || setting.to != nil { try setEnds(setting, name, ends(self)) }
    if let ticks = setting.ticks {
      var places: [Double] = []
      for tick in ticks { places.append(try number(tick, name)) }
      tickChoice = .at(places.sorted())
    }
    if let bar = setting.bar {
      try setBar(try number(bar, name), setting, named: name, ends(self))
    }
  }

  private mutating func setEnds(
    _ setting: AxisSetting, _ name: String, _ natural: (Double, Double)
  ) throws(PlotError) {
    let lower = try setting.from.map { place throws(PlotError) in try number(place, name) }
    let upper = try setting.to.map { place throws(PlotError) in try number(place, name) }
    let from = lower ?? min(natural.0, natural.1)
    let to = upper ?? max(natural.0, natural.1)
    if case .logarithmic = kind, from <= 0 { throw .axisNotAboveZero(axis: name, from: from) }
    guard from < to, !(Extent(from, to).span < 1e-290) else {
      throw .axisEndsCross(axis: name, from: from, to: to)
    }
    domain = Extent(from, to)
  }

  private mutating func setBar(
    _ length: Double, _ setting: AxisSetting, named name: String, _ ends: (Double, Double)
  ) throws(PlotError) {
    let span = abs(ends.1 - ends.0)
    if case .logarithmic = kind { throw .barOnLogarithm(axis: name) }
    guard length > 0, length <= span else {
      throw .barTooLong(axis: name, bar: length, span: span)
    }
    bar = ScaleBar(length: length, text: barText(length, setting))
    (showsLine, showsGrid) = (false, false)
  }

  /// "5 s", "100 % ΔF/F": a label that begins with % counts in hundredths.
  private func barText(_ length: Double, _ setting: AxisSetting) -> String {
    if case .time(let seconds)? = setting.bar {
      return seconds < 0.999_999
        ? exactly(seconds * 1000) + " ms" : exactly(seconds) + " s"
    }
    let label = setting.label ?? unitOfLabel
    let isPercent = label.hasPrefix("%")
    return exactly(isPercent ? length * 100 : length) + (label.isEmpty ? "" : " " + label)
  }

  /// What stands in parentheses at the end of the label.
  private var unitOfLabel: String {
    guard label.hasSuffix(")"), let open = label.lastIndex(of: "(") else { return "" }
    return String(label[label.index(after: open)...].dropLast())
  }
}

/// A number with as many decimals as it has, up to six, as text for readers.
func exactly(_ value: Double) -> String { labels(of: [value])[0] }

/// Numbers with as many decimals as the one that has most, up to a limit.
func labels(of values: [Double], atMost limit: Int = 6) -> [String] {
  let decimals =
    (0..<limit).first { decimals in
      values.allSatisfy { value in
        let scaled = value * powerOfTen(decimals)
        return abs(scaled - scaled.rounded()) < 1e-9 * max(1, abs(scaled))
      }
    } ?? limit
  return values.map { rounded($0, decimals: decimals) }
}
