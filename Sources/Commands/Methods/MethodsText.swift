package import Interpreter
import Wording

/// How a value was made, as a paragraph for the methods of a paper: what was done in what order, with
/// numbers and seeds, and whom to cite.
package struct MethodsText {
  private var sentences: [String] = []
  private var references: [Reference] = []
  /// The steps that were told of already: a value may be used several times on the way.
  private var told: Set<String> = []

  /// - Throws: A `Fault` where the value does not remember how it was made.
  package init(of value: Value) throws(Fault) {
    guard let provenance = value.provenance else {
      throw Fault(
        "\(value.briefly) does not remember how it was made", at: .init("x", "of no history"),
        help: "models, recordings, datasets, tensors and other values of commands do")
    }
    tell(provenance)
    sentences.append("All was done with vae \(languageVersion).")
  }

  /// The paragraph, then a line for each reference.
  package var text: String {
    ([sentences.joined(separator: " ")] + references.map(\.text)).joined(separator: "\n")
  }

  /// Tells what a step was made of before the step itself, the rows before what was made of them.
  private mutating func tell(_ provenance: Provenance) {
    for parent in provenance.parents.reversed() { tell(parent.provenance) }
    let step = MethodsStep(provenance)
    guard told.insert(step.call).inserted else { return }
    sentences.append(step.sentence)
    for reference in step.references where !references.contains(reference) {
      references.append(reference)
    }
  }
}
