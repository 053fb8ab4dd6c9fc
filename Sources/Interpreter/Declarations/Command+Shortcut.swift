import Syntax

extension Command {
  /// What a call gives for its one or two positional arguments, if it is quickly found.
  package typealias Shortcut = @Sendable (_ first: Value, _ second: Value?) -> Value?

  /// The same command, at once for one value.
  package func atOnce(_ function: @escaping @Sendable (Value) -> Value?) -> Command {
    shortened { $1 == nil ? function($0) : nil }
  }

  /// The same command, at once for a number without a unit; a result that is not finite is left to
  /// the body.
  package func atOnce(forNumber function: @escaping @Sendable (Double) -> Double) -> Command {
    shortened { first, second in
      guard second == nil, case .number(let x, .none) = first else { return nil }
      return finite(function(x))
    }
  }

  /// The same command, at once for two finite numbers without a unit.
  package func atOnce(
    forNumbers function: @escaping @Sendable (Double, Double) -> Double
  ) -> Command {
    shortened { first, second in
      guard case .number(let x, .none) = first, case .number(let y, .none)? = second,
        x.isFinite, y.isFinite
      else { return nil }
      return finite(function(x, y))
    }
  }

  private func shortened(_ shortcut: @escaping Shortcut) -> Command {
    var command = self
    command.shortcut = shortcut
    return command
  }
}

private func finite(_ number: Double) -> Value? { number.isFinite ? .number(number, .none) : nil }
