import Datasets
import Interpreter
import LinearAlgebra
import Wording

extension Dataset {
  /// The names of a dataset's classes, for completion; none of other values.
  static let classNames: @Sendable (Value) -> [String] = { value in
    (try? Dataset.bind(value))?.labelNames ?? []
  }

  /// The names of a dataset's neurons.
  static let neuronNames: @Sendable (Value) -> [String] = { value in
    (try? Dataset.bind(value))?.groupNames ?? []
  }

  /// What stands before the neurons' names: the files that they come from.
  static let sourceNames: @Sendable (Value) -> [String] = { value in
    let sources = neuronNames(value).compactMap { name in
      name.lastIndex(of: "/").map { String(name[..<$0]) }
    }
    return Set(sources).sorted()
  }
}

extension Dataset {
  /// The rows of the classes, neurons and sources named, where the mask is true; nil stands for
  /// all.
  func selecting(
    labels wanted: Either<[Int], [String]>?, neurons: [String]?, sources: [String]?,
    choice: RowChoice?, _ context: CallContext
  ) throws -> Dataset {
    let wanted = context.isUnknown("labels") ? nil : wanted
    let classes = try wanted.map { (try positions(of: $0), try labelled(for: "select")) }
    let groups = try groupsMatching(neurons: neurons, sources: sources)
    if case .events? = choice, context.isUnknown("where") { try context.endTrial() }
    let mask = try choice.map { try holds($0) }
    try context.endTrial()
    let rows = (0..<data.rows).filter { row in
      (classes.map { wanted, labels in wanted.contains(labels[row]) } ?? true)
        && (groups.map { known in self.groups.map { known.contains($0[row]) } ?? false } ?? true)
        && (mask?[row] ?? true)
    }
    return try selecting(rows: rows)
  }

  private func holds(_ choice: RowChoice) throws(Fault) -> [Bool] {
    switch choice {
    case .truths(let mask): try truths(mask)
    case .events(let choice): try holds(choice)
    }
  }

  /// A mask's entries, one for each row.
  private func truths(_ mask: Tensor) throws(Fault) -> [Bool] {
    guard mask.shape == [data.rows] else {
      throw Fault(
        "where must have one entry for each of the \(grouped(data.rows)) rows",
        at: .init("where", "this is a tensor \(Tensor.describe(mask.shape))"),
        help: "a comparison makes it: where=dataset.labels == 1")
    }
    return mask.values.map { $0 != 0 }
  }

  /// The classes that numbers or names stand for.
  func positions(of wanted: Either<[Int], [String]>) throws(Fault) -> Set<Int> {
    switch wanted {
    case .first(let numbers):
      if let wrong = numbers.first(where: { !labelNames.indices.contains($0) }) {
        throw unknown(
          "labels", "\(wrong)", "a class must be \(ranging(from: 0, to: labelNames.count - 1))")
      }
      return Set(numbers)
    case .second(let names):
      var found: Set<Int> = []
      for name in names {
        guard let position = labelNames.firstIndex(of: name) else {
          throw unknown("labels", "\"\(name)\"", "classes: \(labelNames.joined(separator: ", "))")
        }
        found.insert(position)
      }
      return found
    }
  }

  /// The groups of the neurons and sources named; nil where neither is.
  private func groupsMatching(neurons: [String]?, sources: [String]?) throws(Fault) -> Set<Int>? {
    guard neurons != nil || sources != nil else { return nil }
    if let wrong = neurons?.first(where: { !groupNames.contains($0) }) {
      throw unknown("neurons", "\"\(wrong)\"", "see dataset.neurons")
    }
    if let wrong = sources?.first(where: { source in
      !groupNames.contains { $0.hasPrefix(source + "/") }
    }) {
      throw unknown("sources", "\"\(wrong)\"", "see dataset.neurons")
    }
    return Set(
      groupNames.indices.filter { index in
        (neurons.map { $0.contains(groupNames[index]) } ?? true)
          && (sources.map { $0.contains { groupNames[index].hasPrefix($0 + "/") } } ?? true)
      })
  }

  private func unknown(_ parameter: String, _ name: String, _ help: String) -> Fault {
    Fault("there are no rows of \(name)", at: .init(parameter, "not in the dataset"), help: help)
  }
}
