import Wording

extension Recording {
  /// ΔF/F: what each trace has beyond its baseline, over the baseline.
  ///
  /// Missing samples stay missing. A trace that reaches twenty times its baseline is noted, for there
  /// the baseline is hardly light. Throws at a line for a baseline, and where a baseline is not above
  /// 0: such traces are ΔF/F already, were scaled, or lost more background than there was.
  package func relativeChange(_ baseline: Baseline) throws(DatasetError) -> Recording {
    try baseline.check()
    var (changes, far): ([Trace], [String]) = ([], [])
    for trace in traces {
      let slow = baseline.values(of: trace.samples, rate: rate) ?? []
      let known = zip(trace.samples, slow).map { $0.isNaN ? Double.nan : $1 }
      if let place = known.firstIndex(where: { $0 <= 0 }) {
        throw .baselineNotPositive(
          neuron: trace.name, value: known[place], seconds: Double(place) / rate)
      }
      let change = zip(trace.samples, slow).map { Float((Double($0) - $1) / $1) }
      if change.contains(where: { $0 > 20 }) { far.append(trace.name) }
      changes.append(trace.replacing(change))
    }
    return try Recording(
      traces: changes, rate: rate, sources: sources, indicator: indicator,
      quantity: quantity == .fluorescence ? quantity : .scaled,
      notes: notes + Self.notes(far: far))
  }

  private static func notes(far: [String]) -> [String] {
    guard !far.isEmpty else { return [] }
    let verb = plural("reaches", far.count, "reach")
    return [
      "\(listedBriefly(far)) \(verb) a ΔF/F above 20: is the baseline light, or what is left of it?"
    ]
  }
}
