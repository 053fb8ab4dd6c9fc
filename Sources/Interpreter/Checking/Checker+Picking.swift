import Syntax

extension Checker {
  /// What constant indices pick of a value whose shape is known; nil where that cannot be tried, as
  /// with brackets that are not closed and hold none.
  mutating func pick(
    _ indices: [Index], _ parts: [[Known]], of value: Known, _ place: Span
  ) -> Known? {
    guard value.model != nil, !indices.isEmpty, let subscripts = subscripts(indices, parts) else {
      return nil
    }
    switch attempt([value], { try $0[0].indexed(by: subscripts) }) {
    case .success(let known)?: return value.item(at: subscripts) ?? known
    case .failure(let error)?:
      let isOfValue = value.sample?.isToBlame(for: error) == true
      for complaint in Stop(error, at: isOfValue ? place : indices.span).complaints {
        complain(complaint)
      }
      return .anything
    case nil: return nil
    }
  }

  /// The indices, where all are constants; one that is none is complained of.
  private mutating func subscripts(_ indices: [Index], _ parts: [[Known]]) -> [Subscript]? {
    var subscripts: [Subscript] = []
    for (index, parts) in zip(indices, parts) {
      guard parts.allSatisfy({ $0.constant != nil }) else { return nil }
      do {
        subscripts.append(try index.subscription(of: parts.compactMap(\.constant)))
      } catch {
        complain(.operation(error, at: [.init(span: index.span, text: "")]))
        return nil
      }
    }
    return subscripts
  }
}

extension Known {
  /// What is known of the one item that is picked, where each is known by itself.
  fileprivate func item(at subscripts: [Subscript]) -> Known? {
    guard let items, subscripts.count == 1,
      case .one(let place)? = try? subscripts[0].positions(on: items.count, axis: "items")
    else { return nil }
    return items[place]
  }
}

extension Index {
  /// What the values of its expressions pick.
  fileprivate func subscription(of values: [Value]) throws(Fault) -> Subscript {
    var rest = values[...]
    func next(_ part: Expression?) -> Value? { part == nil ? nil : rest.popFirst() }
    switch self {
    case .item: return try Subscript(values.first ?? .none)
    case .slice(let from, let to, let by, _):
      return try .slice(from: next(from), to: next(to), by: next(by))
    }
  }

  fileprivate var span: Span {
    switch self {
    case .item(let expression): expression.span
    case .slice(_, _, _, let span): span
    }
  }
}

extension [Index] {
  fileprivate var span: Span {
    dropFirst().reduce(first?.span ?? Span(start: 0, end: 0)) { $0.joined(with: $1.span) }
  }
}

extension ValueType {
  /// Whether it is indexed along one axis alone.
  var takesOneIndex: Bool {
    switch self {
    case .list, .range, .text, .choice, .record: true
    case .oneOf(let types): types.allSatisfy(\.takesOneIndex)
    case .any, .none, .bool, .number, .integer, .fraction, .tensor, .object: false
    }
  }
}

extension Value {
  /// Whether it is not an index but the value itself that made indexing fail.
  func isToBlame(for error: any Error) -> Bool { (error as? Fault) == cannotBeIndexed }
}
