/// Fields of a table that say what is known of each row's event, under one name.
struct EventFields {
  /// What the column of a table is called before the name.
  static let prefix = "events_"

  /// A field, and whether it stands in quotes, as texts do.
  typealias Entry = (text: String, isQuoted: Bool)

  private let name: String
  private var entries: [Entry] = []

  init(header: String) { name = String(header.dropFirst(Self.prefix.count)) }

  mutating func append(_ entry: Entry) { entries.append(entry) }

  /// Numbers or truth values, where all fields are such that stand in no quotes, else texts.
  var column: RowColumn {
    if let numbers = all({ $0.isEmpty ? .nan : Double($0) }) {
      return RowColumn(name, .numbers(numbers))
    }
    if let truths = all({ ["true": true, "false": false][$0.lowercased()] }) {
      return RowColumn(name, .truths(truths))
    }
    return RowColumn(name, .texts(entries.map(\.text)))
  }

  /// What each field is read as; nil where one stands in quotes or cannot be.
  private func all<T>(_ read: (String) -> T?) -> [T]? {
    let read = entries.compactMap { $0.isQuoted ? nil : read($0.text) }
    return read.count == entries.count ? read : nil
  }
}

extension CSVWriter {
  /// An entry of a row, so that it reads back as what it is.
  mutating func write(_ entries: RowColumn.Entries, at row: Int) {
    switch entries {
    case .numbers(let numbers): write(numbers[row])
    case .texts(let texts): write(quoted: texts[row])
    case .truths(let truths): write(truths[row] ? "true" : "false")
    }
  }
}
