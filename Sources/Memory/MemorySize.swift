/// An amount of memory as people write it: `8GB`, `1.5 GB`, `800MB`.
package struct MemorySize: Sendable, Equatable {
  package let bytes: Int

  private static let units = ["B", "kB", "MB", "GB", "TB"]

  /// Reads a number with a unit; nil for anything else, and for what is no amount or below 1 MB.
  package init?(_ text: String) {
    let number = text.prefix { "0123456789.".contains($0) }
    let unit = text.dropFirst(number.count).drop { $0 == " " }.lowercased()
    let names = Self.units.map { $0.lowercased() }
    guard let value = Double(number),
      let power = names.firstIndex(of: unit) ?? names.firstIndex(of: unit + "b"), !unit.isEmpty
    else { return nil }
    let bytes = (0..<power).reduce(value) { bytes, _ in bytes * 1000 }
    guard bytes >= 1e6, bytes < 1e18 else { return nil }
    self.bytes = Int(bytes)
  }

  /// Bytes in words, to two digits at least: "1.1 GB", "850 MB".
  package static func text(_ bytes: Double) -> String {
    var (value, power) = (max(0, bytes), 0)
    while value >= 999.5, power < units.count - 1 { (value, power) = (value / 1000, power + 1) }
    let tenths = Int((min(value, 1e15) * 10).rounded())
    let isShort = value < 9.95 && power > 0
    return (isShort ? "\(tenths / 10).\(tenths % 10)" : "\(Int(min(value, 1e15).rounded()))")
      + " \(units[power])"
  }
}
