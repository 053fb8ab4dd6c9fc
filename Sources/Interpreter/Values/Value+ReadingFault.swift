extension Value {
  /// That of a value of the domain, or of the first that has one in a list or a record.
  var readingFault: Fault? {
    switch self {
    case .object(let object): object.content.readingFault
    case .record(let record): record.fields.lazy.compactMap(\.value.readingFault).first
    case .list(let list) where list.items.first?.holdsOthers ?? false:
      list.items.lazy.compactMap(\.readingFault).first
    case .none, .bool, .number, .text, .range, .list, .tensor: nil
    }
  }

  /// Whether it is of the domain or may hold such values: a list of numbers is not looked through.
  private var holdsOthers: Bool {
    switch self {
    case .object, .list, .record: true
    case .none, .bool, .number, .text, .range, .tensor: false
    }
  }
}

extension DomainValue {
  /// What a body reads of it; throws where that is worth nothing, since its file has changed.
  func reading<T>(_ body: () throws -> T) throws -> T {
    let result = try body()
    if let readingFault { throw readingFault }
    return result
  }
}
