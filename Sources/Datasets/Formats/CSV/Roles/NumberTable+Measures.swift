import Wording

extension NumberTable {
  /// Where Fiji measured several things of each region (`Area1, Mean1, Min1, …`), keeps the means.
  mutating func keepMeans() {
    guard hasHeader, columns.contains(where: { $0.name.hasPrefix("Mean") }) else { return }
    let measures = columns.map { Measure($0.name) }
    guard measures.contains(where: { $0?.isMean ?? false }) else { return }
    let others = measures.indices.filter { measures[$0].map { !$0.isMean } ?? false }
    guard !others.isEmpty else { return }
    let left = Set(others.compactMap { measures[$0]?.name }).sorted()
    notes.append("Mean of each region is taken, \(listedBriefly(left)) left out")
    let gone = Set(others)
    columns = columns.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
  }
}

/// What a column of Fiji's results holds: `Mean12` the mean of region 12.
private struct Measure {
  let name: String
  var isMean: Bool { name == "Mean" }

  /// Nil for the name of anything else.
  init?(_ name: String) {
    let digits = name.reversed().prefix(while: \.isNumber).count
    let measure = String(name.dropLast(digits))
    guard digits > 0, Self.names.contains(measure) else { return nil }
    self.name = measure
  }

  private static let names: Set<String> = [
    "Area", "Mean", "StdDev", "Mode", "Min", "Max", "X", "Y", "XM", "YM", "Perim.", "BX", "BY",
    "Width", "Height", "Major", "Minor", "Angle", "Circ.", "Feret", "IntDen", "Median", "Skew",
    "Kurt", "%Area", "RawIntDen", "FeretX", "FeretY", "FeretAngle", "MinFeret", "AR", "Round",
    "Solidity", "Slice", "Ch", "Frame",
  ]
}
