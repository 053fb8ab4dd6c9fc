/// Every combination of the values that options are to have.
struct Grid {
  /// An option and its values, as they were written.
  struct Axis: Equatable {
    let name: String
    let values: [String]
  }

  /// Why words are no grid.
  struct Fault: Error {
    let message: String
  }

  /// The most runs of a sweep.
  static let limit = 100_000

  let axes: [Axis]

  var names: [String] { axes.map(\.name) }
  var count: Int { axes.reduce(1) { $0 * $1.values.count } }

  /// Reads words such as `seed=1..20` and `latent=8,16,32`.
  init(_ words: [String]) throws(Fault) {
    var axes: [Axis] = []
    var count = 1
    for word in words {
      let axis = try Axis(word)
      guard !axes.contains(where: { $0.name == axis.name }) else {
        throw Fault(message: "\(axis.name) is given twice")
      }
      axes.append(axis)
      count = min(count * axis.values.count, Grid.limit + 1)
    }
    guard count <= Grid.limit else {
      throw Fault(message: "a sweep is of at most \(Grid.limit) runs")
    }
    self.axes = axes
  }

  /// The values of a run, the last option changing fastest.
  func values(of run: Int) -> [String] {
    var rest = run
    return axes.reversed().map { axis in
      defer { rest /= axis.values.count }
      return axis.values[rest % axis.values.count]
    }.reversed()
  }

  /// The options of a run, as `name=value`.
  func settings(of run: Int) -> [String] {
    zip(names, values(of: run)).map { "\($0)=\($1)" }
  }
}

extension Grid.Axis {
  /// Reads `name=1..20` or `name=a,b`, commas in brackets and quotes left alone.
  init(_ word: String) throws(Grid.Fault) {
    guard let equals = word.firstIndex(of: "="), equals > word.startIndex else {
      throw Grid.Fault(message: "an option must be NAME=VALUES, but is \"\(word)\"")
    }
    name = String(word[..<equals])
    let text = String(word[word.index(after: equals)...])
    values = try Self.range(text) ?? Self.items(text)
    guard values.allSatisfy({ !$0.isEmpty }) else {
      throw Grid.Fault(message: "\(name) must have a value between its commas: \"\(text)\"")
    }
    guard Set(values).count == values.count else {
      throw Grid.Fault(message: "\(name) has a value twice: \"\(text)\"")
    }
  }

  /// `1..20`, both ends included; nil where the text is no range.
  private static func range(_ text: String) throws(Grid.Fault) -> [String]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].isEmpty, let first = Int(parts[0]), let last = Int(parts[2])
    else { return nil }
    guard first <= last, last.subtractingReportingOverflow(first).partialValue < Grid.limit,
      !last.subtractingReportingOverflow(first).overflow
    else {
      throw Grid.Fault(message: "a range must go up, to at most \(Grid.limit) values: \"\(text)\"")
    }
    return (first...last).map(String.init)
  }

  private static func items(_ text: String) -> [String] {
    var items = [""]
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if "\"'".contains(character) {
        quote = character
      } else if "[(".contains(character) {
        depth += 1
      } else if "])".contains(character) {
        depth -= 1
      }
      if character == ",", depth == 0, quote == nil {
        items.append("")
      } else {
        items[items.count - 1].append(character)
      }
    }
    return items
  }
}
