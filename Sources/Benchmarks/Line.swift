/// Named values in order, as JSON on one line.
struct Line {
  private var fields: [String] = []

  mutating func add(_ name: String, _ text: String) { fields.append("\"\(name)\": \"\(text)\"") }

  mutating func add(_ name: String, _ count: Int) { fields.append("\"\(name)\": \(count)") }

  /// A number to six places.
  mutating func add(_ name: String, _ number: Double) {
    fields.append("\"\(name)\": \((number * 1e6).rounded() / 1e6)")
  }

  var json: String { "{" + fields.joined(separator: ", ") + "}" }
}
