import Autoencoders
import Datasets
import Interpreter

/// Spikes behind the light: finding them, and what tells traces apart.
let spikeCommands: [Command] = [
  Command(
    "spikes",
    "Finds spikes: how many to expect in each bin, by an encoder that learnt from simulations.",
    Parameter<Recording>("recording", "traces at 7.5 to 500 Hz, of 4 s or more each"),
    Parameter<Hertz?>(
      "rate", "25Hz for the encoder's own bins; the recording's bins without", default: nil,
      in: .between(25, 25)),
    Parameter<TrainedSpikeEncoder?>(
      "encoder", "another than the shipped one, made by spike_encoder()", default: nil),
    synonyms: ["infer", "spike_inference", "cascade"],
    examples: [
      Example("spikes(demo(neurons=2, seconds=10s, seed=1))", shows: "expected spikes per bin"),
      Example("spikes(demo(neurons=2, seconds=10s, seed=1), rate=25Hz).rate", shows: "25 Hz"),
    ], answersInterruption: true
  ) { (context: CallContext, recording, rate, encoder) in
    try recording.foundSpikes(
      by: try encoder?.encoder ?? .shipped(), in: rate == nil ? .samples : .encoder, context)
  },
  Command(
    "oasis",
    "Deconvolves traces: the sparse activity behind calcium that jumps and decays (OASIS, AR(1)).",
    Parameter<Recording>("recording", "traces, best of ΔF/F"),
    Parameter<Seconds?>(
      "decay", "in which calcium falls to 1/e; found in each trace without", default: nil,
      in: .between(0.001, 1000)),
    Parameter(
      "negative", "whether the baseline may lie below 0, as of traces that were scaled",
      default: false),
    synonyms: ["deconvolve", "deconvolution", "deconv"],
    examples: [
      Example("oasis(demo(neurons=2, seconds=10s, seed=1))", shows: "deconvolved activity"),
      Example(
        "r = demo(neurons=2, seconds=60s, seed=1); score(oasis(r), r).correlation > 0.2",
        shows: "true"),
    ], answersInterruption: true
  ) { (context: CallContext, recording, decay, negative) in
    try recording.checkLight("activity is")
    return try recording.deconvolved(
      decay: decay?.seconds, baselineMayBeNegative: negative, isCancelled: context.isCancelled)
  },
  Command(
    "statistics",
    "Eight numbers of each trace, by which an encoder of spikes tells kinds of traces apart.",
    Parameter<Recording>("recording", "traces at 7.5 to 500 Hz, of 4 s or more each"),
    synonyms: ["trace_statistics", "features"],
    examples: [
      Example("statistics(demo(neurons=2, seconds=10s, seed=1)).columns[1]", shows: "noise"),
      Example(
        "r = demo(neurons=2, seconds=10s, seed=1); d = windows(r); "
          + "cross(encode(pca(d, k=3), d), statistics(r))", shows: "35"),
    ], columns: [("neuron", "the neuron's name")] + TraceStatistics.terms
  ) { recording in try recording.statistics() },
  Command(
    "spike_encoder",
    "Trains an encoder for spikes() on simulated traces alone, as the shipped one was.",
    Parameter(
      "traces", "how many are simulated", default: 6000, in: .within(EncoderTraining.traceCounts)),
    Parameter(
      "steps", "how many Adam takes", default: 5000, in: .within(EncoderTraining.stepCounts)),
    Parameter(
      "chunks", "of a step, each of another trace", default: 512,
      in: .within(EncoderTraining.chunkCounts)),
    Parameter(
      "bins", "of a chunk, 40 ms each", default: 8, in: .within(EncoderTraining.binCounts)),
    Parameter(
      "learning_rate", "the peak of one cycle of Adam's step size", default: 3e-3,
      in: .above(0, upTo: 1)),
    Parameter<Int?>("seed", "draws from the session's seed without one", default: nil),
    examples: [
      Example("spike_encoder(traces=4, steps=2, seed=1)", shows: "2 steps on 4 simulated traces"),
      Example(
        "s"
          + "pikes(demo(neurons=1, seconds=10s), encoder=spike_encoder(traces=4, steps=2, seed=1))",
        shows: "1 neuron"),
    ], answersInterruption: true, isCostly: true
  ) { (context: CallContext, traces, steps, chunks, bins, rate, seed) in
    try TrainedSpikeEncoder(
      training: EncoderTraining(
        traces: traces, steps: steps, chunks: chunks, bins: bins, learningRate: rate,
        seed: context.seed(seed)), context)
  },
]
