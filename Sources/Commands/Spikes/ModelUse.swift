import Autoencoders
import Datasets
import Interpreter

/// A model of rows, or one of spikes, as commands take it.
enum AnyModel: Bindable {
  case rows(any Representing)
  case spikes(SpikeModel)

  static var valueType: ValueType { .oneOf(kinds.map { .object($0.kind) }) }
  static var kinds: [any DomainValue.Type] { AnyRepresentation.kinds + [SpikeModel.self] }

  static func bind(_ value: Value) throws(Mismatch) -> AnyModel {
    if let model = try? SpikeModel.bind(value) { return .spikes(model) }
    return .rows(try AnyRepresentation.bind(value).content)
  }

  var value: Value {
    switch self {
    case .rows(let model): model.value
    case .spikes(let model): model.value
    }
  }
}

/// What a model of rows, or one of spikes, is asked about.
enum ModelUse {
  case rows(any Representing, Dataset)
  case traces(SpikeModel, Recording)

  /// Refuses a model of rows beside traces, or one of spikes beside rows.
  init(_ model: AnyModel, _ data: Either<Rows, Recording>) throws(Fault) {
    switch (model, data) {
    case (.rows(let model), .first(let rows)): self = .rows(model, rows.dataset)
    case (.spikes(let model), .second(let recording)): self = .traces(model, recording)
    case (.rows, .second):
      throw Fault(
        "a model of rows is asked about rows, but this is a recording",
        at: .init("dataset", "a recording"), help: "cut it: windows(recording)")
    case (.spikes, .first):
      throw Fault(
        "a spike model is asked about the traces of a recording, but these are rows",
        at: .init("dataset", "rows"), help: "encode(model, recording)")
    }
  }

  /// Whether what is asked for is found in no time.
  var isSmall: Bool {
    switch self {
    case .rows(_, let rows): rows.extent <= 1 << 18
    case .traces: false
    }
  }

  /// The same once a trial has ended that would take long; a model that is not trained is refused.
  func tried(_ context: CallContext) throws -> ModelUse {
    if case .traces(let model, _) = self { _ = try model.counting }
    if !isSmall { try context.endTrial() }
    return self
  }

  func encoded(
    drawing seed: () -> UInt64?, isHidden: Bool, _ context: CallContext
  ) throws -> Either<Dataset, Recording> {
    switch self {
    case .rows(let model, let rows):
      guard !isHidden else {
        throw Fault(
          "hidden is of spike models: it gives the numbers behind expected spikes",
          at: .init("hidden", "not of this model"))
      }
      return .first(try model.encode(rows, drawing: seed()))
    case .traces(let model, let recording):
      return isHidden
        ? .first(try model.hidden(recording)) : .second(try model.encode(recording, context))
    }
  }

  func reconstructed() throws -> Either<Dataset, Recording> {
    switch self {
    case .rows(let model, let rows): .first(try model.reconstruct(rows))
    case .traces(let model, let recording): .second(try model.reconstruct(recording))
    }
  }
}

extension Either where First == Model, Second == SpikeModel {
  /// Draws of the prior: windows, or traces with their spikes.
  func sample(
    _ count: Int, given: Double?, seed: UInt64
  ) throws -> Either<Dataset, Recording> {
    switch self {
    case .first(let model): .first(try model.sample(count, given: given, seed: seed))
    case .second(let model): .second(try model.sample(count, seed: seed))
    }
  }

  /// Why it cannot be asked about anything; nil where it can.
  private var obstacle: Mismatch? {
    switch self {
    case .first(let model): model.obstacle
    case .second(let model): model.obstacle
    }
  }

  func health(
    on data: Either<Dataset, Recording>, draws: Int, _ context: CallContext, seed: () -> UInt64
  ) throws -> Either<Condition, SpikeCondition> {
    if let obstacle {
      throw Fault(
        "the model must be trained first, but has no weights yet",
        at: .init("model", "not trained"), help: obstacle.help)
    }
    switch (self, data) {
    case (.first(let model), .first(let rows)):
      try checkWidth(of: rows, "dataset", fits: model.vae.columns, of: "model")
      try context.endTrial()
      return .first(try model.health(on: rows, draws: draws, seed: seed()))
    case (.second(let model), .second(let recording)):
      try context.endTrial()
      return .second(try model.health(on: recording, context))
    case (.first, .second), (.second, .first):
      throw Fault(
        "a model of rows is asked about rows, a spike model about a recording",
        at: .init("dataset", "not what it is a model of"))
    }
  }
}
