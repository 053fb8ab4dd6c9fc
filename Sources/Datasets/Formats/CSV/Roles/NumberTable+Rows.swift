extension NumberTable {
  /// The table with a column for each of its rows, where rows are neurons: called by a column of
  /// texts or of numbers that count them, else numbered.
  func turned() -> NumberTable {
    var rest = columns
    var names: [String]?
    if let place = rest.firstIndex(where: { $0.texts != nil }) {
      names = rest.remove(at: place).texts
    } else if hasHeader, let first = rest.first, rest.count > 1,
      CountName.isOfRows(first.name) || CountName.isOfNeurons(first.name)
    {
      names = rest.removeFirst().numbers.map(\.shortest)
    }
    rest.removeAll { $0.texts != nil }
    var turned = self
    turned.columns = (0..<rowCount).map { row in
      Column(
        name: names?[row] ?? String(row), numbers: rest.map { $0.numbers[row] }, kind: .numbers)
    }
    (turned.hasHeader, turned.lines) = (names != nil, nil)
    turned.notes.append("rows are neurons")
    return turned
  }
}
