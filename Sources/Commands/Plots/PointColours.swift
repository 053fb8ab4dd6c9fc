import Figures
import Interpreter

/// What the colours of points tell: nothing, classes, or a number each.
enum PointColours {
  case none
  case classes(Figure.Classes)
  case numbers([Float])

  /// More classes than this that have no names are numbers.
  private static let mostClasses = 20

  init(_ given: Either<Grouping, Column>?) {
    switch given {
    case nil: self = .none
    case .second(let column): self = .numbers(column.numbers)
    case .first(let grouping):
      let classes = grouping.classes
      let areMany = classes.names.isEmpty && Set(classes.labels).count > Self.mostClasses
      self = areMany ? .numbers(classes.labels.map { Float($0) }) : .classes(classes)
    }
  }

  func drawn(
    x: [Float], y: [Float], contours: Bool, colour: AxisSetting?, labels: Figure.Labels
  ) throws -> Figure {
    switch self {
    case .numbers(let numbers):
      guard !contours else {
        throw Fault(
          "density is of points or classes, but these are coloured by numbers",
          at: .init("density", "of no class"))
      }
      return try Figure.scatter(
        x: x, y: y, colouredBy: numbers, key: colour?.label ?? "", labels: labels
      ).setting(colour: colour)
    case .classes, .none:
      guard colour == nil else {
        throw Fault(
          "colour is of numbers, but these points have classes or none",
          at: .init("colour", "of no number"),
          help: "give a number for each point as by=")
      }
      return try .scatter(x: x, y: y, by: classes, contours: contours, labels: labels)
    }
  }

  private var classes: Figure.Classes? {
    if case .classes(let classes) = self { classes } else { nil }
  }
}
