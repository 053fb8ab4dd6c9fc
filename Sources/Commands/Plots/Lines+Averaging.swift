import Analysis
import Datasets
import Figures
import Interpreter
import LinearAlgebra
import Wording

extension Spread: Choice {}

/// How lines are brought to one mean for each class.
struct Averaging {
  let classes: Figure.Classes?
  let subjects: Subjects?
  let spread: Spread

  /// Nil where nothing of it was asked for.
  init?(by classes: Grouping?, over subjects: Subjects?, band: Spread?) {
    guard classes != nil || subjects != nil || band != nil else { return nil }
    (self.classes, self.subjects, spread) = (classes?.classes, subjects, band ?? .sem)
  }
}

extension Lines {
  /// The lines to draw, and a note that says what they are: means where they are such already, or
  /// where it is asked for.
  func drawn(
    _ averaging: Averaging?, band: Spread?, at positions: [Double]?
  ) throws -> (series: [Figure.Series], note: String?) {
    if let means {
      guard averaging?.classes == nil, averaging?.subjects == nil else {
        throw Fault(
          "these lines are means already, which by= and over= cannot average again",
          at: .init("lines", "means"), help: "give the rows themselves")
      }
      return means.series(band ?? .sem, at: positions)
    }
    guard let averaging else { return (series(at: positions), nil) }
    return try averaged(averaging, at: positions)
  }

  /// The mean of each class with its band, first over the lines of each subject, such as a neuron; and
  /// a note that says so.
  func averaged(
    _ averaging: Averaging, at positions: [Double]?
  ) throws -> (series: [Figure.Series], note: String) {
    let rows = try rows(averaging)
    let averages = try rows.averages()
    let series = averages.map { average in
      Figure.Series(
        name: average.label.map { rows.labelNames[$0] } ?? "", x: positions, y: average.means,
        deviation: average.errors.map {
          averaging.spread.reach(error: $0, count: average.count)
        })
    }
    let unit = rows.groups == nil ? "row" : averaging.subjects == nil ? "neuron" : "subject"
    return (series, averaging.spread.note(ofCounts: averages.map(\.count), unit))
  }

  private func rows(_ averaging: Averaging) throws -> Dataset {
    let columns = lines.first?.count ?? 0
    guard columns > 0, lines.allSatisfy({ $0.count == columns }) else {
      throw Fault(
        "lines that are averaged must be of one length",
        at: .init("lines", columns == 0 ? "no numbers" : "of different lengths"))
    }
    try checkCount(averaging.classes?.labels.count, "by")
    try checkCount(averaging.subjects?.names.count, "over")
    let subjects = averaging.subjects.map { Classes(of: $0.names) } ?? severalNeurons
    return try Dataset(
      data: Matrix(rows: lines.count, columns: columns, values: lines.flatMap(\.self)),
      labels: averaging.classes?.labels, labelNames: averaging.classes?.allNames ?? [],
      groups: subjects?.labels, groupNames: subjects?.names ?? [])
  }

  /// The neurons of the lines; nil where they are of one alone, which has no spread over neurons.
  private var severalNeurons: Classes? {
    neurons.flatMap { Set($0.labels).count > 1 ? $0 : nil }
  }

  private func checkCount(_ count: Int?, _ parameter: String) throws(Fault) {
    guard let count, count != lines.count else { return }
    throw Fault(
      "\(parameter) must say one for each of the \(counted(lines.count, "line")), but says "
        + grouped(count), at: .init(parameter, "this has \(grouped(count))"),
      .init("lines", "this has \(grouped(lines.count))"))
  }
}

extension Spread {
  /// As "mean ± SEM, n = 18 neurons".
  func note(ofCounts counts: [Int], _ unit: String) -> String {
    guard let least = counts.min(), let most = counts.max() else { return "" }
    let number = least == most ? grouped(most) : "\(grouped(least)) to \(grouped(most))"
    return "\(words), n = \(number) \(plural(unit, most))"
  }
}

extension Figure.Classes {
  /// A name for each class, its number where it has none.
  var allNames: [String] {
    names.isEmpty ? (0...(labels.max() ?? 0)).map(String.init) : names
  }
}
