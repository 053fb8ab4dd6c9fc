import Syntax
import Wording

extension Value {
  /// The value as `print` and interpolation write it: texts as they are, numbers in the shortest
  /// form, long collections cut with a count.
  package var shown: String {
    if case .text(let text) = self { return text }
    return Writer.write(self, limit: 2000)
  }

  /// The same with nothing cut, the entries of tensors and the rows of tables too.
  package var shownWhole: String {
    if case .text(let text) = self { return text }
    if case .object(let object) = self, let table = object.content as? DataTable {
      return table.rowsOfText
    }
    return Writer.write(self, limit: .max / 2, isWhole: true)
  }

  /// The same without a cut, but for tensors.
  var writtenWhole: String { Writer.write(self, limit: .max / 2) }

  /// The value as a line of code gives it, as far as one does: `500ms`, `"abc"`, `[1, 2]`.
  package var written: String { Writer.write(self, limit: 200, isCode: true) }

  /// The value in a few words, to follow "but is": `5`, `500 ms`, `"abc"`, `a dataset`,
  /// `a tensor 3 × 4`.
  package var briefly: String {
    switch self {
    case .none, .bool, .number: shown
    case .text(let text):
      text.prefix(41).count <= 40 ? Writer.quoted(text) : Writer.quoted(text.prefix(37) + "…")
    case .range(let range): "a range of \(range.count) \(plural("number", range.count))"
    case .list(let list):
      list.items.isEmpty
        ? "an empty list"
        : "a list of \(list.items.count) \(plural("item", list.items.count))"
    case .record: "a record"
    case .tensor(let tensor): "a tensor \(Tensor.describe(tensor.shape))"
    case .object(let object): object.content.written ?? withArticle(kind)
    }
  }

  /// The value with its kind, to stand in a sentence: `the number 5`, `the time 500 ms`.
  package var described: String {
    switch self {
    case .number, .text: "the \(kind) \(briefly)"
    case .none, .bool, .range, .list, .record, .tensor, .object: briefly
    }
  }

  /// One line that says what the value is.
  package var summary: String {
    switch self {
    case .none, .bool, .number, .text: Writer.write(self, limit: 200)
    case .range, .record: Writer.write(self, limit: 100)
    case .list(let list):
      list.items.count > 8
        ? "list of \(list.items.count) · \(Writer.write(self, limit: 60))"
        : Writer.write(self, limit: 100)
    case .tensor(let tensor): tensor.summary
    case .object(let object): "\(kind) \(object.content.summary)"
    }
  }
}

/// A kind with the article that it is spoken with; one without a vowel is spelled out: an svm. Kinds
/// that are several things, as scores, take none.
package func withArticle(_ kind: String) -> String {
  if kind.hasSuffix("es") { return kind }
  let isSpelled = !kind.contains { "aeiouy".contains($0) }
  let takesAn = (isSpelled ? "aefhilmnorsx" : "aeiou").contains(kind.first ?? "x")
  return (takesAn ? "an " : "a ") + kind
}

/// Writes a value out until a limit is reached, so that a list that holds itself a thousand times
/// over, or a text of a megabyte, costs no more than what is read of it.
private struct Writer {
  private var text = ""
  private var room: Int
  private let isCode: Bool
  /// Whether tensors are written entry by entry, however many there are.
  private let isWhole: Bool

  static func write(
    _ value: Value, limit: Int, isCode: Bool = false, isWhole: Bool = false
  ) -> String {
    var writer = Writer(room: limit, isCode: isCode, isWhole: isWhole)
    writer.write(value, depth: 0)
    return writer.text
  }

  /// A text as a string literal.
  static func quoted(_ text: some StringProtocol) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "{", "}": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value) {
          result += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  private init(room: Int, isCode: Bool, isWhole: Bool) {
    (self.room, self.isCode, self.isWhole) = (room, isCode, isWhole)
  }

  private mutating func put(_ piece: String) {
    text += piece
    room -= piece.count
  }

  private mutating func write(_ value: Value, depth: Int) {
    switch value {
    case .none: put("none")
    case .bool(let truth): put(truth ? "true" : "false")
    case .number(let number, let unit):
      put(NumberText.quantity(number, unit, gap: isCode ? "" : " "))
    case .text(let text):
      let isShort = text.prefix(max(room, 20) + 1).count <= max(room, 20)
      put(Writer.quoted(isShort ? text[...] : text.prefix(max(room, 20)) + "…"))
    case .range(let range): put(range.shown)
    case .list(let list):
      writeItems(list.items.count, "[", "]", depth) { writer, index in
        writer.write(list.items[index], depth: depth + 1)
      }
    case .record(let record):
      writeItems(record.fields.count, "{", "}", depth) { writer, index in
        writer.put("\(record.fields[index].name.printable): ")
        writer.write(record.fields[index].value, depth: depth + 1)
      }
    case .tensor(let tensor): write(tensor, depth: depth)
    case .object(let object):
      put(object.content.written ?? (depth == 0 && !isCode ? value.summary : value.kind))
    }
  }

  /// Small tensors entry by entry, others by what they are.
  private mutating func write(_ tensor: Tensor, depth: Int) {
    if isWhole, tensor.rank > 0 {
      writeAxis(0, of: tensor, from: 0, depth)
    } else if tensor.rank == 1, tensor.values.count <= 10 {
      writeItems(tensor.values.count, "[", "]", depth) { writer, index in
        writer.put(tensor.text(at: index))
      }
    } else {
      put(depth == 0 && !isCode ? tensor.summary : "tensor \(Tensor.describe(tensor.shape))")
    }
  }

  /// An axis of a tensor, from an entry on, between brackets.
  private mutating func writeAxis(_ axis: Int, of tensor: Tensor, from start: Int, _ depth: Int) {
    let length = tensor.shape[axis + 1..<tensor.rank].reduce(1, *)
    writeItems(tensor.shape[axis], "[", "]", depth) { writer, index in
      let place = start + index * length
      if axis + 1 == tensor.rank {
        writer.put(tensor.text(at: place))
      } else {
        writer.writeAxis(axis + 1, of: tensor, from: place, depth + 1)
      }
    }
  }

  /// Items between brackets while there is room; what is left out is counted.
  private mutating func writeItems(
    _ count: Int, _ open: String, _ close: String, _ depth: Int,
    _ item: (inout Writer, Int) -> Void
  ) {
    put(open)
    for index in 0..<count {
      if index > 0 { put(", ") }
      guard room > 0, depth < 20 else {
        put("… \(count - index) more")
        break
      }
      item(&self, index)
    }
    put(close)
  }
}

extension NumberRange {
  /// As a call that makes it.
  var shown: String {
    let stop = NumberText.shortest(start + Double(count) * step)
    if step != 1 {
      return "range(\(NumberText.shortest(start)), \(stop), \(NumberText.shortest(step)))"
    }
    return start == 0 ? "range(\(stop))" : "range(\(NumberText.shortest(start)), \(stop))"
  }
}
