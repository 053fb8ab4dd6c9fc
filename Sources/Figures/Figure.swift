/// A drawing of numbers: a value that is made by one of the plots and becomes SVG text when asked.
///
/// Equal input gives equal bytes. Nothing here reads or writes a file.
package struct Figure: Sendable {
  /// The plot that made it, such as `histogram`: a fit name for a file.
  package private(set) var kind: String
  /// The sentence at the top; may be empty.
  package var title: String
  /// The small lines under the title, such as what rows were used; may be empty.
  package var note: String
  /// What the figure shows, in words, for readers who cannot see it.
  package var description: String

  var legend: [LegendEntry] = []
  var content: Content
  /// Axis labels that all panels share, outside the grid of panels.
  var sharedX = ""
  var sharedY = ""
  /// Whether it is a part of another figure, with a smaller title.
  var isNested = false
  /// The least room around its plots, so that those of neighbours in a grid line up.
  var aligned = Edges()
  /// The width in pixels that its lines of text are broken to; nil for that of its plots.
  var room: Double?
  /// How it is set; by `styled(_:)`, which fits it to its size.
  package internal(set) var style = FigureStyle()

  /// What fills a figure: panels of its own, or whole figures side by side.
  indirect enum Content: Sendable {
    case panels([Panel], columns: Int)
    case figures([Figure], columns: Int)
  }

  init(
    kind: String, labels: Labels, title: String = "", note: String = "", description: String,
    legend: [LegendEntry] = [], panels: [Panel], columns: Int = 1
  ) {
    self.kind = kind
    self.title = labels.title ?? title
    self.note = labels.note ?? ""
    self.description = description
    self.legend = legend
    self.content = .panels(panels, columns: max(1, columns))
    add(note: note)
  }

  init(figures: [Figure], columns: Int, labels: Labels, description: String) {
    kind = "grid"
    title = labels.title ?? ""
    note = labels.note ?? ""
    self.description = description
    content = .figures(figures, columns: columns)
    lineUp(in: .screen)
  }
}

extension Figure {
  /// What stands between the parts of a note.
  static let noteSeparator = " · "

  /// Says more in the note, but nothing twice.
  mutating func add(note words: String) {
    let said = note.split(separator: Self.noteSeparator)
    let more = words.split(separator: Self.noteSeparator).filter { !said.contains($0) }
    note = (said + more).joined(separator: Self.noteSeparator)
  }

  /// Makes another kind of plot of this, its panels changed a little.
  mutating func rename(_ kind: String, _ change: (inout Panel) -> Void) {
    self.kind = kind
    changePanels(change)
  }

  /// Changes its panels, where it has some of its own.
  mutating func changePanels(_ change: (inout Panel) -> Void) {
    guard case .panels(var panels, let columns) = content else { return }
    for index in panels.indices { change(&panels[index]) }
    content = .panels(panels, columns: columns)
  }
}

extension Figure {
  /// The words around a plot; what is nil is left to the plot.
  package struct Labels: Sendable, Equatable {
    /// The sentence at the top.
    package var title: String?
    /// A small line under the title, such as "on 500 rows of 5 held-out neurons".
    package var note: String?
    /// The label of the horizontal axis, with its unit.
    package var x: String?
    /// The label of the vertical axis, with its unit.
    package var y: String?

    /// Words for a plot; an empty string removes what the plot would have said.
    package init(
      title: String? = nil, note: String? = nil, x: String? = nil, y: String? = nil
    ) {
      self.title = title
      self.note = note
      self.x = x
      self.y = y
    }
  }

  /// The class of each row, and what the classes are called.
  package struct Classes: Sendable, Equatable {
    /// A class per row.
    package var labels: [Int]
    /// The name of class k at k; empty where a class is called by its number.
    package var names: [String]

    /// Classes for as many rows as there are labels.
    package init(labels: [Int], names: [String] = []) {
      self.labels = labels
      self.names = names
    }
  }

  /// A named line.
  package struct Series: Sendable, Equatable {
    /// What the line is called; may be empty.
    package var name: String
    /// The positions, or nil for 0, 1, 2, …
    package var x: [Double]?
    /// The heights; NaN leaves a gap.
    package var y: [Double]
    /// How far a band around the line reaches up and down, or nil for no band.
    package var deviation: [Double]?

    /// A line through (x, y), in a band of y ± deviation.
    package init(
      name: String = "", x: [Double]? = nil, y: [some BinaryFloatingPoint],
      deviation: [Double]? = nil
    ) {
      self.name = name
      self.x = x
      self.y = doubles(y)
      self.deviation = deviation
    }
  }

  /// A recorded trace, with the spikes that belong to it.
  package struct Trace: Sendable, Equatable {
    /// What the trace is called, such as "neuron 3"; may be empty.
    package var name: String
    /// The fluorescence of each bin.
    package var values: [Double]
    /// The spikes of each bin, or nil where they are unknown.
    package var spikes: [Double]?
    /// Spikes that were found, drawn under the trace; nil where none are to be drawn.
    package var inferred: Inferred?

    /// Expected spikes in bins of their own rate, in Hz.
    package struct Inferred: Sendable, Equatable {
      package var values: [Double]
      package var rate: Double

      package init(values: [some BinaryFloatingPoint], rate: Double) {
        self.values = doubles(values)
        self.rate = rate
      }
    }

    /// A trace with a count of spikes for each of its bins.
    package init(
      name: String = "", values: [some BinaryFloatingPoint],
      spikes: [some BinaryFloatingPoint]
    ) {
      self.name = name
      self.values = doubles(values)
      self.spikes = doubles(spikes)
    }

    /// A trace whose spikes are unknown.
    package init(name: String = "", values: [some BinaryFloatingPoint]) {
      self.name = name
      self.values = doubles(values)
      spikes = nil
    }
  }
}

/// The same numbers as Double, without a copy where they already are.
func doubles<Value: BinaryFloatingPoint>(_ values: [Value]) -> [Double] {
  if let same = values as? [Double] { return same }
  if let floats = values as? [Float] { return floats.map { Double($0) } }
  return values.map { Double($0) }
}
