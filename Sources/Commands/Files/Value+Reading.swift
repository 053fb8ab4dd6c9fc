import Autoencoders
import Datasets
import Files
import Interpreter

extension Value {
  /// What `save` wrote: a tensor from .npy, a dataset from .csv, plain values from .json, all else
  /// from .safetensors.
  init(reading path: String, on host: any Host) throws {
    let file = try host.open(path)
    if ArrayFile.begins(try file.start(8)) {
      self = .tensor(try Tensor(reading: file))
    } else if path.lowercased().hasSuffix(".json") {
      self = Value(try JSON(reading: try file.bytes(), file: path))
    } else if path.lowercased().hasSuffix(".csv") {
      self = try Dataset.fromCSV(try file.bytes(), file: path).value
    } else {
      let bytes = try file.bytes()
      self = try explained(path) { try Value(kept: bytes) }
    }
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
          try model.vae.replacingWeights(from: file), origin: model.origin, form: model.form
        ).value
      case .second(let classifier):
        return TrainedClassifier(
          network: try classifier.network.replacingWeights(from: file), origin: classifier.origin
        ).value
      }
    }
  }

  /// Plain values: objects as records, arrays as lists, null as none.
  private init(_ json: JSON) {
    switch json {
    case .null: self = .none
    case .bool(let truth): self = .bool(truth)
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    case .list(let items): self = .list(items.map { Value($0) })
    case .object(let members):
      self = .record(Record(members.map { ($0.name, Value($0.value)) }))
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
      }
    }
  }
}
