import Commands
import Interpreter
import Testing

@Suite("The table of commands")
struct ExampleTests {
  struct Shown: CustomTestStringConvertible, Sendable {
    let command: String
    let example: Example
    var testDescription: String { example.code }
  }

  static let examples = vocabulary.commands.flatMap { command in
    command.examples.map { Shown(command: command.name, example: $0) }
  }

  @Test("An example shows what it says", arguments: examples)
  func example(_ shown: Shown) throws {
    let workspace = Workspace()
    try workspace.run(shown.example.code)
    guard let expected = shown.example.shows else { return }
    let last = try #require(workspace.shown.last, "\(shown.example.code) shows nothing")
    #expect(last.summary.contains(expected))
  }

  @Test("A part of the language is explained in ten lines or so, by examples that run")
  func language() throws {
    for topic in LanguageTopic.all {
      #expect(topic.examples.count >= 2, "\(topic.names)")
      #expect(topic.page.split(separator: "\n").count <= 14, "\(topic.page)")
      for line in topic.page.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
      for example in topic.examples {
        #expect(Workspace().check(example.code) == [], "\(example.code)")
        try self.example(Shown(command: topic.names[0], example: example))
      }
    }
  }

  @Test("Every word and sign of the language has a page, and no two topics share a name")
  func languageIsCovered() {
    let names = LanguageTopic.all.flatMap(\.names)
    #expect(Set(names).count == names.count)
    let words = [
      "and", "assert", "break", "continue", "def", "else", "false", "for", "if", "in", "none",
      "not", "or", "param", "return", "true", "while", "+", "-", "*", "/", "//", "%", "**", "@",
      "|>", "==", "!=", "<", "<=", ">", ">=", "=", "[", "]", "(", ")", "{", "}", ".", ":", ";",
      "#", "_", "\"", "'", "s", "ms", "us", "µs", "Hz", "kHz", "mm", "cm", "pt",
    ]
    for word in words {
      #expect(vocabulary.help(for: word) != nil, "\(word)")
    }
  }

  @Test("An example is of the command it stands with", arguments: examples)
  func exampleUses(_ shown: Shown) {
    #expect(shown.example.code.contains(shown.command + "("))
  }

  @Test(
    "A shortcut gives what the body gives",
    arguments: vocabulary.commands.filter { $0.shortcut != nil }.map(\.name))
  func shortcuts(_ name: String) {
    let values = [
      "0", "3", "-2.5", "0.5", "1e300", "-1e300", "2s", "exp(1e6)", "[]", "[2, 1]", "range(3)",
      "tensor([1, -4])", "\"\"", "\"abc\"", "\"a\u{301}\"",
      "\"\(String(repeating: "é", count: 60))\"",
      "none", "true", "{a: 1}",
    ]
    // A name makes it the general way.
    for value in values {
      #expect(outcome("\(name)(\(value))") == outcome("\(name)(x=\(value))"), "\(value)")
    }
    guard name == "min" || name == "max" else { return }
    for (a, b) in zip(values, values.dropFirst() + ["exp(1e6) - exp(1e6)"]) {
      #expect(outcome("\(name)(\(a), \(b))") == outcome("\(name)([\(a), \(b)])"), "\(a) \(b)")
      #expect(outcome("\(name)(3, \(a))") == outcome("\(name)([3, \(a)])"), "3 \(a)")
    }
  }

  /// What a line shows, or that it fails.
  private func outcome(_ code: String) -> String {
    (try? Workspace().value(code))?.shown ?? "an error"
  }

  @Test("An example passes a check before anything runs", arguments: examples)
  func exampleChecks(_ shown: Shown) {
    #expect(Workspace().check(shown.example.code) == [])
  }

  @Test(
    "Every command says in a sentence what it does, and shows it", arguments: vocabulary.commands)
  func described(_ command: Command) {
    #expect(command.examples.count >= 2)
    #expect(command.summary.hasSuffix("."))
    #expect(command.summary.first?.isUppercase == true || command.summary.hasPrefix("e to"))
    #expect(!command.summary.dropLast().contains(". "))
    #expect(command.summary.count <= 100)
    for parameter in command.parameters {
      #expect(!parameter.summary.isEmpty)
      #expect(!parameter.summary.hasSuffix("."))
    }
  }

  @Test("Names are those of the language, and none stands for two things")
  func names() {
    let names = vocabulary.commands.map(\.name)
    #expect(Set(names).count == names.count)
    for command in vocabulary.commands {
      let parameters = command.parameters.map(\.name)
      #expect(Set(parameters).count == parameters.count, "\(command.name)")
      #expect(Set(command.synonyms).isDisjoint(with: names), "\(command.name)")
      #expect(Set(command.synonyms).count == command.synonyms.count, "\(command.name)")
      for name in parameters + command.name.split(separator: ".").map(String.init) {
        #expect(name.allSatisfy { $0.isLetter || $0 == "_" }, "\(command.name): \(name)")
      }
    }
  }

  @Test("The groups of the table are those that its commands' names have")
  func groups() {
    let named = vocabulary.commands.compactMap { $0.name.split(separator: ".").dropLast().first }
    #expect(vocabulary.groups == Set(named.map(String.init)))
  }

  @Test("A required parameter never follows an optional one", arguments: vocabulary.commands)
  func order(_ command: Command) {
    let isOptional = command.parameters.map { $0.fallback != nil || $0.takesRest }
    #expect(isOptional == isOptional.sorted { !$0 && $1 })
  }

  @Test("A default is a value that its parameter takes", arguments: vocabulary.commands)
  func defaults(_ command: Command) throws {
    for parameter in command.parameters {
      guard let fallback = parameter.fallback, !parameter.takesRest else { continue }
      if case .none = fallback { continue }
      try parameter.check(fallback)
    }
  }

  @Test(
    "The whole vocabulary is there",
    arguments: [
      "demo", "load", "toy", "windows", "balance", "split", "normalise", "restore", "resample",
      "detrend", "noise", "describe", "shape", "head", "select", "concat", "shuffle", "save",
      "read", "vae", "lstm", "dense", "train", "pca", "encode", "decode", "sample", "reconstruct",
      "walk", "health", "svm", "logistic", "classifier", "predict", "decision", "confusion",
      "score",
      "crossvalidate", "mistakes", "mean", "std", "var", "median", "quantile", "min", "max", "sum",
      "cumsum", "abs", "sqrt", "exp", "log", "tanh", "norm", "dot", "sort", "argmax", "unique",
      "any", "all", "where", "correlate", "histogram", "normal", "zeros", "tensor", "range",
      "length", "round", "reshape", "transpose", "table", "relabel", "plot.trace", "plot.line",
      "plot.scatter",
      "plot.histogram", "plot.bar", "plot.heatmap", "plot.windows", "plot.reconstruction",
      "plot.loss", "plot.explained", "plot.latent", "plot.model", "plot.walk", "plot.confusion",
      "plot.roc", "plot.raster", "grid", "print", "type", "seed", "time", "version",
    ])
  func isThere(_ name: String) { #expect(vocabulary[name] != nil) }
}

extension Command: CustomTestStringConvertible {
  public var testDescription: String { name }
}
