import Files
import Sessions

/// The rows of a sweep: the options of each run, what it found, its seconds and its error.
struct RunTable {
  private let grid: Grid
  private var rows: [Int: RunRecord] = [:]

  init(_ grid: Grid) { self.grid = grid }

  var count: Int { rows.count }
  var failures: Int { rows.values.count { $0.error != nil } }

  subscript(run: Int) -> RunRecord? {
    get { rows[run] }
    set { rows[run] = newValue }
  }

  /// The table as CSV (RFC 4180), in the order of the combinations.
  var text: String {
    let runs = rows.sorted { $0.key < $1.key }
    var names: [String] = []
    for (_, record) in runs {
      for (name, _) in record.results where !names.contains(name) { names.append(name) }
    }
    let header = grid.names + names.map(column) + ["seconds", "error"].map(ownColumn(names))
    let lines = runs.map { run, record in
      let found = names.map { name in
        record.results.last { $0.name == name }?.value.cell ?? ""
      }
      return grid.values(of: run) + found
        + [JSON.written((record.seconds * 1000).rounded() / 1000), record.error ?? ""]
    }
    return ([header] + lines).map { $0.map(\.quoted).joined(separator: ",") + "\n" }.joined()
  }

  /// A result's column; one that is called as an option is called otherwise.
  private func column(_ name: String) -> String {
    grid.names.contains(name) ? name + "_result" : name
  }

  /// A column that every table has, called so that no other is.
  private func ownColumn(_ names: [String]) -> (String) -> String {
    { name in names.contains(name) || grid.names.contains(name) ? "run_" + name : name }
  }
}

extension JSON {
  fileprivate var cell: String {
    switch self {
    case .number(let number): number.isFinite ? JSON.written(number) : ""
    case .text(let text): text
    case .bool(let truth): truth ? "true" : "false"
    case .null, .list, .object: ""
    }
  }
}

extension String {
  /// The text as a field of CSV.
  fileprivate var quoted: String {
    let isPlain = !contains { "\",\n\r".contains($0) } && first != " " && last != " "
    return isPlain ? self : "\"" + replacing("\"", with: "\"\"") + "\""
  }
}
