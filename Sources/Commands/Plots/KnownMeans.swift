import Analysis
import Figures
import Interpreter

/// Means that a table has already, as `average` gives them: a line for each class.
struct KnownMeans {
  /// What the mean of each class is called, its heights, their standard errors, and of how many.
  let lines: [(name: String, means: [Double], errors: [Double], count: Int)]
  /// The seconds of each height; nil where heights are those of columns.
  let times: [Double]?
  /// What there are so many of: "neuron" or "row".
  let unit: String

  /// Nil of a table without means, their errors, and where they belong.
  init?(_ table: DataTable) {
    guard let means = table.numbers("mean"), let errors = table.numbers("sem"),
      let places = table.numbers("time") ?? table.numbers("column"),
      let counts = table.numbers("neurons") ?? table.numbers("rows"), table.rowCount > 0
    else { return nil }
    let names = table.texts("class") ?? Array(repeating: "", count: table.rowCount)
    let parts = names.indices.stretches { names[$0] == names[$1] }
    guard let first = parts.first, parts.allSatisfy({ Array(places[$0]) == Array(places[first]) })
    else { return nil }
    times = table.numbers("time").map { Array($0[first]) }
    unit = table.numbers("neurons") == nil ? "row" : "neuron"
    lines = parts.map { part in
      let count = Int(exactly: counts[part.lowerBound]) ?? 0
      return (names[part.lowerBound], Array(means[part]), Array(errors[part]), count)
    }
  }

  private init(_ lines: [(String, [Double], [Double], Int)], _ times: [Double]?, _ unit: String) {
    (self.lines, self.times, self.unit) = (lines, times, unit)
  }

  func taking(_ rows: [Int]) -> KnownMeans { KnownMeans(rows.map { lines[$0] }, times, unit) }

  /// The means in bands, and a note that says of how many.
  func series(
    _ spread: Spread, at positions: [Double]?
  ) -> (series: [Figure.Series], note: String) {
    let series = lines.map { line in
      Figure.Series(
        name: line.name, x: positions, y: line.means,
        deviation: line.errors.map { spread.reach(error: $0, count: line.count) })
    }
    return (series, spread.note(ofCounts: lines.map(\.count), unit))
  }
}

extension DataTable {
  fileprivate func numbers(_ name: String) -> [Double]? {
    guard case .numbers(let numbers, _)? = columns.first(where: { $0.name == name })?.entries
    else { return nil }
    return numbers
  }

  fileprivate func texts(_ name: String) -> [String]? {
    guard case .texts(let texts)? = columns.first(where: { $0.name == name })?.entries
    else { return nil }
    return texts
  }
}

extension Range<Int> {
  /// The stretches of neighbours that belong together.
  fileprivate func stretches(where together: (Int, Int) -> Bool) -> [Range<Int>] {
    reduce(into: []) { stretches, place in
      if let last = stretches.last, together(place - 1, place) {
        stretches[stretches.count - 1] = last.lowerBound..<(place + 1)
      } else {
        stretches.append(place..<(place + 1))
      }
    }
  }
}
