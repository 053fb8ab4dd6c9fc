import Autoencoders
import Datasets
import Files
import Interpreter

extension Value {
  /// What `save` wrote: a tensor from .npy, arrays by name from .npz and .mat (one alone as it is), a
  /// dataset or a table from .csv or .tsv, a table or plain values from .json, all else from .safetensors. What is doubtful in a table is noted.
  init(reading path: String, on host: any Host, note: (String) -> Void) throws {
    let file = try host.open(path)
    if ArrayFile.begins(try file.start(8)) {
      self = .tensor(try Tensor(reading: file))
    } else if let archived = try Self.archived(file) {
      self = try Value(archived)
    } else if path.lowercased().hasSuffix(".json") {
      self = try Value(tables: try JSON(reading: try file.bytes(), file: path))
    } else if [".csv", ".tsv", ".csv.gz", ".tsv.gz"].contains(where: path.lowercased().hasSuffix) {
      let text = try PlainText(try file.bytes(), file: path)
      self =
        try DataTable.isDataset(text)
        ? Dataset.fromCSV(text.bytes, file: path).value
        : DataTable(csv: text, note: { note("\(path): \($0)") }).value
    } else {
      let bytes = try file.bytes()
      self = try explained(path) { try Value(kept: bytes) }
    }
  }

  /// The arrays of an archive, nil where a file is none.
  private static func archived(_ file: any OpenFile) throws(Fault) -> ArchivedArrays? {
    do throws(DatasetError) {
      return try ArchivedArrays(file)
    } catch {
      throw Fault(error.message, at: .init("path", "refused"), help: error.help)
    }
  }

  /// A single array as a tensor, several as a record with the texts beside them.
  private init(_ archived: ArchivedArrays) throws {
    var fields: [(name: String, value: Value)] = []
    for (name, shape, values) in archived.arrays {
      _ = try Tensor.count(of: shape)
      fields.append((name, .tensor(Tensor(shape: shape, values: values))))
    }
    if fields.count == 1, archived.texts.isEmpty {
      self = fields[0].value
      return
    }
    fields += archived.texts.map {
      ($0.name, $0.texts.count == 1 ? $0.texts[0].value : $0.texts.value)
    }
    self = .record(Record(fields))
  }

  /// A network with the weights of a file, as Keras or PyTorch name them.
  init(
    reading path: String, into network: Either<Model, TrainedClassifier>, on host: any Host
  ) throws {
    let bytes = try host.read(path)
    self = try explained(path) {
      let file = try TensorFile(bytes)
      switch network {
      case .first(let model):
        return Model(
          try model.vae.replacingWeights(from: file), origin: .unknown, form: model.form
        ).value
      case .second(let classifier):
        return TrainedClassifier(
          network: try classifier.network.replacingWeights(from: file), origin: .unknown
        ).value
      }
    }
  }

  /// Plain values: objects as records, arrays as lists, null as none; and tables.
  private init(tables json: JSON) throws(Fault) {
    switch json {
    case .null: self = .none
    case .bool(let truth): self = .bool(truth)
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    case .list(let items):
      var values: [Value] = []
      for item in items { values.append(try Value(tables: item)) }
      self = .list(values)
    case .object(let members):
      if let table = try DataTable(json) {
        self = table.value
        return
      }
      var fields: [(name: String, value: Value)] = []
      for member in members { fields.append((member.name, try Value(tables: member.value))) }
      self = .record(Record(fields))
    }
  }
}

extension Tensor {
  /// The numbers of an array file.
  fileprivate init(reading file: any OpenFile) throws {
    do {
      let array = try ArrayFile(file)
      _ = try Tensor.count(of: array.shape)
      self.init(shape: array.shape, values: try array.numbers())
    } catch let fault as ArrayFault {
      throw DatasetError.array(file: file.path, fault)
    }
  }
}

/// Does work on a file's content; what is wrong with it is told with its path.
private func explained(_ path: String, _ work: () throws -> Value) throws -> Value {
  do {
    return try work()
  } catch let error as any ExplainedError {
    throw Fault("\(path): \(error.message)", at: .init("path", "refused"), help: error.help)
  }
}

extension JSON {
  fileprivate init(reading bytes: [UInt8], file: String) throws(Fault) {
    do throws(JSONFault) {
      self = try JSON(bytes)
    } catch {
      switch error {
      case .notUTF8:
        throw Fault("\(file) must be text in UTF-8, but is not", at: .init("path", "not text"))
      case .expected(let expected, let found, let line):
        throw Fault(
          "\(file):\(line): there must be \(expected), but there is \(found)",
          at: .init("path", "not JSON"))
      case .doubled(let name, let line):
        throw Fault(
          "\(file):\(line): an object's names must differ, but \(Value.text(name).briefly) comes "
            + "twice", at: .init("path", "a name twice"))
      }
    }
  }
}
