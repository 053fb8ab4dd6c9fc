/// When a first line of numbers names columns.
enum HeaderRule {
  /// Where it counts them from 0; of a single column only in files that are known to do so.
  case judged(oneMayBeZero: Bool)
  /// A file of spikes has the header that the file of traces has: these names, or none.
  case asTraces(names: [String]?)

  func isHeader(_ fields: [String]) -> Bool {
    switch self {
    case .asTraces(let names):
      names.map { fields.count >= $0.count && fields.suffix($0.count).elementsEqual($0) } ?? false
    case .judged(let oneMayBeZero):
      // pandas writes a blank over the numbers of rows.
      fields.count > 1 && fields.first == ""
        ? fields.dropFirst().isCount : fields.isCount && (fields.count > 1 || oneMayBeZero)
    }
  }
}

extension Collection<String> {
  /// Whether it is 0, 1, 2, ….
  fileprivate var isCount: Bool { enumerated().allSatisfy { $1 == String($0) } }
}
