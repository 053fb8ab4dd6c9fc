import Glibc
import Memory

/// How much memory the program may take.
public enum MemoryLimit {
  /// The variable of the environment that says so.
  public static let variable = "VAE_MEMORY"

  /// Allows as much as a text says, as `8GB`; false where it says no amount.
  public static func allow(_ text: String) -> Bool {
    guard let size = MemorySize(text) else { return false }
    MemoryBudget.allow(size)
    return true
  }

  /// Allows what the environment says; what it says instead of an amount, nil where that is right or
  /// nothing.
  public static func allowByEnvironment() -> String? {
    guard let text = getenv(variable).map({ String(cString: $0) }), !text.isEmpty else {
      return nil
    }
    return allow(text) ? nil : text
  }
}
