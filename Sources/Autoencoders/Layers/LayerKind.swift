/// A kind of layer as the language describes it: its name, its arguments, and the layers that it
/// becomes at a place in a network. A type with these members, beside its forward and backward
/// pass, and a row in `Kinds.layers` are all that a new kind takes.
package protocol LayerKind: Sendable {
  /// What the language and model files call it.
  static var name: String { get }
  /// What it is, in one sentence.
  static var summary: String { get }
  /// Words that people use for it elsewhere.
  static var synonyms: [String] { get }
  /// A description that shows it at work.
  static var example: LayerSpec { get }
  /// What it is described by, in order.
  static var arguments: [LayerArgument] { get }
  /// Whether it works along the bins, so that it must be fed them one after the other.
  static var worksAlongBins: Bool { get }

  /// The kind with a value for each argument, in order and within its bounds.
  init(_ values: [LayerArgument.Value])
  /// How many numbers it gives for each bin or window.
  var units: Int { get }
  /// How many bins it makes one of where it keeps them.
  var stride: Int { get }
  /// The layers that it becomes, first to last.
  func parts(at place: LayerPlace) -> [LayerPart]
}

extension LayerKind {
  package var stride: Int { 1 }

  /// A description of this kind.
  static func spec(_ values: LayerArgument.Value...) -> LayerSpec {
    LayerSpec(kind: Self.self, values: values)
  }
}

/// Something that a layer is described by.
package struct LayerArgument: Sendable {
  /// What an argument is given.
  package enum Value: Sendable, Hashable {
    case count(Int)
    case choice(String)
  }

  /// What it may be given.
  package enum Domain: Sendable {
    case count(ClosedRange<Int>)
    case choice([String])
  }

  package let name: String
  package let summary: String
  package let domain: Domain
  /// What it is where nothing is given; nil where it must be given.
  package let usual: Value?
  /// Whether a layer's description names it even where it is as usual.
  let isShown: Bool

  /// A whole number.
  static func count(
    _ name: String, _ summary: String, in range: ClosedRange<Int> = 1...LayerSpec.largestWidth,
    usual: Int? = nil, isShown: Bool = true
  ) -> LayerArgument {
    LayerArgument(
      name: name, summary: summary, domain: .count(range), usual: usual.map { .count($0) },
      isShown: isShown)
  }

  /// The activation of a layer's sums; linear as usual.
  static let activation = LayerArgument(
    name: "activation", summary: "applied to each sum",
    domain: .choice(Activation.allCases.map(\.rawValue)),
    usual: .choice(Activation.linear.rawValue), isShown: true)
}

extension LayerArgument.Value {
  /// The whole number; 0 for a choice.
  var number: Int { if case .count(let number) = self { number } else { 0 } }
  /// The activation of that name; linear for anything else.
  var activation: Activation {
    if case .choice(let name) = self { Activation(rawValue: name) ?? .linear } else { .linear }
  }
}

/// Where in a network a layer stands.
package struct LayerPlace: Sendable {
  /// What becomes of the bins.
  package enum Bins: Sendable {
    /// One row for each bin goes in and comes out.
    case kept
    /// The bins end here: one row for the window comes out. Of the last layer of an encoder that
    /// works along the bins.
    case consumed
    /// The bins begin here: one row for the window goes in, one for each of so many bins comes
    /// out. Of the first layer of a decoder that works along the bins.
    case spread(over: Int)
  }

  /// What the layer is fed.
  package var input: Extent
  /// What a layer that works along the bins makes of them; any other keeps what it is fed.
  package var bins: Bins
  /// Whether anything below it learns.
  package var passesGradient: Bool

  package init(input: Extent, bins: Bins = .kept, passesGradient: Bool = true) {
    self.input = input
    self.bins = bins
    self.passesGradient = passesGradient
  }
}

/// A layer of a network under the name that its weights go by.
package struct LayerPart: Sendable {
  /// What stands before the names of its weights, as `encoder.0`; within a kind, what follows the
  /// kind's own name.
  package var name: String
  package var layer: any Layer

  init(_ layer: any Layer, named name: String = "") {
    self.layer = layer
    self.name = name
  }

  /// The part under a longer name.
  func within(_ outer: String) -> LayerPart {
    LayerPart(layer, named: name.isEmpty ? outer : "\(outer).\(name)")
  }

  /// The weights with their full names.
  package var weights: [WeightShape] { layer.weights.map { $0.within(name) } }
}
