import Autoencoders
import Datasets
import Files
package import Interpreter
import Syntax

extension Value {
  /// The bytes of a file that holds a value of the domain whole; nil for what none holds.
  package var keptBytes: [UInt8]? {
    guard case .object(let object) = self, let content = object.content as? any Kept else {
      return nil
    }
    return try? content.bytes()
  }

  /// Bytes that other values do not have; nil where that cannot be said.
  package var content: [UInt8]? {
    var content = Content()
    return content.add(self) ? content.bytes : nil
  }

  /// Whether both hold the same to the bit, whatever calls have led there; where that cannot be said,
  /// whether they show the same.
  package func holdsSame(as other: Value) -> Bool {
    if let weights = trainedWeights, let others = other.trainedWeights { return weights == others }
    guard let content, let others = other.content else { return summary == other.summary }
    return content == others
  }

  /// What a training has come to, without what its last call was told; nil of other values.
  private var trainedWeights: TensorFile? {
    guard case .object(let object) = self, !object.content.workings.isEmpty,
      let kept = object.content as? any Kept, var file = try? kept.file()
    else { return nil }
    file.texts = file.texts.filter { !$0.key.hasPrefix("run.") }
    return file
  }
}

/// Collects what values hold, each part with its length before it, so that no two make the same.
private struct Content {
  private(set) var bytes: [UInt8] = []

  /// Whether all of the value could be added.
  mutating func add(_ value: Value) -> Bool {
    switch value {
    case .none: add("none")
    case .bool(let truth): add("\(truth)")
    case .number(let number, let unit): add([number], as: "number \(unit)")
    case .text(let text):
      add("text")
      add(text)
    case .range(let range): add([range.start, range.step, Double(range.count)], as: "range")
    case .list(let list): return add(list.items, as: "list")
    case .record(let record):
      let names = record.fields.map { Value.text($0.name) }
      return add(names, as: "record") && add(record.fields.map(\.value), as: "values")
    case .tensor(let tensor):
      add("tensor \(tensor.isTruth)")
      add(tensor.shape.map(Double.init), as: "shape")
      add(tensor.values, as: "entries")
    case .object(let object): return add(object.content)
    }
    return true
  }

  private mutating func add(_ content: any DomainValue) -> Bool {
    add(type(of: content).kind)
    if let key = (content as? Dataset)?.key {
      add("rows of traces")
      add(key.bytes(), as: "key")
    } else if let kept = content as? any Kept, let file = try? kept.bytes() {
      add("kept")
      add(file, as: "file")
    } else if let model = content as? Model, model.vae.record == nil {
      add("described \(model.vae.description.settings.sorted { $0.key < $1.key })")
    } else if let code = content.written {
      add("written")
      add(code)
    } else {
      return false
    }
    return true
  }

  private mutating func add(_ items: [Value], as name: String) -> Bool {
    add("\(name) \(items.count)")
    for item in items where !add(item) { return false }
    return true
  }

  private mutating func add(_ text: String) { add(Array(text.utf8), as: "") }

  /// Adds numbers by their bits.
  private mutating func add<T: BitwiseCopyable>(_ numbers: [T], as name: String) {
    bytes += "\(name) \(numbers.count) ".utf8
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}
