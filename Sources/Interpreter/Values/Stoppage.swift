/// How far work has come that was stopped by hand.
package struct Stoppage: Sendable, Equatable {
  /// The argument that says how much there is to do, as "epochs".
  package let parameter: String
  package let done: Int
  package let total: Int

  package init(parameter: String, done: Int, total: Int) {
    (self.parameter, self.done, self.total) = (parameter, done, total)
  }

  package var left: Int { max(0, total - done) }

  /// As "after 20 of 400 epochs".
  package var words: String { "after \(done) of \(total) \(parameter)" }

  /// How much of so much a call had done when it was stopped; nil for nothing.
  package func reached(of asked: Int) -> Int? { asked > left ? asked - left : nil }
}

extension Value {
  /// How far the work has come that makes this, where it was stopped by hand.
  package var stoppage: Stoppage? {
    if case .object(let object) = self { object.content.stoppage } else { nil }
  }
}
