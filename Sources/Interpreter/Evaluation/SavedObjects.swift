import Synchronization

/// The values of the domain that are in a file, as far as they are still in use.
package final class SavedObjects: Sendable {
  private struct Saved: Sendable {
    weak var object: Object?
  }

  private let saved = Mutex<[Saved]>([])

  /// Notes that a value is in a file, or need not be.
  package func add(_ value: Value) {
    guard case .object(let object) = value else { return }
    saved.withLock { saved in
      saved.removeAll { $0.object == nil }
      saved.append(Saved(object: object))
    }
  }

  func contains(_ object: Object) -> Bool {
    saved.withLock { saved in saved.contains { $0.object === object } }
  }
}

extension Evaluator {
  /// Whether a value took work that is lost with the session: it was trained here, and no file
  /// holds it.
  package func isUnsaved(_ value: Value) -> Bool {
    guard case .object(let object) = value, object.content.isWorthSaving else { return false }
    return object.provenance?.command != "read" && !savedObjects.contains(object)
  }
}
