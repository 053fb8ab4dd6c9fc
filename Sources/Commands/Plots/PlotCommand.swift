import Figures
import Interpreter

/// A command that draws: its own parameters, then those that every plot has.
///
/// - Parameter hasParts: whether it draws rows that there can be a panel for each class or neuron of.
func plotCommand<each P: Bindable>(
  _ name: String, _ summary: String, _ parameter: repeat Parameter<each P>,
  synonyms: [String] = [], examples: [Example] = [], hasParts: Bool = false,
  body: @escaping @Sendable (CallContext, Figure.Labels, repeat each P) throws -> Figure
) -> Command {
  Command(
    name, summary,
    Parameter<String?>("title", "the sentence at the top", default: nil),
    Parameter<String?>("note", "a small line under the title", default: nil),
    Parameter<AxisWords?>("x", "the label of the horizontal axis, or axis(…)", default: nil),
    Parameter<AxisWords?>("y", "the label of the vertical axis, or axis(…)", default: nil),
    Parameter<FigureSize?>(
      "size", "on paper: the width, or the width and the height; as style() says without",
      default: nil),
    Parameter<String?>(
      "out", "a file to save it to: .svg, .pdf or .png", default: nil,
      role: .output({ [$0] }, refusing: FileFormat.refusal("a plot", FileFormat.plot))),
    Parameter<Int?>(
      "dpi", "the dots per inch of a .png; 300 without", default: nil,
      in: .within(Figure.dotsPerInch)),
    Parameter<PanelKey?>("panels", "a panel for each class, or for each neuron", default: nil),
    repeat each parameter, synonyms: synonyms, examples: examples
  ) {
    (
      context: CallContext, title: String?, note: String?, x: AxisWords?, y: AxisWords?,
      size: FigureSize?, out: String?, dots: Int?, panels: PanelKey?, argument: repeat each P
    ) in
    let (x, y) = (x?.setting, y?.setting)
    let labels = Figure.Labels(title: title, note: note, x: x?.label, y: y?.label)
    let drawn =
      try panels?.drawn(repeat each argument, labels: labels) {
        (labels: Figure.Labels, part: repeat each P) in
        try body(context, labels, repeat each part)
      } ?? body(context, labels, repeat each argument)
    let figure = try drawn.setting(x: x, y: y).styled(context.figureStyle(of: size))
    if out != nil { try context.endTrial() }
    try figure.save(to: out, dots: dots, on: context.host)
    return Plot(figure: figure, drawingPath: out)
  }.movingToTheEnd(first: 8).droppingLast(hasParts ? 0 : 1).foreseen(.byShapes)
}

/// The same for a command that needs nothing of its call.
func plotCommand<each P: Bindable>(
  _ name: String, _ summary: String, _ parameter: repeat Parameter<each P>,
  synonyms: [String] = [], examples: [Example] = [], hasParts: Bool = false,
  body: @escaping @Sendable (Figure.Labels, repeat each P) throws -> Figure
) -> Command {
  plotCommand(
    name, summary, repeat each parameter, synonyms: synonyms, examples: examples,
    hasParts: hasParts
  ) { (_: CallContext, labels: Figure.Labels, argument: repeat each P) in
    try body(labels, repeat each argument)
  }
}

extension Figure {
  /// Saves the figure where there is a path.
  fileprivate func save(to path: String?, dots: Int?, on host: any Host) throws {
    guard let path else {
      guard dots == nil else {
        throw Fault("dpi is of a .png file: give out= too", at: .init("dpi", "of no file"))
      }
      return
    }
    try host.write(try file(in: FileFormat(ofFigure: path), dots: dots), to: path)
  }
}

extension Figure.Labels {
  /// The same words, with others where the user gave none.
  func or(title: String? = nil, note: String? = nil, x: String? = nil, y: String? = nil) -> Self {
    Self(
      title: self.title ?? title, note: self.note ?? note, x: self.x ?? x, y: self.y ?? y)
  }
}
