import Analysis
import Datasets
import Interpreter

extension Recording {
  /// The rate of bins in which recordings are scored, in Hz: the one that was asked for, else 25 Hz, or
  /// the recordings' own where that is lower. Refuses a rate above theirs.
  static func binRate(_ wanted: Double?, of recordings: [Recording]) throws(Fault) -> Double {
    let lower = recordings.map(\.rate).min() ?? SpikeBins.usualRate
    guard let wanted else { return min(SpikeBins.usualRate, lower) }
    guard wanted <= lower * (1 + 1e-6) else {
      throw Fault(
        "the rate of the bins must be at most that of what is scored (\(rounded(lower)) Hz), but is "
          + "\(rounded(wanted)) Hz", at: .init("rate", "too high"))
    }
    return wanted
  }
}
