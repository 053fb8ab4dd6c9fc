extension Recording.Quantity {
  /// What a file says of samples that are not light, where text has room for it; empty of light.
  var mark: String {
    switch self {
    case .fluorescence: ""
    case .expectedSpikes: "expected spikes"
    case .activity: "deconvolved activity"
    case .scaled: "scaled spikes"
    }
  }

  /// What a text that `mark` gave says; light where it says anything else.
  init(mark: String?) {
    self = Self.allCases.first { $0.mark == mark } ?? .fluorescence
  }

  /// What the name of a column of times ends in, as "time (s) of expected spikes"; empty of light.
  var ending: String { mark.isEmpty ? "" : " of \(mark)" }

  /// The quantity that the end of a name says, and the name without it; nil where it says none.
  static func parted(from name: String) -> (name: String, quantity: Self)? {
    allCases.first { !$0.mark.isEmpty && name.hasSuffix($0.ending) }
      .map { (String(name.dropLast($0.ending.count)), $0) }
  }
}
