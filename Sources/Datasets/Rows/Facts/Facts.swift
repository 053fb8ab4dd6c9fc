/// What is known of where rows come from: written down row by row, or as windows of traces.
enum Facts: Sendable, Equatable {
  case rows(RowFacts)
  case windows(WindowFacts)

  var written: RowFacts {
    switch self {
    case .rows(let rows): rows
    case .windows(let windows): windows.written
    }
  }

  /// Whether the same is known of the rows.
  static func == (a: Facts, b: Facts) -> Bool { a.written == b.written }

  func picking(_ positions: [Int], columns: Int) -> Facts {
    switch self {
    case .rows(let rows): .rows(rows.picking(positions, columns: columns))
    case .windows(let windows): windows.picking(positions)
    }
  }

  /// The same of rows that have some of these columns.
  func selecting(columns positions: [Int], of columns: Int) -> Facts {
    if case .windows(let windows) = self, let kept = windows.keeping(positions) {
      return .windows(kept)
    }
    return .rows(written.selecting(columns: positions, of: columns))
  }

  /// The same of rows whose columns are others.
  var withoutColumns: Facts {
    switch self {
    case .rows(var rows):
      (rows.means, rows.deviations, rows.spikes) = (nil, nil, nil)
      return .rows(rows)
    case .windows(let windows): return .windows(windows.withoutColumns)
    }
  }

  /// The same of rows in the data's own units.
  var withoutScale: Facts {
    switch self {
    case .rows(var rows):
      (rows.means, rows.deviations) = (nil, nil)
      return .rows(rows)
    case .windows(let windows): return .windows(windows.withoutScale)
    }
  }

  func appending(_ other: Facts) -> Facts {
    if case .windows(let first) = self, case .windows(let second) = other,
      let joined = first.appending(second)
    {
      return .windows(joined)
    }
    return .rows(written.appending(other.written))
  }
}

extension Dataset {
  /// Stands for where each row came from (a neuron and a time in it). Selection, encoding and
  /// scaling keep it, so it tells later whether a model has seen a row. Reckoned for windows of
  /// traces, as what follows: ask once for all rows.
  package var rowIDs: [UInt64] {
    switch facts {
    case .rows(let rows): rows.rowIDs
    case .windows(let windows): windows.rowIDs
    }
  }

  /// What was subtracted from each row; nil where rows are as they were.
  package var means: [Float]? {
    switch facts {
    case .rows(let rows): rows.means
    case .windows(let windows): windows.means
    }
  }

  /// What each row was divided by after that; nil where rows are as they were.
  package var deviations: [Float]? {
    switch facts {
    case .rows(let rows): rows.deviations
    case .windows(let windows): windows.deviations
    }
  }

  /// Whether rows were scaled, each by its own mean and deviation or its trace's.
  var isScaled: Bool {
    switch facts {
    case .rows(let rows): rows.means != nil
    case .windows(let windows): windows.isScaled
    }
  }

  /// Spikes per bin, `[rows, columns]`, a count above 255 as 255; nil where they are unknown.
  package var spikes: [UInt8]? {
    switch facts {
    case .rows(let rows): rows.spikes
    case .windows(let windows): windows.spikes
    }
  }

  /// What time each row is of; nil where that is not known.
  package var spans: Spans? {
    get {
      switch facts {
      case .rows(let rows): rows.spans
      case .windows(let windows): windows.spans
      }
    }
    set {
      var written = facts.written
      written.spans = newValue
      facts = .rows(written)
    }
  }
}
