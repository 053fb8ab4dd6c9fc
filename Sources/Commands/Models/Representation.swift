import Analysis
import Autoencoders
import Datasets
import Figures
import Interpreter
import LinearAlgebra

/// What encodes rows and decodes latent vectors: a trained VAE, or PCA, the simplest autoencoder.
protocol Representing: DomainValue {
  /// How wide the rows are that it takes; nil before it is trained.
  var columns: Int? { get }
  /// How wide latent vectors are.
  var latents: Int { get }
  /// Why it cannot be used yet; nil where it can.
  var obstacle: Mismatch? { get }
  /// The rows that it was fitted on; nil before that.
  var fittedOn: Origin? { get }
  /// What the rows are that it takes; nil where it takes any.
  var rowForm: Dataset.Form? { get }
  /// The rows' latent means (or draws where a seed is given and it has such), with what is known of
  /// them.
  func latents(of rows: Dataset, drawing seed: UInt64?) throws -> Dataset
  /// The windows that latent vectors stand for, at a label where one is given.
  func windows(for latents: Dataset, given: Double?) throws -> Dataset
  /// The rows decoded from their means, in the rows' own scale.
  func reconstruction(of rows: Dataset) throws -> Matrix
}

/// All that represents rows.
let representingKinds: [any Representing.Type] = [Model.self, FittedPCA.self]

/// Anything that represents rows, as commands take it.
struct AnyRepresentation: Bindable {
  let content: any Representing
  /// What is taken, in words.
  static let words = "a trained model or a pca"

  static var valueType: ValueType { .oneOf(representingKinds.map { .object($0.kind) }) }
  static var kinds: [any DomainValue.Type] { representingKinds }

  static func bind(_ value: Value) throws(Mismatch) -> AnyRepresentation {
    for kind in representingKinds {
      guard let content = try? kind.bind(value) else { continue }
      if let obstacle = content.obstacle { throw obstacle }
      return AnyRepresentation(content: content)
    }
    throw Mismatch(expected: words, found: value, help: help(instead: value))
  }

  /// What to do with a spike model in place of walking and decoding; nil for any other value.
  private static func help(instead value: Value) -> String? {
    (try? SpikeModel.bind(value)).map { _ in
      "its latents are spikes or none, and between these nothing lies to walk through: "
        + "see reconstruct() and sample()"
    }
  }

  var value: Value { content.value }
}

extension Representing {
  var obstacle: Mismatch? { nil }

  /// The rows' latent means (or, of a VAE, draws where a seed is given), with what is known of them.
  func encode(_ rows: Dataset, drawing seed: UInt64?) throws -> Dataset {
    try check(rows, "dataset", fits: columns, of: "model")
    return try latents(of: rows, drawing: seed)
  }

  /// The windows that latent vectors, given as `parameter`, stand for.
  func decode(_ latents: Dataset, _ parameter: String, given: Double?) throws -> Dataset {
    try check(latents, parameter, fits: self.latents, of: "model")
    return try windows(for: latents, given: given)
  }

  /// The rows as the model sees them: decoded from their means, in the rows' own scale.
  func reconstruct(_ rows: Dataset) throws -> Dataset {
    try check(rows, "dataset", fits: columns, of: "model")
    return try rows.replacingData(try reconstruction(of: rows), form: rows.form)
  }

  /// The rows beside what the model makes of them.
  func drawnReconstruction(
    of rows: Dataset, isSideBySide: Bool, labels: Figure.Labels
  ) throws -> Figure {
    let timing = rows.timing
    let names = rows.classes.map { classes in classes.labels.map { classes.names[$0] } }
    return try .reconstruction(
      data: rows.data.allRows, model: try reconstruct(rows).data.allRows, names: names ?? [],
      rate: timing?.rate, centre: timing?.centre, isSideBySide: isSideBySide,
      labels: labels.or(y: rows.heightLabel))
  }
}

extension Model: Representing {
  var columns: Int? { vae.columns }
  var latents: Int { vae.description.latent }
  var fittedOn: Origin? { origin }
  var rowForm: Dataset.Form? { form }

  var obstacle: Mismatch? {
    vae.isTrained
      ? nil
      : Mismatch(
        expected: "a trained model", found: "a model that is not trained yet",
        help: "train it first: model = train(model, dataset)")
  }

  func latents(of rows: Dataset, drawing seed: UInt64?) throws -> Dataset {
    let latents = try vae.latents(of: rows.data, given: labels(of: rows), drawing: seed)
    let form = Dataset.Form.latents(of: seed == nil ? "the model" : "the model, drawn")
    return try rows.encoded(latents, form: form, by: origin)
  }

  func windows(for latents: Dataset, given: Double?) throws -> Dataset {
    let windows = try vae.decode(latents.data, given: try labels(given: given, or: latents))
    return try latents.decoded(windows, form: form ?? .rows)
  }

  func reconstruction(of rows: Dataset) throws -> Matrix {
    try vae.reconstruct(rows.data, given: labels(of: rows))
  }
}

extension FittedPCA: Representing {
  var columns: Int? { pca.mean.count }
  var latents: Int { pca.count }
  var fittedOn: Origin? { origin }
  var rowForm: Dataset.Form? { form }

  func latents(of rows: Dataset, drawing seed: UInt64?) throws -> Dataset {
    try rows.encoded(
      try pca.transform(rows.data), form: .scores(of: "the pca"), by: origin)
  }

  func windows(for latents: Dataset, given: Double?) throws -> Dataset {
    guard given == nil else { throw Fault.labelNotUsed }
    return try latents.decoded(try pca.inverse(latents.data), form: form)
  }

  func reconstruction(of rows: Dataset) throws -> Matrix {
    try pca.inverse(try pca.transform(rows.data))
  }
}

extension Model {
  /// The labels that a model with `given="label"` is fed; nil for any other.
  func labels(of rows: Dataset) throws(Fault) -> [Float]? {
    guard vae.description.isGivenLabels else { return nil }
    guard let labels = rows.labels else {
      throw Fault(
        "a model that is given labels needs labelled rows, but these have no labels",
        at: .init("dataset", "without labels"), .init("latent", "without labels"),
        help: "hold a label fixed with given=, where the command has it")
    }
    return labels.map { Float($0) }
  }

  /// The label held fixed, or those of the rows; nil for a model that is not given any.
  func labels(given: Double?, or rows: Dataset) throws(Fault) -> [Float]? {
    guard let given else { return try labels(of: rows) }
    try checkTakesLabel()
    return Array(repeating: Float(given), count: rows.data.rows)
  }

  /// Windows decoded from draws of the prior.
  func sample(_ count: Int, given: Double?, seed: UInt64) throws -> Dataset {
    if given != nil { try checkTakesLabel() }
    if given == nil, vae.description.isGivenLabels {
      throw Fault(
        "a model that is given labels needs one to sample for",
        at: .init("model", "this is given labels"), help: "sample(model, given=1)")
    }
    let windows = try vae.sample(count, seed: seed, given: given.map { Float($0) })
    return try Dataset(data: windows, form: form ?? .rows)
  }

  /// Refuses a label for a model that is not given any.
  private func checkTakesLabel() throws(Fault) {
    guard vae.description.isGivenLabels else { throw Fault.labelNotUsed }
  }
}

extension Fault {
  /// A label for a model that does not take one.
  fileprivate static let labelNotUsed = Fault(
    "given needs a model that is given labels", at: .init("given", "not used by this model"),
    help: "describe it so: vae(given=\"label\")")
}

extension Dataset {
  /// Rows that a model gave for these, knowing whom the model has seen.
  func encoded(_ matrix: Matrix, form: Form, by origin: Origin?) throws -> Dataset {
    var rows = try replacingData(matrix, form: form)
    rows.encodedBy = origin?.union(encodedBy) ?? encodedBy
    return rows
  }

  /// Windows for latent vectors: what is known of the vectors' rows stays, save their scale.
  func decoded(_ matrix: Matrix, form: Form) throws -> Dataset {
    try replacingData(matrix, form: form.isOf(matrix.columns) ? form : .rows)
  }
}

extension Dataset.Form {
  /// Whether rows of this form can have so many columns.
  func isOf(_ columns: Int) -> Bool {
    switch self {
    case .windows(_, let before, let after, _): before + after == columns
    case .population(_, let neurons): neurons.count == columns
    case .rows, .latents, .scores: true
    }
  }
}
