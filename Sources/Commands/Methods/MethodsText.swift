package import Interpreter
import Wording

/// How a value was made, as a paragraph for the methods of a paper: what was done in what order, with
/// numbers and seeds, and whom to cite.
package struct MethodsText {
  private let history: MethodsHistory

  /// - Throws: A `Fault` where the value does not remember how it was made.
  package init(of value: Value) throws(Fault) {
    guard let provenance = value.provenance else {
      throw Fault(
        "\(value.briefly) does not remember how it was made", at: .init("x", "of no history"),
        help: "what commands gave does, and rows picked from it")
    }
    history = MethodsHistory(of: provenance)
  }

  /// The paragraph, then a line for each reference.
  package var text: String {
    var sentences: [String] = []
    var references: [Reference] = []
    for step in history.steps {
      guard let sentence = step.sentence, !sentences.contains(sentence) else { continue }
      sentences.append(sentence)
      references += step.references.filter { !references.contains($0) }
    }
    sentences.append("All was done with vae \(languageVersion).")
    return ([sentences.joined(separator: " ")] + references.map(\.text)).joined(separator: "\n")
  }
}

/// The calls that made a value, each once, what fed a call before it.
private struct MethodsHistory {
  private(set) var steps: [MethodsStep] = []
  /// The steps by the provenance that they tell of, and by all that makes them what they are.
  private var places: [ObjectIdentifier: Int] = [:]
  private var known: [String: Int] = [:]

  init(of provenance: Provenance) {
    let last = add(provenance)
    steps[last].isLast = true
    name()
  }

  private mutating func add(_ provenance: Provenance) -> Int {
    if let place = places[ObjectIdentifier(provenance)] { return place }
    // What a training learns from stands before the model that is trained.
    let order = Array(provenance.parents.indices)
    var feeding: [Int: Int] = [:]
    for index in provenance.command == "train" ? order.reversed() : order {
      feeding[index] = add(provenance.parents[index].provenance)
    }
    let parents = order.map { (name: provenance.parents[$0].name, place: feeding[$0] ?? 0) }
    let key = provenance.call + " < " + parents.map { "\($0.place)" }.joined(separator: " ")
    let place = known[key] ?? steps.count
    if place == steps.count {
      steps.append(MethodsStep(provenance, after: parents.map { ($0.name, steps[$0.place]) }))
    }
    (known[key], places[ObjectIdentifier(provenance)]) = (place, place)
    return place
  }

  /// Has steps that would be called alike told apart by the names that they were given.
  private mutating func name() {
    var places: [String: [Int]] = [:]
    for (place, step) in steps.enumerated() { places[step.noun, default: []].append(place) }
    let alike = Set(places.filter { $1.count > 1 }.keys)
    for index in steps.indices { steps[index].tellApart(alike) }
  }
}
