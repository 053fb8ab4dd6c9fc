import Syntax

/// A string with values in it.
final class StringNode: Node {
  enum Part {
    case text(String)
    case value(Node, FormatSpec?)
  }

  private let parts: [Part]

  init(_ parts: [Part], _ span: Span) {
    self.parts = parts
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    var text = ""
    for part in parts {
      switch part {
      case .text(let piece): text += piece
      case .value(let node, let format):
        let value = try node.value(frame)
        if let format {
          text += try Self.format(value, by: format, at: node.span)
        } else {
          text += try Self.shown(value, frame, at: node.span)
        }
      }
      guard text.utf8.count <= Value.longestText else {
        throw Stop(.operation(.textTooLong, at: span))
      }
    }
    return .text(text)
  }

  private static func shown(_ value: Value, _ frame: Frame, at span: Span) throws(Stop) -> String {
    if let whole = value.whole { return String(whole) }
    switch value {
    case .none, .bool, .number, .text, .range: return value.shown
    case .list, .record, .tensor, .object:
      return try frame.machine.away(span) { () throws(Stop) in value.shown }
    }
  }

  private static func format(_ value: Value, by format: FormatSpec, at span: Span) throws(Stop)
    -> String
  {
    do {
      return try value.formatted(by: format)
    } catch {
      throw Stop(.operation(error, at: span))
    }
  }
}

extension Value {
  /// The plain whole number that this is, where it is one that is written digit by digit.
  fileprivate var whole: Int? {
    guard case .number(let number, .none) = self, abs(number) < 1e15, number != 0 else {
      return nil
    }
    return Int(exactly: number)
  }
}
