import Synchronization

/// What commands set for those that follow, each under a name of its own.
package final class Settings: Sendable {
  /// What is set; equal marks were taken with nothing set in between.
  struct Mark: Sendable, Equatable {
    fileprivate var values: [String: any Sendable] = [:]
    fileprivate var changes = 0

    static func == (a: Mark, b: Mark) -> Bool { a.changes == b.changes }
  }

  private let state = Mutex(Mark())

  package init() {}

  /// What is set now; set back, all is as it was.
  var mark: Mark {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }

  /// What was set last under a name, nil where nothing of that type was.
  package func value<T: Sendable>(_ name: String, as type: T.Type) -> T? {
    state.withLock { $0.values[name] as? T }
  }

  package func set(_ value: some Sendable, as name: String) {
    state.withLock { state in
      state.values[name] = value
      state.changes += 1
    }
  }
}
