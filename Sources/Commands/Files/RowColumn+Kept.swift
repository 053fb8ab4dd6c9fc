import Datasets
import Files

extension TensorFile {
  /// Columns by their places from 0, beside the list of their names and kinds.
  init(_ columns: [RowColumn]) {
    self.init()
    add(columns.map(\.name), as: "names")
    add(columns.map(\.entries.kind), as: "kinds")
    for (place, column) in columns.enumerated() {
      switch column.entries {
      case .numbers(let numbers): add("\(place)", .words(numbers.map(\.bitPattern)))
      case .texts(let texts): add(texts, as: "\(place)")
      case .truths(let truths): add("\(place)", .words(truths.map { $0 ? 1 : 0 }))
      }
    }
  }

  /// The columns that were written so.
  func eventColumns() throws(FileFault) -> [RowColumn] {
    let (names, kinds) = (try names("names"), try self.names("kinds"))
    guard names.count == kinds.count, Set(names).count == names.count else {
      throw .header(mustHave: "a kind for each column of events")
    }
    var columns: [RowColumn] = []
    for place in names.indices {
      columns.append(RowColumn(names[place], try entries("\(place)", kind: kinds[place])))
    }
    return columns
  }

  private func entries(_ name: String, kind: String) throws(FileFault) -> RowColumn.Entries {
    switch kind {
    case "numbers": .numbers(try words(name).map(Double.init(bitPattern:)))
    case "texts": .texts(try names(name))
    case "truths": .truths(try words(name).map { $0 != 0 })
    default: throw .header(mustHave: "columns of events of a known kind")
    }
  }
}

extension RowColumn.Entries {
  fileprivate var kind: String {
    switch self {
    case .numbers: "numbers"
    case .texts: "texts"
    case .truths: "truths"
    }
  }
}
