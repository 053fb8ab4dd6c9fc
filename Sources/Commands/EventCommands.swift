import Datasets
import Interpreter
import LinearAlgebra

/// Events in a recording, and what all neurons do at a time.
let eventCommands: [Command] = [
  Command(
    "events", "Reads a table of events, its times brought to seconds in a column time.",
    Parameter<String>(
      "path", "a .csv with a header or of times alone, or an .nwb with trials",
      role: .input(Paths.fileObstacle, offering: Paths.ending(in: ".csv", ".tsv", ".nwb"))),
    Parameter<String?>(
      "time", "the column of times, where its name does not say", default: nil),
    Parameter<RecordingStart?>(
      "start", "when the recording began, where times are of the day or of another clock",
      default: nil),
    Parameter<String?>(
      "table", "of an NWB file: the intervals to take; the trials without", default: nil),
    synonyms: ["trials", "stimuli", "read_events", "intervals", "epochs_table"],
    examples: [
      Example(
        "save(table(onset=[2, 5], kind=[1, 2]), \"trials.csv\"); events(\"trials.csv\")",
        shows: "2 × 2"),
      Example(
        "save(table(onset_ms=[250, 900]), \"ms.csv\"); events(\"ms.csv\").time",
        shows: "[250 ms, 900 ms]"),
      Example(
        "save(table(time=[\"9:00:02\", \"9:00:04.5\"]), \"t.csv\")\n"
          + "events(\"t.csv\", start=\"9:00:00\").time", shows: "[2 s, 4.5 s]"),
    ]
  ) { (context: CallContext, path, time, start, table) in
    let read = try DataTable.intervals(path, table: table, context)
    return try DataTable(
      events: read ?? Value(reading: path, on: context.host, note: context.print), time: time,
      start: start, file: path
    ) { context.print("\(path): \($0)") }
  },
  Command(
    "align", "Averages each neuron's trace around events: a row for each class and neuron.",
    Parameter<Recording>("recording", "the traces"),
    Parameter<EventTimes>("at", "the events: seconds, or a table of them"),
    Parameter<EventLabels?>(
      "labels", "the class of each event, or the table's column of them", default: nil),
    Parameter(
      "before", "how far a row reaches before its event", default: Seconds(1), in: .atLeast(0)),
    Parameter("after", "how far it reaches from it on", default: Seconds(2), in: .above(0)),
    Parameter(
      "normalise", "over each window, over the neuron's trace, or not",
      default: Normalisation.none),
    synonyms: ["event_average", "trial_average", "peth"],
    examples: [
      Example("align(demo(neurons=3, seconds=20s), at=[5, 10, 15])", shows: "3 × 300"),
      Example(
        "align(demo(neurons=2, seconds=20s), at=[5, 10], before=500ms, after=1s)", shows: "2 × 150"),
    ]
  ) { (context: CallContext, recording, at, labels, before, after, normalise) in
    let cut = try WindowCut(
      before: before.seconds, after: after.seconds, normalisation: normalise.kind,
      rate: recording.rate)
    let given = try at.known(to: context).events(labels: labels)
    let events =
      context.isUnknown("at") ? try recording.standIn(for: given, cut, context) : given
    return try recording.windows(cut, at: events).averagedByNeuron()
  }.foreseen(.byShapesAtAnySize(asking: ["at"])),
  Command(
    "average",
    "Averages rows within each neuron, then over neurons: mean and standard error by column.",
    Parameter<Dataset>("dataset", "windows, or other rows, by class where they have labels"),
    synonyms: ["mean_sem", "sem"],
    examples: [
      Example("average(windows(demo(neurons=3, seconds=20s))).sem[0] > 0", shows: "true"),
      Example("average(windows(demo(neurons=3, seconds=20s))).columns", shows: "mean"),
    ]
  ) { dataset in try DataTable(averages: dataset) },
  Command(
    "population", "Makes rows of times and columns of neurons: what all did in each bin.",
    Parameter<Recording>("recording", "traces that were recorded together"),
    Parameter("bin", "how long the time of a row is", default: Seconds(0.1), in: .above(0)),
    Parameter("normalise", "whether each neuron has mean 0 and deviation 1", default: true),
    Parameter<EventTimes?>(
      "at", "events, whose classes rows near them have: seconds, or a table", default: nil),
    Parameter<EventLabels?>(
      "labels", "the class of each event, or the table's column of them", default: nil),
    Parameter(
      "before", "how long before its event a row has its class", default: Seconds(0),
      in: .atLeast(0)),
    Parameter("after", "how long after it", default: Seconds(1), in: .above(0)),
    synonyms: ["binned", "neurons"],
    examples: [
      Example("population(demo(neurons=5, seconds=10s))", shows: "100 × 5"),
      Example("population(demo(neurons=5, seconds=10s), at=[2, 6])", shows: "20 event / 80 rest"),
    ]
  ) { (context: CallContext, recording, bin, normalise, at, labels, before, after) in
    let events = try EventTimes.events(at, labels: labels, context)
    if recording.extent > 1 << 18 { try context.endTrial() }
    return try recording.population(
      PopulationCut(
        bin: bin.seconds, isScaled: normalise, events: events, before: before.seconds,
        after: after.seconds))
  }.foreseen(.byShapesAtAnySize(asking: ["at"])),
  Command(
    "correlations", "Pearson's correlation of each two neurons, or of each two columns.",
    Parameter<Either<Recording, Rows>>(
      "x", "a recording, over the samples that both neurons have, or rows"),
    synonyms: ["corrcoef", "corr", "correlation"],
    examples: [
      Example("shape(correlations(demo(neurons=4, seconds=5s)))", shows: "[4, 4]"),
      Example("plot.heatmap(correlations(demo(neurons=4, seconds=5s)))", shows: "heatmap"),
    ]
  ) { x in
    try requireOpenBLAS()
    return switch x {
    case .first(let recording): try recording.correlations().tensor
    case .second(let rows): rows.dataset.correlations().tensor
    }
  }.foreseen(.byShapes),
]
