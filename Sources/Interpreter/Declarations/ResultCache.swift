/// Where the results of costly calls are kept from one run to the next.
package protocol ResultCache: Sendable {
  /// What a call is known by: the same for the same arguments only, one per parameter and nil
  /// where the default applies; nil where an argument cannot be told from others.
  func key(of command: String, given arguments: [Value?]) -> String?
  /// What the call gave when it drew this seed, or none; nil where that is not known.
  func result(of key: String, drawing seed: UInt64?) -> Value?
  /// Keeps what a call gave after so many seconds.
  func keep(_ result: Value, of key: String, drawing seed: UInt64?, after seconds: Double)
}
