import Datasets
import Interpreter
import LinearAlgebra

/// What `concat` puts together.
enum Joinable: Bindable {
  case recording(Recording)
  case dataset(Dataset)
  case tensor(Tensor)

  static var valueType: ValueType {
    .oneOf([.object(Dataset.kind), .object(Recording.kind), .tensor])
  }

  static func bind(_ value: Value) throws(Mismatch) -> Joinable {
    if let recording = try? Recording.bind(value) { return .recording(recording) }
    if let dataset = try? Dataset.bind(value) { return .dataset(dataset) }
    guard let tensor = value.tensor else {
      throw Mismatch(expected: "a dataset, a recording or a tensor", found: value)
    }
    return .tensor(tensor)
  }

  var value: Value {
    switch self {
    case .recording(let recording): recording.value
    case .dataset(let dataset): dataset.value
    case .tensor(let tensor): .tensor(tensor)
    }
  }

  /// All of one kind, one after the other.
  static func joined(_ parts: [Joinable]) throws -> Value {
    guard var joined = parts.first else {
      throw Fault("concat() needs at least one part", at: .init("parts", "none"))
    }
    for part in parts.dropFirst() { joined = try joined.appending(part) }
    return joined.value
  }

  private func appending(_ other: Joinable) throws -> Joinable {
    switch (self, other) {
    case (.recording(let first), .recording(let second)):
      return .recording(try first.appending(second))
    case (.dataset(let first), .dataset(let second)):
      return .dataset(try first.appending(second))
    case (.tensor(let first), .tensor(let second)):
      return .tensor(try .concatenating([first, second]))
    default:
      throw Fault(
        "concat() joins parts of one kind, but got a \(value.kind) and a \(other.value.kind)",
        at: .init("parts", "of different kinds"))
    }
  }
}

extension Either where First == Dataset, Second == [Value] {
  func shuffled(seed: UInt64) -> Value {
    switch self {
    case .first(let dataset): return dataset.shuffled(seed: seed).value
    case .second(let items):
      var stream = RandomStream(seed: seed, purpose: .order)
      return .list(stream.permutation(of: items.count).map { items[$0] })
    }
  }
}

extension Dataset {
  /// The rows of the classes, neurons and sources named; nil stands for all.
  func selecting(
    labels wanted: Either<[Int], [String]>?, neurons: [String]?, sources: [String]?
  ) throws -> Dataset {
    let classes = try wanted.map { try positions(of: $0) }
    let groups = try groupsMatching(neurons: neurons, sources: sources)
    let rows = try (0..<data.rows).filter { row in
      try (classes.map { try labelled(for: "select")[row].isIn($0) } ?? true)
        && (groups.map { known in self.groups.map { known.contains($0[row]) } ?? false } ?? true)
    }
    return try selecting(rows: rows)
  }

  /// The classes that numbers or names stand for.
  private func positions(of wanted: Either<[Int], [String]>) throws(Fault) -> Set<Int> {
    switch wanted {
    case .first(let numbers):
      if let wrong = numbers.first(where: { !labelNames.indices.contains($0) }) {
        throw unknown("labels", "\(wrong)", "classes are 0 to \(labelNames.count - 1)")
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

  /// The same rows with other labels, which may be new classes.
  func relabelled(_ labels: [Int]) throws -> Dataset {
    guard labels.allSatisfy({ (0..<1_000_000).contains($0) }) else {
      throw Fault("labels must be whole numbers from 0", at: .init("labels", "not a class"))
    }
    let highest = labels.max() ?? 0
    let names = highest < labelNames.count ? labelNames : (0...highest).map { "\($0)" }
    return try replacingLabels(labels, names: names)
  }
}

extension Int {
  fileprivate func isIn(_ set: Set<Int>) -> Bool { set.contains(self) }
}
