import Wording
import Analysis
import Datasets
package import Interpreter
import LinearAlgebra

/// True classes by predicted ones, knowing what they were computed on.
package struct ConfusionTable: DomainValue {
  package static let kind = "confusion"
  let matrix: ConfusionMatrix
  let names: [String]
  let basis: Basis

  init(_ classifier: any Classifying, _ rows: Dataset) throws {
    let truth = try rows.labelled(for: "confusion")
    matrix = try ConfusionMatrix(truth: truth, predicted: try classifier.predict(rows))
    names = matrix.classes.map { rows.labelNames[at: $0] ?? "\($0)" }
    basis = classifier.basis(of: rows)
  }

  package static let fields: [Field<ConfusionTable>] = [
    Field("counts", "counts[true, predicted]") { table in
      Tensor(
        shape: [table.names.count, table.names.count],
        values: table.matrix.counts.joined().map { Float($0) })
    },
    Field("rates", "of each true class, the shares taken for each class") { table in
      Tensor(
        shape: [table.names.count, table.names.count],
        values: table.matrix.rowRates.joined().map { Float($0) })
    },
    Field("fractions", "counts over all rows: all sum to 1") { table in
      Tensor(
        shape: [table.names.count, table.names.count],
        values: table.matrix.jointFractions.joined().map { Float($0) })
    },
    Field("accuracy", "the share of rows whose class was found") { $0.matrix.accuracy },
    Field("balanced_accuracy", "the mean of the shares found of each class") {
      $0.matrix.balancedAccuracy
    },
    Field("names", "the classes, in the order of rows and columns") { $0.names },
    Field("basis", "what it was computed on, in words") { $0.basis.description },
    Field("table", "a row for each true and predicted class") { try $0.table },
  ]

  private var table: DataTable {
    get throws(Fault) {
      let pairs = names.indices.flatMap { truth in names.indices.map { (truth, $0) } }
      return try DataTable([
        .init("true", .texts(pairs.map { names[$0.0] })),
        .init("predicted", .texts(pairs.map { names[$0.1] })),
        .init("rows", .numbers(pairs.map { Double(matrix.counts[$0.0][$0.1]) })),
        .init("rate", .numbers(pairs.map { matrix.rowRates[$0.0][$0.1] })),
      ])
    }
  }

  package var summary: String {
    "accuracy \(fixed(matrix.accuracy, 3)), balanced \(fixed(matrix.balancedAccuracy, 3)) · "
      + basis.description
  }

  package var detail: [Block] {
    let rows = names.indices.map { truth in
      ["true \(names[truth])"]
        + names.indices.map { predicted in
          "\(grouped(matrix.counts[truth][predicted])) (\(percent(matrix.rowRates[truth][predicted])))"
        }
    }
    return [.table(Table(header: [""] + names.map { "predicted \($0)" }, rows: rows))]
  }
}

extension Dataset {
  /// The misclassified rows, labelled by what went wrong with them.
  func mistakes(of classifier: any Classifying) throws -> Dataset {
    let truth = try labelled(for: "mistakes")
    let found = try classifier.predict(self)
    let wrong = truth.indices.filter { truth[$0] != found[$0] }
    let kinds = wrong.map { truth[$0] > found[$0] ? 1 : 0 }
    let higher = truth.max().flatMap { labelNames[at: $0] } ?? "1"
    return try selecting(rows: wrong).replacingLabels(
      kinds, names: ["false alarm", "missed \(higher)"])
  }
}

extension Either where First == ConfusionTable, Second == AnyClassifier {
  /// The table that was given, or that of a classifier on rows.
  func confusion(on rows: Dataset?) throws -> ConfusionTable {
    switch (self, rows) {
    case (.first(let table), nil): return table
    case (.second(let classifier), let rows?): return try ConfusionTable(classifier.content, rows)
    case (.first, _?):
      throw Fault(
        "a confusion has been computed on its rows already",
        at: .init("dataset", "not needed"))
    case (.second, nil):
      throw Fault(
        "a classifier is tried on labelled rows, but none are given",
        at: .init("classifier", "without rows"), help: "plot.confusion(classifier, rows)")
    }
  }
}
