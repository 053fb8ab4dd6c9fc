/// Where the results of costly calls are kept from one run to the next.
package protocol ResultCache: Sendable {
  /// What an argument is known by, nil standing for the default; nil where it cannot be told from
  /// others.
  func sum(of argument: Value?) -> String?
  /// What a call is known by: the same for the same arguments only.
  func key(of command: String, given sums: [String]) -> String
  /// Whether what runs was stopped by hand before, and is to come back as it was then.
  var seeksStopped: Bool { get }
  /// What the call gave when it drew this seed, or none; nil where that is not known.
  func result(of key: String, drawing seed: UInt64?) -> Value?
  /// Keeps what a call gave after so many seconds; false where it does not.
  @discardableResult
  func keep(_ result: Value, of key: String, drawing seed: UInt64?, after seconds: Double)
    -> Bool
}
