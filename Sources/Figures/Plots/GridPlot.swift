extension Figure {
  /// How many figures may stand beside each other.
  package static let gridColumns = 1...20

  /// Figures side by side as one, each with a letter.
  ///
  /// - Parameter columns: how many stand in a row; nil for one, two or three by their count.
  package static func grid(
    _ figures: [Figure], columns: Int? = nil, labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try require(rows: figures.count, of: "the grid")
    try require("figures", figures.count, atMost: 60)
    if let columns { try require("columns", columns, in: gridColumns) }
    let automatic = figures.count < 2 ? 1 : figures.count < 5 ? 2 : 3
    let letters = "abcdefghijklmnopqrstuvwxyz"
    let lettered = zip(figures, Array(letters).map(String.init)).map { figure, letter in
      var copy = figure
      copy.isNested = true
      // A space that lines do not break at.
      copy.title = figure.title.isEmpty ? letter : letter + "\u{2002}" + figure.title
      return copy
    }
    let isLettered = (2...letters.count).contains(figures.count)
    var grid = Figure(
      figures: isLettered ? lettered : figures, columns: columns ?? automatic, labels: labels,
      description: figures.map { figure in
        (figure.title.isEmpty ? "" : figure.title + ": ") + figure.description
      }.joined(separator: " "))
    (grid.sharedX, grid.sharedY) = (labels.x ?? "", labels.y ?? "")
    return grid
  }
}
