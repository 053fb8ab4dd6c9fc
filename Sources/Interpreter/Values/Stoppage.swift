/// How far work has come that was stopped by hand.
package struct Stoppage: Sendable, Equatable {
  /// The argument that says how much there is to do, as "epochs".
  package let parameter: String
  package let done: Int
  package let total: Int
  /// Why a call that asks for as much as was done gives another result than there is now, in words;
  /// nil where it gives the same but for a part of an epoch.
  package let caveat: String?

  package init(parameter: String, done: Int, total: Int, caveat: String? = nil) {
    (self.parameter, self.done, self.total) = (parameter, done, total)
    self.caveat = caveat
  }

  package var left: Int { max(0, total - done) }

  /// As "after 20 of 400 epochs".
  package var words: String { "after \(done) of \(total) \(parameter)" }

  /// How much of so much a call had done when it was stopped; nil where it asked for less than was
  /// left.
  package func reached(of asked: Int) -> Int? { asked >= left ? asked - left : nil }
}

extension Value {
  /// How far the work has come that makes this, where it was stopped by hand.
  package var stoppage: Stoppage? {
    if case .object(let object) = self { object.content.stoppage } else { nil }
  }
}

/// An argument that work was told, or took on from the work that it went on with.
package struct Working: Sendable, Equatable {
  package let parameter: String
  /// As code; nil where it is what that work was given.
  package let text: String?

  package init(_ parameter: String, _ text: String?) {
    (self.parameter, self.text) = (parameter, text)
  }
}

extension Value {
  /// What the work that made this was told; empty for all that took no such work.
  var workings: [Working] {
    if case .object(let object) = self { object.content.workings } else { [] }
  }
}
