/// Why a call cannot be done, told in the words of its parameters; the evaluator turns it into a
/// diagnostic at the place where they were written.
package struct Fault: Error, Sendable, Equatable {
  package var message: String
  /// Parameters to point at, each with what to say under it.
  package var labels: [Label]
  package var help: String?

  package struct Label: Sendable, Equatable {
    package let parameter: String
    package let text: String

    package init(_ parameter: String, _ text: String) {
      self.parameter = parameter
      self.text = text
    }
  }

  package init(_ message: String, at labels: Label..., help: String? = nil) {
    self.message = message
    self.labels = labels
    self.help = help
  }
}

/// An error of the library that says in its own words what is wrong and what to do.
package protocol ExplainedError: Error {
  var message: String { get }
  var help: String? { get }
}

/// A value that is not what a parameter takes.
package struct Mismatch: Error, Sendable {
  /// What was expected, to follow "must be": "a dataset", "between 0 and 1".
  package let expected: String
  /// What was found, to follow "but is".
  package let found: String
  package let help: String?

  package init(expected: String, found: String, help: String? = nil) {
    self.expected = expected
    self.found = found
    self.help = help
  }

  package init(expected: String, found: Value, help: String? = nil) {
    self.init(expected: expected, found: found.briefly, help: help)
  }
}

/// A running command was interrupted (Ctrl-C); `note` says where.
package struct Interrupted: Error, Sendable {
  package let note: String?
  package init(note: String? = nil) { self.note = note }
}
