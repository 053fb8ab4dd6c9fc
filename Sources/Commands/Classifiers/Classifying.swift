import Wording
import Analysis
import Autoencoders
import Datasets
import Interpreter
import LinearAlgebra

/// What tells rows of two classes apart, and knows the rows that it was fitted on.
protocol Classifying: Kept {
  /// The two labels, the lower first.
  var classes: [Int] { get }
  /// How wide the rows are that it takes; nil before it is trained.
  var columns: Int? { get }
  /// The rows it was fitted on, and those that made their columns.
  var origin: Origin { get }
  /// What stands for each row's class: above 0 is the higher one.
  func decision(of rows: RowView) throws -> [Double]
}

/// What is fitted to rows in one go, without epochs, so that folds and walks can ask for it.
protocol Separating: Classifying {
  /// The command that fits it.
  static var command: Command { get }
  /// A fit with the usual settings at a cost C, as folds take it.
  static func fit(
    _ rows: RowView, _ labels: [Int], cost: Double, isCancelled: () -> Bool
  ) throws(AnalysisError) -> any TwoClassRule
  /// The rows it was fitted on.
  var training: Dataset { get }
  /// What was fitted to them.
  var rule: any TwoClassRule { get }
  /// The plane between the classes; what has none is refused where it was given, if that is known.
  func plane(as parameter: String?) throws(Fault) -> Hyperplane
}

/// What is fitted in one go, in the order of the reference.
let separatingKinds: [any Separating.Type] = [FittedSVM.self, FittedLogistic.self]

/// All that tells classes apart.
let classifyingKinds: [any Classifying.Type] = separatingKinds + [TrainedClassifier.self]

extension Separating {
  var classes: [Int] { rule.classes }
  var columns: Int? { rule.columns }
  var origin: Origin { Origin(of: training) }
  package var readingFault: Fault? { training.readingFault }
  func decision(of rows: RowView) throws -> [Double] { try rule.decision(rows) }

  /// Its weights as a field.
  static var weightsField: Field<Self> {
    Field("weights", "decision = rows @ weights + bias, in the rows' own units") {
      Tensor(try $0.plane(as: nil).weights)
    }
  }

  /// What its weights respond to as a field.
  static var patternField: Field<Self> {
    Field("pattern", "what varies with the decision: Cov(rows) w / w'Cov(rows) w (Haufe 2014)") {
      Tensor(try pattern(ofWeights: $0.plane(as: nil).weights, over: $0.training.data))
    }
  }
}

extension Classifying {
  /// What stands for the class of each row of a dataset; refuses rows of another width.
  func decision(on rows: Dataset) throws -> [Double] {
    try check(rows, "dataset", fits: columns, of: "classifier")
    return try decision(of: rows.data)
  }

  /// The class of each row; a decision of exactly 0 gives the lower one.
  func predict(_ rows: Dataset) throws -> [Int] {
    try decision(on: rows).map { $0 > 0 ? classes[1] : classes[0] }
  }

  /// What a result on these rows is computed on, in words.
  func basis(of rows: Dataset) -> Basis { Basis(of: rows, fittedOn: origin) }
}

/// Any classifier, as commands take it.
struct AnyClassifier: Bindable {
  let content: any Classifying
  /// What is taken, in words.
  static let words = spoken(classifyingKinds.map { $0.kind })

  static var valueType: ValueType { .oneOf(classifyingKinds.map { .object($0.kind) }) }
  static var kinds: [any DomainValue.Type] { classifyingKinds }

  static func bind(_ value: Value) throws(Mismatch) -> AnyClassifier {
    for kind in classifyingKinds {
      if let content = try? kind.bind(value) { return AnyClassifier(content: content) }
    }
    throw Mismatch(expected: words, found: value)
  }

  var value: Value { content.value }
}

/// Any classifier that is fitted in one go, as commands take it.
struct AnySeparator: Bindable {
  let content: any Separating
  /// What is taken, in words.
  static let words = spoken(separatingKinds.map { $0.kind })

  static var valueType: ValueType { .oneOf(separatingKinds.map { .object($0.kind) }) }
  static var kinds: [any DomainValue.Type] { separatingKinds }

  static func bind(_ value: Value) throws(Mismatch) -> AnySeparator {
    for kind in separatingKinds {
      if let content = try? kind.bind(value) { return AnySeparator(content: content) }
    }
    throw Mismatch(expected: words, found: value)
  }

  var value: Value { content.value }
}

/// A kind of classifier that is fitted in one go, by the name of the command that fits it.
struct SeparatorName: Bindable {
  let kind: any Separating.Type
  static let svm = SeparatorName(kind: FittedSVM.self)
  static let logistic = SeparatorName(kind: FittedLogistic.self)
  private static let names = separatingKinds.map { $0.command.name }

  static var valueType: ValueType { .choice(names) }

  static func bind(_ value: Value) throws(Mismatch) -> SeparatorName {
    let name = try oneOf(names, value)
    return separatingKinds.first { $0.command.name == name }.map(SeparatorName.init) ?? .svm
  }

  var value: Value { .text(kind.command.name) }
}

/// Kinds as a sentence speaks of them: "an svm or a classifier".
private func spoken(_ kinds: [String]) -> String { listed(kinds.map(withArticle), "or") }
