import Figures
package import Interpreter
package import Wording

/// A figure, and where it has been saved.
package struct Plot: Drawable {
  package static let kind = "plot"
  let figure: Figure
  package let drawingPath: String?

  package static let fields: [Field<Plot>] = [
    Field("svg", "the drawing as SVG text") { $0.svg().text },
    Field("title", "the sentence at the top") { $0.figure.title },
    Field("description", "what it shows, in words") { $0.figure.description },
    Field("path", "the file it was saved to, if it was") { $0.drawingPath },
  ]

  package var summary: String {
    figure.title.isEmpty ? figure.kind : "\(figure.kind) · \(figure.title)"
  }
  package var drawingName: String { figure.kind }
  package func svg() -> SVGDocument { figure.document }
}

/// A command that draws: its own parameters, then those that every plot has.
func plotCommand<each P: Bindable>(
  _ name: String, _ summary: String, _ parameter: repeat Parameter<each P>,
  synonyms: [String] = [], examples: [Example] = [],
  body: @escaping @Sendable (Figure.Labels, repeat each P) throws -> Figure
) -> Command {
  Command(
    name, summary,
    Parameter<String?>("title", "the sentence at the top", default: nil),
    Parameter<String?>("note", "a small line under the title", default: nil),
    Parameter<String?>("x", "the label of the horizontal axis", default: nil),
    Parameter<String?>("y", "the label of the vertical axis", default: nil),
    Parameter<String?>(
      "out", "an SVG file to save it to", default: nil,
      role: .output({ [$0] }, refusing: FileFormat.refusal("a plot", .svg))),
    repeat each parameter, synonyms: synonyms, examples: examples
  ) {
    (
      context: CallContext, title: String?, note: String?, x: String?, y: String?, out: String?,
      argument: repeat each P
    ) in
    let labels = Figure.Labels(title: title, note: note, x: x, y: y)
    let figure = try body(labels, repeat each argument)
    if let out { try context.host.write(Array(figure.svg().utf8), to: out) }
    return Plot(figure: figure, drawingPath: out)
  }.movingToTheEnd(first: 5)
}

extension Figure.Labels {
  /// The same words, with others where the user gave none.
  func or(title: String? = nil, note: String? = nil, x: String? = nil, y: String? = nil) -> Self {
    Self(
      title: self.title ?? title, note: self.note ?? note, x: self.x ?? x, y: self.y ?? y)
  }
}
