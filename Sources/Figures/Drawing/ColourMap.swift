/// Colours for a range of values.
package enum ColourMap: String, CaseIterable, Sendable {
  /// Dark violet over green to yellow: even steps, also in grey (van der Walt and Smith, 2015).
  case viridis
  /// Dark blue over grey to yellow, the same to colour-blind eyes (Nuñez and others, 2018).
  case cividis
  /// Blue over white to red, for values around a centre (Brewer's RdBu, reversed).
  case diverging
  /// White to blue, for shares.
  case blues

  /// The colour at a fraction from 0 to 1 of the way.
  func colour(at fraction: Double) -> Colour {
    let colours = anchors
    let place = min(1, max(0, fraction)) * Double(colours.count - 1)
    let index = min(colours.count - 2, Int(place))
    return Colour(colours[index]).mixed(with: Colour(colours[index + 1]), place - Double(index))
  }

  private var anchors: [UInt32] {
    switch self {
    case .viridis:
      [
        0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6ECE58, 0xB5DE2B,
        0xFDE725,
      ]
    case .cividis:
      [
        0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173, 0x8A8678, 0xA59C74, 0xC3B369, 0xE1CC55,
        0xFEE838,
      ]
    case .diverging:
      [
        0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D,
        0xB2182B, 0x67001F,
      ]
    case .blues:
      [0xF7FAFD, 0xD6E6F4, 0xABCFE8, 0x6FAED6, 0x3787C0, 0x105BA4, 0x083C7A]
    }
  }
}

/// Which colour a value gets: a map over a range, in steps few enough to draw as one path each.
struct ColourScale: Sendable {
  var map: ColourMap
  var extent: Extent
  /// Whether colours follow the logarithm of values.
  var isLogarithmic = false
  static let levels = 64

  /// How far along the colours a value is, from 0 to 1 at their ends; nil where it is not finite or has
  /// no logarithm.
  func place(of value: Double) -> Double? {
    guard value.isFinite, extent.span > 0 else { return nil }
    if isLogarithmic, value <= 0 { return nil }
    func place(_ value: Double) -> Double { isLogarithmic ? logarithm(value) : value }
    let lower = place(extent.lower)
    let fraction = (place(value) - lower) / (place(extent.upper) - lower)
    return fraction.isFinite ? fraction : nil
  }

  /// The step of a value from 0 to 63; nil where it has no place.
  func level(_ value: Double) -> Int? {
    place(of: value).map { Int(min(1, max(0, $0)) * Double(Self.levels - 1) + 0.5) }
  }

  func colour(level: Int) -> Colour {
    map.colour(at: Double(level) / Double(Self.levels - 1))
  }
}
