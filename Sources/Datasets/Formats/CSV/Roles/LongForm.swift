import Wording

extension NumberTable {
  /// The table with a column for each neuron, where it has a row for each neuron and frame (as
  /// `frame, unit_id, C`); this one as it is otherwise. Frames that a neuron lacks are NaN.
  func spread() throws(DatasetError) -> NumberTable {
    guard let form = LongForm(self) else { return self }
    var spread = self
    let places = form.order.indexed
    try Dataset.check(rows: form.neurons.count, columns: form.order.count)
    let blank = [Double](repeating: .nan, count: form.order.count)
    var numbers = [[Double]](repeating: blank, count: form.neurons.count)
    for row in form.frames.indices {
      guard let place = places[form.frames[row]] else { continue }
      numbers[form.neuronOfRow[row]][place] = columns[form.value].numbers[row]
    }
    let frames = columns[form.frame]
    spread.columns =
      [Column(name: frames.name, below: frames.below, numbers: form.order, kind: .numbers)]
      + zip(form.neurons, numbers).map { Column(name: $0, numbers: $1, kind: .numbers) }
    (spread.hasHeader, spread.lines) = (true, nil)
    spread.notes.append(
      "long form: \"\(columns[form.value].name)\" by \"\(columns[form.neuron].name)\"")
    return spread
  }
}

/// Which columns of a table in long form are what.
private struct LongForm {
  let frame, neuron, value: Int
  /// The frame or time of each row.
  let frames: [Double]
  /// All frames or times, in rising order.
  let order: [Double]
  let neurons: [String]
  let neuronOfRow: [Int]

  /// Nil for a table that has no columns of frames and of neurons, or whose frames do not come again.
  init?(_ table: NumberTable) {
    let columns = table.columns
    guard table.hasHeader, columns.count > 2,
      let neuron = columns.firstIndex(where: { CountName.isOfNeurons($0.name) }),
      let frame = columns.indices.first(where: { place in
        place != neuron && columns[place].texts == nil && !columns[place].name.isEmpty
          && (TimeName(columns[place].name) != nil || CountName.isOfRows(columns[place].name))
          && columns[place].numbers.comesAgain
      })
    else { return nil }
    let frames = columns[frame].numbers
    let value = columns.indices.filter { place in
      place != neuron && place != frame && columns[place].texts == nil
        && !CountName.isOfRows(columns[place].name) && TimeName(columns[place].name) == nil
    }.min { Self.rank(columns[$0].name) < Self.rank(columns[$1].name) }
    guard let value else { return nil }
    (self.frame, self.neuron, self.value, self.frames) = (frame, neuron, value, frames)
    order = Set(frames.filter { !$0.isNaN }).sorted()
    let names = columns[neuron].texts ?? columns[neuron].numbers.map(\.shortest)
    neurons = Set(names).sorted { $0.precedesNaturally($1) }
    let places = Dictionary(uniqueKeysWithValues: zip(neurons, neurons.indices))
    neuronOfRow = names.map { places[$0] ?? 0 }
  }

  /// The names of fluorescence, those first that say most; then any other.
  private static func rank(_ name: String) -> Int {
    let names = [
      "c", "dff", "df f", "df", "f dff", "fluorescence", "f", "trace", "signal", "calcium",
      "intensity", "mean", "value", "values",
    ]
    let name = TimeUnit.words(of: name).joined(separator: " ")
    return names.firstIndex(of: name) ?? names.count
  }
}

extension [Double] {
  /// Whether it does not rise all along.
  fileprivate var comesAgain: Bool { zip(self, dropFirst()).contains { $0 >= $1 } }

  /// The place of each number.
  fileprivate var indexed: [Double: Int] {
    Dictionary(zip(self, indices), uniquingKeysWith: { first, _ in first })
  }
}
