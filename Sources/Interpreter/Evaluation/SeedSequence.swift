import Synchronization

/// The seeds that a session gives to commands, one after the other.
///
/// Seed number k is a mix of the session's seed and k, so a script that draws in the same order
/// gets the same seeds, and neighbouring sessions' seeds have nothing in common. A seed has 53
/// bits: a number holds it exactly, so that what `:how` shows can be given back as `seed=`.
final class SeedSequence: Sendable {
  /// Where the sequence stands.
  struct Mark: Equatable {
    fileprivate let seed: UInt64
    fileprivate let drawn: UInt64
  }

  private struct State {
    var seed: UInt64
    var drawn: UInt64 = 0
    var last: UInt64?

    var upcoming: UInt64 { mixed(mixed(seed) &+ drawn &+ 1) >> 11 }
  }

  private let state: Mutex<State>

  init(seed: UInt64) { state = Mutex(State(seed: seed)) }

  func restart(at seed: UInt64) {
    state.withLock { $0 = State(seed: seed) }
  }

  /// Where the sequence stands; set back, it gives the same seeds again.
  var mark: Mark {
    get { state.withLock { Mark(seed: $0.seed, drawn: $0.drawn) } }
    set { state.withLock { $0 = State(seed: newValue.seed, drawn: newValue.drawn) } }
  }

  func next() -> UInt64 {
    state.withLock { state in
      let seed = state.upcoming
      state.drawn += 1
      state.last = seed
      return seed
    }
  }

  /// The seed that `next` gives the next time.
  var upcoming: UInt64 { state.withLock { $0.upcoming } }

  /// The seed that all others are made of.
  var seed: UInt64 { state.withLock { $0.seed } }

  /// Forgets which seed was drawn last.
  func beginCall() { state.withLock { $0.last = nil } }

  /// The seed drawn last since the call began, or nil.
  var lastDrawn: UInt64? { state.withLock { $0.last } }
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood, 2014) after its increment: every bit of the
/// outcome depends on every bit of `value`.
private func mixed(_ value: UInt64) -> UInt64 {
  var bits = value &+ 0x9E37_79B9_7F4A_7C15
  bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
  bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
  return bits ^ (bits >> 31)
}
