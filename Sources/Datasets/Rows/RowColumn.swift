/// What is known of each row under a name, such as the contrast of the stimulus that it is at.
package struct RowColumn: Sendable, Equatable {
  package let name: String
  package let entries: Entries

  /// An entry for each row; NaN, or an empty text, where it is missing.
  package enum Entries: Sendable {
    case numbers([Double])
    case texts([String])
    case truths([Bool])
  }

  package init(_ name: String, _ entries: Entries) { (self.name, self.entries) = (name, entries) }

  package var count: Int {
    switch entries {
    case .numbers(let numbers): numbers.count
    case .texts(let texts): texts.count
    case .truths(let truths): truths.count
    }
  }

  /// The entries at positions, which are there.
  func picking(_ positions: [Int]) -> RowColumn {
    switch entries {
    case .numbers(let numbers): RowColumn(name, .numbers(positions.map { numbers[$0] }))
    case .texts(let texts): RowColumn(name, .texts(positions.map { texts[$0] }))
    case .truths(let truths): RowColumn(name, .truths(positions.map { truths[$0] }))
    }
  }

  /// The entries at positions; of none they are missing, which makes truth values texts.
  func picking(_ positions: [Int?]) -> RowColumn {
    let known = positions.compactMap(\.self)
    if known.count == positions.count { return picking(known) }
    let entries: Entries =
      switch entries {
      case .numbers(let numbers): .numbers(positions.map { $0.map { numbers[$0] } ?? .nan })
      case .texts(let texts): .texts(positions.map { $0.map { texts[$0] } ?? "" })
      case .truths(let truths): .texts(positions.map { $0.map { "\(truths[$0])" } ?? "" })
      }
    return RowColumn(name, entries)
  }

  /// These entries and those of the column of the same name; nil where there is none of that kind.
  private func appending(_ others: [RowColumn]) -> RowColumn? {
    switch (entries, others.first { $0.name == name }?.entries) {
    case (.numbers(let own), .numbers(let other)): RowColumn(name, .numbers(own + other))
    case (.texts(let own), .texts(let other)): RowColumn(name, .texts(own + other))
    case (.truths(let own), .truths(let other)): RowColumn(name, .truths(own + other))
    default: nil
    }
  }

  /// The columns that both lists have, one after the other.
  static func joining(_ first: [RowColumn], _ second: [RowColumn]) -> [RowColumn] {
    first.compactMap { $0.appending(second) }
  }
}

extension RowColumn.Entries: Equatable {
  /// Whether both hold the same, what is missing being the same as what is missing.
  package static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.numbers(let a), .numbers(let b)): a.map(\.bitPattern) == b.map(\.bitPattern)
    case (.texts(let a), .texts(let b)): a == b
    case (.truths(let a), .truths(let b)): a == b
    default: false
    }
  }
}
