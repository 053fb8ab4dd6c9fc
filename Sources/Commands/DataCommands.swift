import Autoencoders
import Datasets
import Interpreter
import LinearAlgebra

/// Recordings, windows and rows: where numbers come from and how they are picked.
let dataCommands: [Command] = [
  Command(
    "demo", "Simulates a recording: bursts of spikes seen through an indicator, drift and noise.",
    Parameter("neurons", "how many", default: 12, in: .between(1, 10_000)),
    Parameter("seconds", "how long", default: Seconds(120), in: .above(0)),
    Parameter("rate", "samples per second", default: Hertz(100), in: .between(1, 10_000)),
    Parameter("indicator", "the calcium indicator", default: Indicator.gcamp6s),
    Parameter(
      "noise", "of a typical neuron, in percent per √Hz", default: Percent(4),
      in: .between(0, 1000)),
    Parameter<Int?>("seed", "draws from the session's seed without one", default: nil),
    synonyms: ["simulate", "example"],
    examples: [
      Example("demo(neurons=2, seconds=10s)", shows: "2 neurons"),
      Example("demo(neurons=1, seconds=20s, rate=30Hz)", shows: "30 Hz"),
    ]
  ) { (context: CallContext, neurons, seconds, rate, indicator, noise, seed) in
    let simulation = Simulation(
      neurons: neurons, seconds: seconds.seconds, rate: rate.hertz, indicator: indicator,
      noise: noise.percent, seed: context.seed(seed))
    if simulation.isLong, context.isTrial { return try simulation.outline() }
    return try simulation.recording(isCancelled: context.isCancelled)
  }.foreseen(.byShapesAtAnySize),
  Command(
    "load", "Reads recordings; the format is seen in the content.",
    Parameter<Paths>(
      "path",
      "a file, the common part of a calcium and spikes pair, a pattern with * or **, or a list",
      role: .input(Paths.obstacle, offering: RecordingFormat.offers)),
    Parameter<String?>(
      "spikes", "the file of spike counts that goes with a single file", default: nil,
      role: .input(Paths.fileObstacle, offering: RecordingFormat.spikeOffers)),
    Parameter<Hertz?>(
      "rate", "samples per second, where the file does not say or is wrong", default: nil,
      in: .between(0.1, 1e5)),
    Parameter<Orientation?>(
      "orientation", "what is a neuron, where the shape does not tell: rows or columns",
      default: nil),
    Parameter<TimeUnit?>(
      "time", "the unit of a column of times that does not say it", default: nil),
    Parameter<DecimalMark?>(
      "decimal", "the decimal mark of a text's numbers, where that is in doubt", default: nil),
    Parameter<FormatName?>(
      "format", "where the content should not decide: \(FormatName.sentences)", default: nil),
    Parameter<[Int]?>("neurons", "which neurons are read, by position", default: nil),
    Parameter<Seconds?>("from", "the time that is read from", default: nil, in: .atLeast(0)),
    Parameter<Seconds?>("to", "the time that is read to", default: nil, in: .above(0)),
    Parameter<String?>("array", "the array or series, where a file has several", default: nil),
    Parameter<Double?>(
      "neuropil", "what part of suite2p's neuropil is subtracted; 0.7 without", default: nil,
      in: .between(0, 2)),
    Parameter<Bool?>(
      "cells", "whether only what was judged to be a cell is read; yes without", default: nil),
    synonyms: ["read_csv", "open", "import"],
    examples: [
      Example(
        "save(demo(neurons=2, seconds=5s), \"demo.calcium.csv\"); load(\"demo\")",
        shows: "2 neurons"),
      Example("save(zeros(2, 500), \"two.npy\"); load(\"two.npy\", rate=30Hz)", shows: "30 Hz"),
    ]
  ) {
    (
      context: CallContext, path, spikes, rate, orientation, time, decimal, format, neurons, from,
      to,
      array, pil, cells
    ) in
    try Recording.load(
      path.paths, spikes: spikes, rate: rate?.hertz, format: format?.rawValue,
      options: ReadingOptions(time: time, decimal: decimal, orientation: orientation),
      reading: Reading(
        neurons: neurons, from: from?.seconds, to: to?.seconds, array: array, neuropil: pil,
        cells: cells),
      from: context.host, isCancelled: context.isCancelled)
  },
  Command(
    "windows", "Cuts a recording into windows, labelled by whether a spike lies near the centre.",
    Parameter<Recording>("recording", "the traces to cut"),
    Parameter(
      "before", "how far a window reaches before its centre", default: Seconds(0.5), in: .atLeast(0)
    ),
    Parameter(
      "after", "how far it reaches from its centre on", default: Seconds(0.5), in: .atLeast(0)),
    Parameter("step", "from one centre to the next", default: Seconds(0.1), in: .above(0)),
    Parameter(
      "spike", "a window is labelled spike if one lies in [centre − spike, centre + spike)",
      default: Seconds(0.02), in: .above(0)),
    Parameter(
      "normalise", "to mean 0 and deviation 1 over the window, over the neuron's trace, or not",
      default: Normalisation.trace),
    Parameter<EventTimes?>(
      "at", "centres in place of one each step: seconds, or a table of events", default: nil),
    Parameter<EventLabels?>(
      "labels", "the class of each event, or the table's column of them, in place of spikes",
      default: nil),
    synonyms: ["cut", "segment", "epochs"],
    examples: [
      Example("windows(demo(neurons=2, seconds=10s))", shows: "2 neurons"),
      Example(
        "windows(demo(neurons=2, seconds=10s), at=[2, 5], labels=[\"go\", \"stop\"])",
        shows: "2 stop / 2 go"),
    ]
  ) { (context: CallContext, recording, before, after, step, spike, normalise, at, labels) in
    try recording.windows(
      WindowCut(
        before: before.seconds, after: after.seconds, step: step.seconds, spike: spike.seconds,
        normalisation: normalise.kind, rate: recording.rate),
      at: try EventTimes.events(at, labels: labels, context))
  }.foreseen(.byShapesAtAnySize(asking: ["at"])),
  Command(
    "toy", "Makes random one-hot rows: in each a single 1, whose place is the row's class.",
    Parameter("classes", "how many places", default: 10, in: .between(2, 10_000)),
    Parameter("n", "how many rows", default: 10_000, in: .atLeast(1)),
    Parameter<Int?>("seed", "draws from the session's seed without one", default: nil),
    synonyms: ["onehot", "one_hot"],
    examples: [
      Example("toy(n=50)", shows: "50 × 10"), Example("toy(n=60, classes=3)", shows: "60 × 3"),
    ]
  ) { (context: CallContext, classes, n, seed) in
    if seed == nil, context.isTrial { return try Dataset.toyInTurn(classes: classes, count: n) }
    return try Dataset.toy(classes: classes, count: n, seed: context.seed(seed))
  }.foreseen(.byShapesAtAnySize),
  Command(
    "balance", "Draws as many rows of each class, in random order.",
    Parameter<Dataset>("dataset", "labelled rows"),
    Parameter("n", "how many rows in all", default: 1000, in: .atLeast(2)),
    Parameter("replace", "whether a row may be drawn twice", default: false),
    Parameter<Int?>("seed", "draws from the session's seed without one", default: nil),
    synonyms: ["evenly_split", "sample_balanced"],
    examples: [
      Example("balance(toy(n=500), n=100)", shows: "100 × 10"),
      Example("balance(toy(n=500, classes=2), n=20).counts", shows: "[10, 10]"),
    ]
  ) { (context: CallContext, dataset, n, replace, seed) in
    if context.isTrial { return try dataset.outlineOfBalanced(n, replacing: replace, context) }
    return try dataset.balanced(count: n, replacing: replace, seed: context.seed(seed))
  }.foreseen(.byShapesAtAnySize),
  Command(
    "split", "Holds out a part of the rows: gives the rows kept and the rows held.",
    Parameter<Dataset>("dataset", "the rows"),
    Parameter(
      "held", "about what part of the rows to hold out", default: Fraction(0.2),
      in: .strictlyBetween(0, 1)),
    Parameter(
      "by", "whole neurons, single rows whatever their neuron, or the last rows of each",
      default: SplitBy.neuron),
    Parameter<Int?>("seed", "draws from the session's seed without one", default: nil),
    synonyms: ["train_test_split", "holdout"],
    examples: [
      Example("split(windows(demo(neurons=4, seconds=10s)), held=25%)[1]", shows: "1 neuron"),
      Example("a, b = split(toy(n=100), held=20%, by=\"row\"); length(b)", shows: "20"),
    ]
  ) { (context: CallContext, dataset, held, by, seed) in
    try dataset.endSplitting(by: by.kind, context)
    let parts = try dataset.split(held: held.part, by: by.kind, seed: context.seed(seed))
    if by == .neuron, let note = parts.held.note(held: held.part, of: dataset) {
      context.print("split: \(note)")
    }
    return [parts.kept, parts.held]
  }.foreseen(.byShapesAtAnySize),
  Command(
    "normalise", "Scales each row, or each neuron's trace, to mean 0 and deviation 1.",
    Parameter<Entries>("x", "a dataset, which remembers both, a recording, or a tensor"),
    synonyms: ["normalize", "zscore", "scale"],
    examples: [
      Example("normalise([1, 3])", shows: "mean 0, sd 1"),
      Example("round(std(normalise(toy(n=20)).data[0]), 3)", shows: "1"),
    ]
  ) { x in try x.normalised() }.foreseen(.byShapes),
  Command(
    "restore", "Undoes the scaling of each row: brings it back to the data's own units.",
    Parameter<Dataset>("dataset", "scaled rows"), synonyms: ["denormalise", "unnormalise"],
    examples: [
      Example("restore(normalise(toy(n=50)))", shows: "50 × 10"),
      Example("round(mean(restore(normalise(toy(n=20))).data), 3)", shows: "0.1"),
    ]
  ) { dataset in dataset.restored() }.foreseen(.byShapes),
  Command(
    "head", "Takes the first rows, neurons, entries or items.",
    Parameter<Entries>("x", "a dataset, a table, a recording, a tensor or a list"),
    Parameter("n", "how many", default: 5, in: .atLeast(0)), synonyms: ["first", "take"],
    examples: [
      Example("head(toy(n=50), 3)", shows: "3 × 10"),
      Example("head([5, 6, 7], 2)", shows: "[5, 6]"),
    ]
  ) { x, n in try x.head(n) }.foreseen(.byShapes),
  Command(
    "shuffle", "Puts rows, neurons, entries or items into a random order.",
    Parameter<Entries>("x", "a dataset, a table, a recording, a tensor or a list"),
    Parameter<Int?>("seed", "draws from the session's seed without one", default: nil),
    synonyms: ["permute", "randomise"],
    examples: [
      Example("sort(shuffle([3, 1, 2]))", shows: "[1, 2, 3]"),
      Example("shuffle(toy(n=20), seed=3)", shows: "20 × 10"),
    ]
  ) { (context: CallContext, x, seed) in try x.shuffled(seed: context.seed(seed)) }
  .foreseen(.byShapes),
  Command(
    "concat", "Puts rows, tables, recordings, tensors or lists one after the other.",
    Parameter<Rest<Entries>>(
      "parts", "all of one kind; of one width, rate or shape, or the same columns"),
    synonyms: ["append", "vstack", "join"],
    examples: [
      Example("concat(toy(n=20), toy(n=30))", shows: "50 × 10"),
      Example("concat([1, 2], [3])", shows: "[1, 2, 3]"),
    ]
  ) { parts in try Entries.joined(parts.items) }.foreseen(.byShapes),
  Command(
    "cross",
    "Sets numbers of its neuron beside each row, and all products of a column with one of them.",
    Parameter<Dataset>("dataset", "rows whose neurons are known, such as PCA scores"),
    Parameter<DataTable>(
      "table", "a column neuron and columns of numbers, such as statistics(recording)"),
    synonyms: ["interactions", "products", "PolynomialFeatures"],
    examples: [
      Example(
        "d = windows(demo(neurons=2, seconds=10s, seed=1)); "
          + "cross(d, table(neuron=d.neurons, depth=[120, 240]))", shows: "× 201"),
      Example(
        "d = dataset(table(x=[2, 3], cell=[\"a\", \"b\"]), neuron=\"cell\"); "
          + "cross(d, table(neuron=[\"a\", \"b\"], depth=[10, 20]))[1, 2]", shows: "60"),
    ]
  ) { dataset, table in try dataset.crossed(with: table) }.foreseen(.byShapes),
  Command(
    "select",
    "Takes the rows that are of the given classes, neurons or sources, or where a mask is true.",
    Parameter<Dataset>("dataset", "the rows"),
    Parameter<Either<[Int], [String]>?>(
      "labels", "classes, by number or name", default: nil, role: .names(Dataset.classNames)),
    Parameter<[String]?>(
      "neurons", "names of neurons", default: nil, role: .names(Dataset.neuronNames)),
    Parameter<[String]?>(
      "sources", "files, as they begin the neurons' names", default: nil,
      role: .names(Dataset.sourceNames)),
    Parameter<RowChoice?>(
      "where", "a truth value for each row, or what is wanted of events: {contrast: [0.5, 1]}",
      default: nil),
    synonyms: ["filter", "subset"],
    examples: [
      Example("select(toy(n=50, classes=2), labels=[1])", shows: "/ 0 0"),
      Example("d = toy(n=50); all(select(d, where=d.labels < 5).labels < 5)", shows: "true"),
      Example(
        "t = table(time=[2, 5], contrast=[0.5, 1]); "
          + "select(windows(demo(neurons=2, seconds=10s), at=t), where={contrast: 1})",
        shows: "2 × 100"),
    ]
  ) { (context: CallContext, dataset, labels, neurons, sources, choice) in
    try dataset.selecting(
      labels: labels, neurons: neurons, sources: sources, choice: choice, context)
  }.foreseen(.byShapesAtAnySize(asking: ["labels", "where"])),
  Command(
    "relabel", "Gives rows other labels, or merges classes into new ones.",
    Parameter<Dataset>("dataset", "the rows"),
    Parameter<Relabelling>(
      "labels",
      "a class for each row, from 0; what is known of events, by its name; or new classes and the "
        + "old ones that each is of", role: .names(Dataset.eventNames)),
    synonyms: ["rename", "merge"],
    examples: [
      Example("d = toy(n=50); relabel(d, shuffle(d.labels))", shows: "50 × 10"),
      Example(
        "t = table(time=[2, 5], contrast=[0.5, 1]); "
          + "relabel(windows(demo(neurons=2, seconds=10s), at=t), \"contrast\")",
        shows: "2 1 / 2 0.5"),
      Example("relabel(toy(n=50, classes=3), {low: [0, 1], high: [2]}).names", shows: "low"),
    ]
  ) { (context: CallContext, dataset, labels) in try dataset.relabelled(labels, context) }
  .foreseen(.byShapesAtAnySize(asking: ["labels"])),
  Command(
    "describe", "Says what is in a value.", Parameter<Value>("x", "anything"),
    synonyms: ["info", "summary", "summarise"],
    examples: [
      Example("describe(toy(n=50))", shows: "50 × 10"),
      Example("describe([{seed: 1, auc: 0.8}, {seed: 2, auc: 0.9}])"),
    ]
  ) { x in Description(of: x) }.foreseen(.byShapes),
  Command(
    "shape", "The length of each axis.",
    Parameter<AnyOf<Shaped>>("x", "a tensor, a dataset or a list"),
    synonyms: ["size", "dim"],
    examples: [
      Example("shape(zeros(2, 3))", shows: "[2, 3]"),
      Example("shape(toy(n=20))", shows: "[20, 10]"),
    ]
  ) { x in try lengths(of: x.value) }.foreseen(.byShapesAlone),
  Command(
    "save", "Writes a value to a file, and says to which; the path's ending tells the format.",
    Parameter<Value>(
      "x",
      "a plot (.svg), model or whatever was fitted (.safetensors), dataset (.csv, .npy, .npz, .mat, "
        + ".safetensors), table (.csv, .json), tensor (.csv, .npy, .npz, .mat), recording (.csv, "
        + ".npy, .npz, .mat, .nwb), or result (.json)"),
    Parameter<String>(
      "path", "the file; a recording's name takes .calcium.csv and .spikes.csv",
      role: .output(Paths.written, refusing: FileFormat.refusal)),
    Parameter<WeightLayout?>(
      "layout", "of a model: its weights alone, as another program names and lays them out",
      default: nil),
    synonyms: ["write", "export", "to_csv", "savefig"],
    examples: [
      Example("save(toy(n=50), \"toy.csv\")", shows: "toy.csv"),
      Example("save({loss: 0.5}, \"result.json\"); read(\"result.json\").loss", shows: "0.5"),
      Example(
        "save(pca(toy(n=50), k=2), \"p.safetensors\"); read(\"p.safetensors\")", shows: "10 → 2"),
    ]
  ) { (context: CallContext, x, path, layout) in
    let files = try x.files(at: path, layout: layout, context)
    if context.isCancelled() { throw DatasetError.interrupted }
    let said = try files.write(on: context.host)
    context.noteSaved(x)
    return said
  },
  Command(
    "read", "Reads what save() wrote: .safetensors, .npy, .npz, .mat, .csv, .tsv or .json.",
    Parameter<String>(
      "path", "the file",
      role: .input(
        Paths.fileObstacle,
        offering: Paths.ending(
          in: ".safetensors", ".npy", ".npz", ".mat", ".csv", ".tsv", ".json"))),
    Parameter<Either<Model, TrainedClassifier>?>(
      "into", "a trained model or classifier that takes the weights of Keras or PyTorch",
      default: nil),
    synonyms: ["load_model", "load_weights", "open"],
    examples: [
      Example("save(zeros(2, 3), \"zeros.npy\"); shape(read(\"zeros.npy\"))", shows: "[2, 3]"),
      Example(
        "save([{seed: 1, auc: 0.8}], \"runs.json\"); read(\"runs.json\")[0].auc", shows: "0.8"),
    ]
  ) { (context: CallContext, path, into) in
    guard let into else {
      return try Value(reading: path, on: context.host, note: context.print)
    }
    return try Value(reading: path, into: into, on: context.host)
  },
]
