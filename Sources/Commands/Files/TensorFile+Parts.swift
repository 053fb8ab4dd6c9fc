import Autoencoders
import Datasets
import Files
import Interpreter
import LinearAlgebra

extension TensorFile {
  /// Adds all of another file under names that begin with `prefix`.
  mutating func add(_ part: TensorFile, as prefix: String = "") {
    for var tensor in part.tensors {
      tensor.name = prefix + tensor.name
      tensors.append(tensor)
    }
    for (name, text) in part.texts { texts[prefix + name] = text }
  }

  /// Takes out all whose names begin with `prefix`, which they lose; nil where none does.
  mutating func take(_ prefix: String) -> TensorFile? {
    var part = TensorFile()
    for var tensor in tensors where tensor.name.hasPrefix(prefix) {
      tensor.name.removeFirst(prefix.count)
      part.tensors.append(tensor)
    }
    for (name, text) in texts where name.hasPrefix(prefix) {
      part.texts[String(name.dropFirst(prefix.count))] = text
      texts[name] = nil
    }
    tensors.removeAll { $0.name.hasPrefix(prefix) }
    return part.tensors.isEmpty && part.texts.isEmpty ? nil : part
  }

  func floats(_ name: String) throws(FileFault) -> [Float]? {
    guard let tensor = self[name] else { return nil }
    guard case .floats(let values) = tensor.numbers else { throw wrongType(tensor) }
    return values
  }

  func doubles(_ name: String) throws(FileFault) -> [Double] {
    guard let tensor = self[name] else { throw .header(mustHave: "a tensor \(name)") }
    guard case .doubles(let values) = tensor.numbers else { throw wrongType(tensor) }
    return values
  }

  /// Whole numbers from 0; one that is too large is -1, which no list of names has.
  func positions(_ name: String) throws(FileFault) -> [Int]? {
    guard let tensor = self[name] else { return nil }
    guard case .words(let words) = tensor.numbers else { throw wrongType(tensor) }
    return words.map { Int(exactly: $0) ?? -1 }
  }

  func words(_ name: String) throws(FileFault) -> [UInt64] {
    guard let tensor = self[name] else { throw .header(mustHave: "a tensor \(name)") }
    guard case .words(let words) = tensor.numbers else { throw wrongType(tensor) }
    return words
  }

  /// A matrix of rows, of a size that a dataset may have.
  func matrix(_ name: String) throws(FileFault) -> Matrix {
    guard let tensor = self[name] else { throw .header(mustHave: "a tensor \(name)") }
    guard case .floats(let values) = tensor.numbers else { throw wrongType(tensor) }
    guard tensor.shape.count == 2, !values.isEmpty || tensor.shape[1] < 1 << 20 else {
      throw .header(mustHave: "a tensor \(name) of two axes")
    }
    return Matrix(rows: tensor.shape[0], columns: tensor.shape[1], values: values)
  }

  private func wrongType(_ tensor: NamedTensor) -> FileFault {
    .header(mustHave: "tensor \(tensor.name) of another type")
  }

  /// A text read by a function that is nil for what it cannot read.
  func text<T>(_ name: String, _ read: (String) -> T?) throws(FileFault) -> T {
    guard let value = texts[name].flatMap(read) else {
      throw .header(mustHave: "a readable text \(name)")
    }
    return value
  }

  /// A list of names, kept as JSON.
  func names(_ name: String) throws(FileFault) -> [String] {
    try text(name) { text in (try? JSON(Array(text.utf8)))?.texts }
  }

  mutating func add(_ names: [String], as name: String) { texts[name] = JSON.texts(names).written }
}

/// Reads a number of things, small enough to be added up.
func wholeNumber(_ text: String) -> Int? {
  Int(text).flatMap { (0..<1 << 53).contains($0) ? $0 : nil }
}

extension Origin {
  var file: TensorFile {
    var file = TensorFile()
    file.add("rows", .words(rowIDs.sorted()))
    file.add(groupNames.sorted(), as: "neurons")
    if !isKnown { file.texts["known"] = "false" }
    return file
  }

  init(_ file: TensorFile) throws(FileFault) {
    self.init(
      rowIDs: Set(try file.words("rows")), groupNames: Set(try file.names("neurons")),
      isKnown: file.texts["known"] == nil)
  }
}

extension Dataset.Form {
  var json: JSON {
    switch self {
    case .rows: .object([.init("form", .text("rows"))])
    case .latents(let model):
      .object([.init("form", .text("latents")), .init("of", .text(model))])
    case .scores(let model): .object([.init("form", .text("scores")), .init("of", .text(model))])
    case .population(let bin, let neurons):
      .object([
        .init("form", .text("population")), .init("bin", .text("\(bin)")),
        .init("neurons", .texts(neurons)),
      ])
    case .windows(let rate, let before, let after, let normalisation):
      .object([
        .init("form", .text("windows")), .init("rate", .text("\(rate)")),
        .init("before", .number(Double(before))), .init("after", .number(Double(after))),
        .init("normalisation", .text(normalisation.rawValue)),
      ])
    }
  }

  /// Reads what `json` gives; nil for anything else.
  init?(_ text: String) {
    guard let json = try? JSON(Array(text.utf8)) else { return nil }
    let model = json["of"]?.text
    switch (json["form"]?.text, model) {
    case ("rows", _): self = .rows
    case ("latents", let model?): self = .latents(of: model)
    case ("scores", let model?): self = .scores(of: model)
    case ("population", _):
      guard let bin = json["bin"]?.text.flatMap(Double.init), bin > 0, bin.isFinite,
        let neurons = json["neurons"]?.texts
      else { return nil }
      self = .population(bin: bin, neurons: neurons)
    case ("windows", _):
      guard let rate = json["rate"]?.text.flatMap(Double.init), rate > 0, rate.isFinite,
        let before = json["before"]?.count, let after = json["after"]?.count,
        let normalisation = json["normalisation"]?.text.flatMap(
          Dataset.Normalisation.init(rawValue:))
      else { return nil }
      self = .windows(rate: rate, before: before, after: after, normalisation: normalisation)
    default: return nil
    }
  }
}
