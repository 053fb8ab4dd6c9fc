extension Tensor {
  /// An entry as it is written: the fewest digits that give the Float32 back.
  func text(at index: Int) -> String {
    isTruth ? (values[index] != 0 ? "true" : "false") : NumberText.shortest(values[index])
  }

  /// Shape and statistics in one line; NaN are counted and left out of the statistics.
  var summary: String {
    let name = "tensor \(Tensor.describe(shape))"
    if values.isEmpty { return "\(name) · no entries" }
    if isTruth {
      let count = values.reduce(0) { $0 + ($1 != 0 ? 1 : 0) }
      return "\(name) · \(count) true, \(values.count - count) false"
    }
    if values.count == 1 { return "\(name) · \(text(at: 0))" }
    let numbers = values.filter { !$0.isNaN }
    let missing = values.count - numbers.count
    let note = missing > 0 ? " · \(missing) NaN" : ""
    if numbers.isEmpty { return name + note }
    return numbers.withUnsafeBufferPointer { numbers in
      func brief(_ reduction: Reduction) -> String { NumberText.brief(reduction(numbers)) }
      return "\(name) · mean \(brief(.mean)), sd \(brief(.deviation)), "
        + "\(brief(.least)) to \(brief(.greatest))\(note)"
    }
  }

  /// The entries of a long row as blocks of eight heights, at most so many, each the mean of a part;
  /// nil where there is no row that is worth it.
  package func sparkline(width: Int) -> String? {
    let numbers = values.filter(\.isFinite)
    guard rank == 1, !isTruth, values.count > 10, let least = numbers.min(),
      let greatest = numbers.max(), greatest > least
    else { return nil }
    let count = min(width, values.count)
    return String(
      (0..<count).map { part -> Character in
        let range = part * values.count / count..<(part + 1) * values.count / count
        let finite = values[range].filter(\.isFinite)
        guard !finite.isEmpty else { return " " }
        let mean = finite.reduce(0, +) / Float(finite.count)
        return Self.blocks[min(7, max(0, Int((mean - least) / (greatest - least) * 8)))]
      })
  }

  private static let blocks = Array("▁▂▃▄▅▆▇█")

  /// The corners of a tensor as a table, of its first matrix where it has more than two axes; a
  /// note says what is not there.
  var corners: Table? {
    guard rank > 0, !values.isEmpty else { return nil }
    let columns = Corner(of: shape[rank - 1], beside: 4)
    let rows = Corner(of: rank == 1 ? 1 : shape[rank - 2], beside: 3)
    let body = rows.entries { row in
      let head = rank == 1 ? [] : [row.map(String.init) ?? "…"]
      return head
        + columns.entries { column in
          guard let row, let column else { return "…" }
          return text(at: row * shape[rank - 1] + column)
        }
    }
    let header = columns.entries { $0.map(String.init) ?? "…" }
    return Table(
      header: (rank == 1 ? [] : [""]) + header, rows: body, note: note(rows, columns))
  }

  /// All entries, a table for each matrix; the places of the leading axes stand above its rows' numbers.
  var matrices: [Table] {
    guard rank > 0, !values.isEmpty else { return [] }
    let width = shape[rank - 1]
    let height = rank == 1 ? 1 : shape[rank - 2]
    let columns = (0..<width).map(String.init)
    return (0..<values.count / (width * height)).map { matrix in
      let rows = (0..<height).map { row in
        (rank == 1 ? [] : [String(row)])
          + (0..<width).map { text(at: (matrix * height + row) * width + $0) }
      }
      return Table(
        header: (rank == 1 ? [] : [rank > 2 ? place(ofMatrix: matrix) : ""]) + columns, rows: rows)
    }
  }

  /// Where a matrix stands along the axes before its own two, as "[0, 2]".
  private func place(ofMatrix matrix: Int) -> String {
    var rest = matrix
    let places = shape.dropLast(2).reversed().map { length in
      defer { rest /= length }
      return String(rest % length)
    }
    return "[" + places.reversed().joined(separator: ", ") + "]"
  }

  private func note(_ rows: Corner, _ columns: Corner) -> String? {
    var parts: [String] = []
    if rank > 2 { parts.append("the first of \(shape.dropLast(2).reduce(1, *)) matrices") }
    if rows.isCut { parts.append("\(rows.shownCount) of \(rows.count) rows") }
    if columns.isCut {
      parts.append(
        "\(columns.shownCount) of \(columns.count) \(rank == 1 ? "entries" : "columns")")
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

/// How much of a long axis is shown.
enum Reach {
  case corners, whole
}

/// The first and last few positions of an axis that is too long to show.
struct Corner {
  let count: Int
  private let beside: Int
  private let reach: Reach

  init(of count: Int, beside: Int, _ reach: Reach = .corners) {
    self.count = count
    self.beside = beside
    self.reach = reach
  }

  var isCut: Bool { reach == .corners && count > 2 * beside + 1 }
  var shownCount: Int { isCut ? 2 * beside : count }

  /// What `entry` gives for each position, nil standing for those left out.
  func entries<T>(_ entry: (Int?) -> T) -> [T] {
    if !isCut { return (0..<count).map { entry($0) } }
    return (0..<beside).map { entry($0) } + [entry(nil)]
      + (count - beside..<count).map { entry($0) }
  }
}
