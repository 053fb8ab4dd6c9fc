/// How far a check foresees what a call of a command does: it then runs the command's own body on
/// what is known of the arguments, so that no rule stands in two places.
package struct Foreseen: Sendable {
  enum Extent: Sendable {
    case kinds, values, shapes, allShapes
  }

  let extent: Extent
  /// The arguments that are quickly done with, in place of the call's own.
  var quickly: [String: Value] = [:]
  /// The parameters that may be given numbers that are not known: where those matter, the body asks
  /// (`CallContext.isUnknown`).
  var asking: Set<String> = []
  /// Whether the body is quickly done, or ends the trial, however large its arguments are.
  var isLight = false

  /// By the kinds of arguments alone: the body is not run, since it takes long.
  package static let byKinds = Foreseen(extent: .kinds)
  /// By the very values of all arguments. What only a run can have, as the disk, is left to it.
  package static let byValues = Foreseen(extent: .values)
  /// By the shapes of tensors and the like: whether the body fails, and the shape of what it gives,
  /// does not depend on the numbers in them.
  package static let byShapes = Foreseen(extent: .shapes)
  /// By the shapes of tensors and the like, which alone decide what it gives.
  package static let byShapesAlone = Foreseen(extent: .allShapes)

  /// By shapes however large the arguments are: the body is quick, or ends the trial where it would
  /// not be (`CallContext.endTrial`).
  package static let byShapesAtAnySize = Foreseen(extent: .shapes, isLight: true)

  /// The same, where some parameters may be given numbers that are not known.
  package static func byShapesAtAnySize(asking parameters: Set<String>) -> Foreseen {
    Foreseen(extent: .shapes, asking: parameters, isLight: true)
  }

  /// By shapes, where some parameters may be given numbers that are not known.
  package static func byShapes(asking parameters: Set<String>) -> Foreseen {
    Foreseen(extent: .shapes, asking: parameters)
  }

  /// By shapes, with some arguments that make it quick: those give something of the same shape.
  package static func byShapesAtAnySize(quickly arguments: [String: Value]) -> Foreseen {
    Foreseen(extent: .shapes, quickly: arguments, isLight: true)
  }
}

extension Command {
  /// The same command, which a check foresees so far.
  package func foreseen(_ foreseen: Foreseen) -> Command {
    var command = self
    command.foreseen = foreseen
    return command
  }
}
