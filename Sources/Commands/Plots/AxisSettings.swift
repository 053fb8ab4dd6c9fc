import Figures
package import Interpreter
import Syntax

/// What `axis` says of an axis of a plot.
package struct AxisSettings: DomainValue {
  package static let kind = "axis"
  let setting: AxisSetting

  package static let fields: [Field<AxisSettings>] = [
    Field("label", "what it is called; none where the plot says it") { $0.setting.label },
    Field("scale", "linear or log; none where the plot says it") { $0.setting.scale?.rawValue },
  ]

  package var summary: String {
    let parts = [
      setting.label.map { Value.text($0).briefly },
      setting.from.map { "from " + AxisPlace(place: $0).value.briefly },
      setting.to.map { "to " + AxisPlace(place: $0).value.briefly },
      setting.scale?.rawValue, setting.ticks.map { "\($0.count) ticks" },
      setting.bar.map { "a bar of " + AxisPlace(place: $0).value.briefly },
    ]
    let said = parts.compactMap { $0 }
    return said.isEmpty ? "as the plot says" : said.joined(separator: ", ")
  }
}

extension AxisSetting.Scale: Choice {}

/// A place on an axis: a number, or a time where the axis is one.
struct AxisPlace: Bindable {
  let place: AxisSetting.Place

  static var valueType: ValueType { .oneOf([.number(.none), .number(.seconds)]) }

  static func bind(_ value: Value) throws(Mismatch) -> AxisPlace {
    if let number = value.number(in: .none) { return AxisPlace(place: .number(number)) }
    guard let seconds = value.number(in: .seconds) else {
      throw Mismatch(expected: "a number, or a time such as 5s", found: value)
    }
    return AxisPlace(place: .time(seconds))
  }

  var value: Value {
    switch place {
    case .number(let number): .number(number, .none)
    case .time(let seconds): .number(seconds, .seconds)
    }
  }
}

/// An axis as a plot takes it: a label, or all that `axis` says.
struct AxisWords: Bindable {
  let setting: AxisSetting

  static var valueType: ValueType { .oneOf([.text, .object(AxisSettings.kind)]) }
  static var kinds: [any DomainValue.Type] { [AxisSettings.self] }

  static func bind(_ value: Value) throws(Mismatch) -> AxisWords {
    if case .text(let label) = value { return AxisWords(setting: AxisSetting(label: label)) }
    guard let settings = try? AxisSettings.bind(value) else {
      throw Mismatch(expected: "a label, or axis(from=0, to=1)", found: value)
    }
    return AxisWords(setting: settings.setting)
  }

  var value: Value { AxisSettings(setting: setting).value }
}

/// Where a mark stands along an axis: a place, or the two ends of a stretch.
struct MarkPosition: Bindable {
  let position: Figure.Annotation.Position

  static var valueType: ValueType {
    .oneOf([.number(.none), .number(.seconds), .list(.any)])
  }

  static func bind(_ value: Value) throws(Mismatch) -> MarkPosition {
    guard case .list(let list) = value else {
      return MarkPosition(position: .place(try AxisPlace.bind(value).place))
    }
    guard list.items.count == 2 else {
      throw Mismatch(expected: "a place, or the two ends of a stretch", found: value)
    }
    let ends = (try AxisPlace.bind(list.items[0]), try AxisPlace.bind(list.items[1]))
    return MarkPosition(position: .stretch(ends.0.place, ends.1.place))
  }

  var value: Value {
    switch position {
    case .place(let place): AxisPlace(place: place).value
    case .stretch(let from, let to):
      [AxisPlace(place: from).value, AxisPlace(place: to).value].value
    }
  }
}
