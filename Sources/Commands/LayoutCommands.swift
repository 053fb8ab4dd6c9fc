import Figures
import Interpreter

/// Figures put together, marked and set.
let layoutCommands: [Command] = [
  plotCommand(
    "show", "Draws a value as suits its kind.",
    Parameter<AnyOf<Shown>>(
      "value", "a recording, rows, a model, a result, a table, or a tensor of one or two axes"),
    synonyms: ["draw", "display", "view"],
    examples: [
      Example("show(demo(neurons=2, seconds=10s))", shows: "trace"),
      Example("show(pca(toy(n=60), k=3))", shows: "explained"),
    ]
  ) { labels, value in try value.value.drawnAsItsKind(labels: labels) },
  plotCommand(
    "grid", "Puts figures side by side.",
    Parameter<[Plot]>("plots", "the figures"),
    Parameter<Int?>(
      "columns", "how many beside each other", default: nil,
      in: .within(Figure.gridColumns)),
    examples: [
      Example("grid([plot.line([1, 2]), plot.bar([1, 2])], columns=2)", shows: "grid"),
      Example(
        "grid([plot.line([1, 2], title=\"a\"), plot.bar([1, 2], title=\"b\"), "
          + "plot.histogram(normal(50))], columns=3, size=183mm)",
        shows: "grid"),
    ]
  ) { labels, plots, columns in
    try .grid(plots.map(\.figure), columns: columns, labels: labels)
  },
  plotCommand(
    "overlay", "Draws plots over each other: common axes, and one colour for what has one name.",
    Parameter<[Plot]>("plots", "plots of one panel each"),
    examples: [
      Example("overlay([plot.line([1, 3]), plot.scatter([0, 1], [2, 2])])", shows: "overlay"),
      Example(
        "overlay([plot.histogram(normal(100)), plot.histogram(normal(100) + 2)], "
          + "title=\"Two samples\")",
        shows: "Two samples"),
    ]
  ) { labels, plots in try .overlay(plots.map(\.figure), labels: labels) },
  Command(
    "plot.mark",
    "Marks a place of a plot: a line across it, a stretch, a point, or a bracket over a stretch.",
    Parameter<Plot>("plot", "a plot"),
    Parameter<MarkPosition?>(
      "x", "a place along the horizontal axis, or two for a stretch", default: nil),
    Parameter<MarkPosition?>(
      "y", "a place along the vertical axis, or two; with a stretch of x the height of a bracket",
      default: nil),
    Parameter("text", "what stands beside it", default: ""),
    examples: [
      Example("plot.line([1, 3, 2]) |> plot.mark(x=1, text=\"onset\")", shows: "line"),
      Example("plot.bar([1, 3]) |> plot.mark(x=[0, 1], y=3.4, text=\"*\")", shows: "bar"),
    ]
  ) { plot, x, y, text in
    Plot(
      figure: try plot.figure.annotated(
        with: .init(x: x?.position, y: y?.position, text: text)), drawingPath: nil)
  },
  Command(
    "axis", "Says what an axis shows, for x=, y= or colour= of a plot.",
    Parameter<String?>("label", "what it is called, with its unit", default: nil),
    Parameter<AxisPlace?>("from", "where it begins; as the data say without", default: nil),
    Parameter<AxisPlace?>("to", "where it ends; as the data say without", default: nil),
    Parameter<AxisSetting.Scale?>("scale", "how places follow numbers", default: nil),
    Parameter<[AxisPlace]?>("ticks", "where numbers stand", default: nil),
    Parameter<AxisPlace?>(
      "bar",
      "the length of a bar in place of the axis, beside it the label; one that begins with % counts "
        + "in percent", default: nil),
    examples: [
      Example("plot.line([1, 30, 2], y=axis(scale=\"log\", from=0.5, to=100))", shows: "line"),
      Example("plot.trace(demo(neurons=1, seconds=20s), x=axis(bar=5s))", shows: "trace"),
    ]
  ) { label, from, to, scale, ticks, bar in
    AxisSettings(
      setting: AxisSetting(
        label: label, from: from?.place, to: to?.place, scale: scale,
        ticks: ticks?.map(\.place), bar: bar?.place))
  },
  Command(
    "style", "Sets how the figures that follow are set; what is not given is as usual again.",
    Parameter<FigureSize?>(
      "size", "on paper: the width, or the width and the height; as large as suits without",
      default: nil),
    Parameter<String?>("font", "the face of all text, as \"Arial\"", default: nil),
    Parameter(
      "theme",
      "page is for screens, light or dark; print is black on white with text of 6 to 8 pt; slide "
        + "has text and lines twice as large as that", default: FigureStyle.Theme.page),
    examples: [
      Example("style(size=89mm, theme=\"print\"); plot.line([1, 3, 2])", shows: "line"),
      Example(
        "style(theme=\"slide\"); plot.bar([1, 3, 2])",
        shows: "bar"),
    ]
  ) { (context: CallContext, size, font, theme) in
    context.setFigures(as: FigureStyle(size: size?.size, font: font, theme: theme))
    return Nothing()
  },
]
