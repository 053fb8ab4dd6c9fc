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
      "noise", "of a typical neuron, in percent per √Hz", default: 4, in: .between(0, 1000)),
    Parameter<Int?>("seed", "draws from the session's seed without one", default: nil),
    synonyms: ["simulate", "example"],
    examples: [Example("demo(neurons=2, seconds=10s)", shows: "2 neurons")]
  ) { (context: CallContext, neurons, seconds, rate, indicator, noise, seed) in
    try Simulation(
      neurons: neurons, seconds: seconds.seconds, rate: rate.hertz, indicator: indicator,
      noise: noise, seed: context.seed(seed)
    ).recording()
  },
  Command(
    "load", "Reads recordings; the format is seen in the content.",
    Parameter<Paths>(
      "path", "a file, the common part of a calcium and spikes pair, a pattern with *, or a list",
      role: .input(Paths.obstacle)),
    Parameter<String?>(
      "spikes", "the file of spike counts that goes with a single file", default: nil,
      role: .input(Paths.obstacle)),
    Parameter<Hertz?>("rate", "samples per second, where the file does not say", default: nil),
    Parameter<FormatName?>("format", "where the content should not decide", default: nil),
    synonyms: ["read_csv", "open", "import"]
  ) { (context: CallContext, path, spikes, rate, format) in
    try Recording.load(
      path.paths, spikes: spikes, rate: rate?.hertz, format: format?.rawValue,
      from: Files(context.host))
  },
  Command(
    "windows", "Cuts a recording into windows, labelled by whether a spike lies near the centre.",
    Parameter<Recording>("recording", "the traces to cut"),
    Parameter("before", "how far a window reaches before its centre", default: Seconds(0.5)),
    Parameter("after", "how far it reaches from its centre on", default: Seconds(0.5)),
    Parameter("step", "from one centre to the next", default: Seconds(0.1), in: .above(0)),
    Parameter(
      "spike", "a window is labelled spike if one lies in [centre − spike, centre + spike)",
      default: Seconds(0.02)),
    Parameter(
      "normalise", "to mean 0 and deviation 1 over the window, over the neuron's trace, or not",
      default: Normalisation.trace),
    synonyms: ["cut", "segment", "epochs"],
    examples: [Example("windows(demo(neurons=2, seconds=10s))", shows: "2 neurons")]
  ) { recording, before, after, step, spike, normalise in
    try recording.windows(
      WindowCut(
        before: before.seconds, after: after.seconds, step: step.seconds, spike: spike.seconds,
        normalisation: normalise.kind, rate: recording.rate))
  },
  Command(
    "toy", "Makes random one-hot rows: in each a single 1, whose place is the row's class.",
    Parameter("classes", "how many places", default: 10, in: .between(2, 10_000)),
    Parameter("n", "how many rows", default: 10_000, in: .atLeast(1)),
    Parameter<Int?>("seed", "draws from the session's seed without one", default: nil),
    synonyms: ["onehot", "one_hot"], examples: [Example("toy(n=50)", shows: "50 × 10")]
  ) { (context: CallContext, classes, n, seed) in
    try Dataset.toy(classes: classes, count: n, seed: context.seed(seed))
  },
  Command(
    "balance", "Draws as many rows of each class, in random order.",
    Parameter<Dataset>("dataset", "labelled rows"),
    Parameter("n", "how many rows in all", default: 1000, in: .atLeast(2)),
    Parameter("replace", "whether a row may be drawn twice", default: false),
    Parameter<Int?>("seed", "draws from the session's seed without one", default: nil),
    synonyms: ["evenly_split", "sample_balanced"],
    examples: [Example("balance(toy(n=500), n=100)", shows: "100 × 10")]
  ) { (context: CallContext, dataset, n, replace, seed) in
    try dataset.balanced(count: n, replacing: replace, seed: context.seed(seed))
  },
  Command(
    "split", "Holds out a part of the rows: gives the rows kept and the rows held.",
    Parameter<Dataset>("dataset", "the rows"),
    Parameter("held", "about what part of the rows to hold out", default: Fraction(0.2)),
    Parameter("by", "whole neurons, or single rows whatever their neuron", default: SplitBy.neuron),
    Parameter<Int?>("seed", "draws from the session's seed without one", default: nil),
    synonyms: ["train_test_split", "holdout"],
    examples: [Example("split(windows(demo(neurons=4, seconds=10s)), held=25%)[1]", shows: "1 neuron")]
  ) { (context: CallContext, dataset, held, by, seed) in
    let parts = try dataset.split(held: held.part, by: by.kind, seed: context.seed(seed))
    return [parts.kept, parts.held]
  },
  Command(
    "normalise", "Scales each row to mean 0 and deviation 1, and remembers both.",
    Parameter<Dataset>("dataset", "the rows"), synonyms: ["normalize", "zscore", "scale"]
  ) { dataset in dataset.normalised() },
  Command(
    "restore", "Undoes the scaling of each row: brings it back to the data's own units.",
    Parameter<Dataset>("dataset", "scaled rows"), synonyms: ["denormalise", "unnormalise"]
  ) { dataset in dataset.restored() },
  Command(
    "resample", "Brings a recording to another sampling rate.",
    Parameter<Recording>("recording", "the traces"),
    Parameter<Hertz>("rate", "samples per second", in: .above(0)),
    examples: [Example("resample(demo(neurons=1, seconds=4s), rate=50Hz)", shows: "50 Hz")]
  ) { recording, rate in try recording.resampled(to: rate.hertz) },
  Command(
    "detrend", "Takes the slow baseline away from each trace.",
    Parameter<Recording>("recording", "the traces"), synonyms: ["baseline"],
    examples: [Example("detrend(demo(neurons=1, seconds=4s))", shows: "1 neuron")]
  ) { recording in try recording.detrended() },
  Command(
    "noise", "The noise level of each trace: 100 · median |difference| / √rate, in percent per √Hz.",
    Parameter<Recording>("recording", "the traces, in ΔF/F"),
    examples: [Example("shape(noise(demo(neurons=3, seconds=4s)))", shows: "[3]")]
  ) { recording in Tensor(recording.noiseLevels.map { Float($0) }) },
  Command(
    "head", "Takes the first rows.", Parameter<Dataset>("dataset", "the rows"),
    Parameter("n", "how many", default: 5, in: .atLeast(0)),
    examples: [Example("head(toy(n=50), 3)", shows: "3 × 10")]
  ) { dataset, n in dataset.head(n) },
  Command(
    "shuffle", "Puts rows, or the entries of a list or tensor, into a random order.",
    Parameter<Either<Dataset, [Value]>>("x", "rows, a list, or a tensor of one axis"),
    Parameter<Int?>("seed", "draws from the session's seed without one", default: nil),
    synonyms: ["permute", "randomise"]
  ) { (context: CallContext, x, seed) in x.shuffled(seed: context.seed(seed)) },
  Command(
    "concat", "Puts rows, or recordings, one after the other.",
    Parameter<Rest<Joinable>>("parts", "datasets of one width, or recordings of one rate"),
    synonyms: ["append", "vstack", "join"]
  ) { parts in try Joinable.joined(parts.items) },
  Command(
    "select", "Takes the rows that are of the given classes, neurons or sources.",
    Parameter<Dataset>("dataset", "the rows"),
    Parameter<Either<[Int], [String]>?>("labels", "classes, by number or name", default: nil),
    Parameter<[String]?>("neurons", "names of neurons", default: nil),
    Parameter<[String]?>("sources", "files, as they begin the neurons' names", default: nil),
    synonyms: ["filter", "subset"], examples: [Example("select(toy(n=50), labels=[3]).names[3]")]
  ) { dataset, labels, neurons, sources in
    try dataset.selecting(labels: labels, neurons: neurons, sources: sources)
  },
  Command(
    "relabel", "Gives rows other labels.",
    Parameter<Dataset>("dataset", "the rows"),
    Parameter<[Int]>("labels", "a class for each row, from 0"),
    examples: [Example("d = toy(n=50); relabel(d, shuffle(d.labels))", shows: "50 × 10")]
  ) { dataset, labels in try dataset.relabelled(labels) },
  Command(
    "describe", "Says what is in a value.", Parameter<Value>("x", "anything"),
    synonyms: ["info", "summary", "summarise"]
  ) { x in Description(of: x) },
  Command(
    "shape", "The length of each axis.", Parameter<Value>("x", "a tensor, a dataset or a list"),
    synonyms: ["size", "dim"], examples: [Example("shape(zeros(2, 3))", shows: "[2, 3]")]
  ) { x in try lengths(of: x) },
]

