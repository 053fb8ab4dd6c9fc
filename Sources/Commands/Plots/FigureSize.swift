import Figures
import Interpreter
import Syntax

/// The size of a figure on paper: its width, or its width and its height.
struct FigureSize: Bindable {
  let size: FigureStyle.Size

  static var valueType: ValueType {
    .oneOf([.number(.millimetres), .list(.number(.millimetres))])
  }

  static func bind(_ value: Value) throws(Mismatch) -> FigureSize {
    let sides = try sides(of: value)
    for side in sides where !FigureStyle.sides.contains(side) {
      throw Mismatch(expected: "between 10mm and 3000mm", found: .number(side, .millimetres))
    }
    return FigureSize(size: .init(width: sides[0], height: sides.count > 1 ? sides[1] : nil))
  }

  /// One or two lengths.
  private static func sides(of value: Value) throws(Mismatch) -> [Double] {
    if case .list(let list) = value {
      let sides = list.items.compactMap { $0.number(in: .millimetres) }
      if (1...2).contains(sides.count), sides.count == list.items.count { return sides }
      throw Mismatch(expected: "a width such as 89mm, or [89mm, 60mm]", found: value)
    }
    guard let side = value.number(in: .millimetres) else {
      throw Mismatch(expected: "a width such as 89mm, or [89mm, 60mm]", found: value)
    }
    return [side]
  }

  var value: Value {
    let width = Value.number(size.width, .millimetres)
    guard let height = size.height else { return width }
    return [width, .number(height, .millimetres)].value
  }
}

extension FigureStyle.Theme: Choice {}

extension CallContext {
  private static let name = "figures"

  /// How figures are set from here on, as `style` said last.
  var figureStyle: FigureStyle {
    settings.value(Self.name, as: FigureStyle.self) ?? FigureStyle()
  }

  /// The same for a figure that may have a size of its own.
  func figureStyle(of size: FigureSize?) -> FigureStyle {
    var style = figureStyle
    if let size { style.size = size.size }
    return style
  }

  /// Has the figures that follow be set so.
  func setFigures(as style: FigureStyle) { settings.set(style, as: Self.name) }
}
