/// A part of the program that takes input from outside, with inputs to begin with.
struct Target: Sendable {
  let name: String
  let summary: String
  /// Inputs that are as they should be; others are made of them.
  let corpus: @Sendable () -> [[UInt8]]
  /// Words that mean something in an input.
  var words: [String] = []
  /// Changes an input within its format, with lengths and sums right again; nil where it cannot.
  var bend: (@Sendable ([UInt8], Mutation, inout Chance) -> [UInt8]?)?
  /// Hands an input over, and gives what is wrong with what is said to it.
  let complaints: @Sendable ([UInt8]) -> [String]
}

extension Target {
  /// Every target, in the order of the list.
  static let all = [
    syntax, programs, prompts, formats, tables, recordings, spikes, arrays, archives, matlab,
    neurodata, pickles, tensors, documents, pages, logs, lessons, json, editors,
  ]

  static func named(_ name: String) -> Target? { all.first { $0.name == name } }
}

/// The inputs of a target: the number and the seed alone say what is in one.
struct Inputs {
  private let target: Target
  private let seed: UInt64
  private let corpus: [[UInt8]]
  private let mutation: Mutation

  init(of target: Target, seed: UInt64) {
    self.target = target
    self.seed = seed
    corpus = target.corpus()
    mutation = Mutation(words: target.words.map { Array($0.utf8) }, others: corpus)
  }

  subscript(number: Int) -> [UInt8] {
    // The first ones are the corpus itself.
    if number < corpus.count { return corpus[number] }
    var chance = Chance(seed: seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(number))
    return changed(chance.pick(corpus, or: []), &chance)
  }

  /// An input with changes, half of the time within its format; one of the corpus of an empty one.
  func changed(_ input: [UInt8], _ chance: inout Chance) -> [UInt8] {
    let input = input.isEmpty ? chance.pick(corpus, or: []) : input
    if chance.below(2) == 0, let bent = target.bend?(input, mutation, &chance) { return bent }
    return mutation.changed(input, &chance)
  }
}
