import Datasets
import Interpreter
import LinearAlgebra

/// What is done to traces, and asked of them, before they are cut.
let traceCommands: [Command] = [
  Command(
    "resample", "Brings a recording to another sampling rate.",
    Parameter<Recording>("recording", "the traces"),
    Parameter<Hertz>("rate", "samples per second", in: .between(0.1, 1e5)),
    examples: [
      Example("resample(demo(neurons=1, seconds=4s), rate=50Hz)", shows: "50 Hz"),
      Example(
        "resample(demo(neurons=2, seconds=4s, seed=1), rate=30Hz).rate",
        shows: "30 Hz"),
    ],
    answersInterruption: true
  ) { (context: CallContext, recording, rate) in
    let count = Double(recording.extent) * max(1, rate.hertz / recording.rate)
    if context.isTrial, count > 4e6 { try context.endTrial() }
    if context.isTrial, count > 3e5 { return try recording.outlined(at: rate.hertz) }
    return try recording.resampled(to: rate.hertz, isCancelled: context.isCancelled)
  }.foreseen(.byShapesAtAnySize),
  Command(
    "dff", "ΔF/F: what each trace has beyond its baseline, over the baseline.",
    Parameter<Recording>("recording", "fluorescence, all of it above 0"),
    Parameter(
      "baseline",
      "the running percentile, or maximin: smoothed, its running least, and the greatest of that",
      default: BaselineName.percentile),
    Parameter("window", "that the baseline is found in", default: Seconds(60), in: .above(0)),
    Parameter<Percent?>(
      "percentile", "the one that is the baseline; the 8th without", default: nil,
      in: .between(0, 100)),
    synonyms: ["deltaf", "df_f", "df/f", "dfof", "delta_f", "f0", "baseline_correct"],
    examples: [
      Example(
        "save(demo(neurons=1, seconds=20s)[0, 0:2000] + 10, \"light.npy\"); "
          + "dff(load(\"light.npy\", rate=100Hz))", shows: "1 neuron"),
      Example(
        "save(demo(neurons=1, seconds=20s)[0, 0:2000] + 10, \"light.npy\"); "
          + "dff(load(\"light.npy\", rate=100Hz), baseline=\"maximin\", window=10s)",
        shows: "1 neuron"),
    ]
  ) { recording, baseline, window, percentile in
    try recording.checkLight("a baseline is")
    return try recording.relativeChange(baseline.kind(percentile?.percent, window))
  },
  Command(
    "detrend", "Takes the slow baseline away from each trace.",
    Parameter<Recording>("recording", "the traces"), synonyms: ["baseline"],
    examples: [
      Example("detrend(demo(neurons=1, seconds=4s))", shows: "1 neuron"),
      Example("std(detrend(demo(neurons=1, seconds=60s))[0, :]) > 0", shows: "true"),
    ]
  ) { recording in try recording.detrended() }.foreseen(.byShapes),
  Command(
    "smooth", "Smooths each trace with a Gaussian; what is missing stays so.",
    Parameter<Recording>("recording", "the traces"),
    Parameter<Seconds>("width", "the Gaussian's standard deviation", in: .above(0, upTo: 60)),
    synonyms: ["gaussian_filter", "gaussian_filter1d", "filter", "lowpass"],
    examples: [
      Example("smooth(demo(neurons=1, seconds=4s), 50ms)", shows: "1 neuron"),
      Example("std(smooth(demo(neurons=1, seconds=20s), 200ms)[0, :]) > 0", shows: "true"),
    ],
    answersInterruption: true
  ) { (context: CallContext, recording, width) in
    try recording.smoothed(width.seconds, isCancelled: context.isCancelled)
  }.foreseen(.byShapes),
  Command(
    "noise",
    "The noise level of each trace: 100 · median |difference| / √rate, in percent per √Hz.",
    Parameter<Recording>("recording", "the traces, in ΔF/F"),
    synonyms: ["noise_level", "snr", "nu"],
    examples: [
      Example("shape(noise(demo(neurons=3, seconds=4s)))", shows: "[3]"),
      Example("noise(demo(neurons=3, seconds=20s, noise=8))", shows: "tensor 3"),
    ]
  ) { recording in Tensor(recording.noiseLevels.map { Float($0) }) }.foreseen(.byShapes),
  Command(
    "cutoff", "Up to which frequency each trace has power: less than half its rate if upsampled.",
    Parameter<Recording>("recording", "traces at 7.5 Hz or more, with 512 samples or more"),
    synonyms: ["band", "band_edge", "bandwidth", "nyquist", "upsampled"],
    examples: [
      Example("cutoff(demo(neurons=3, seconds=20s, seed=1)).upsampled[0]", shows: "false"),
      Example(
        "r = resample(demo(neurons=3, seconds=60s, seed=1), rate=10Hz); "
          + "cutoff(resample(r, rate=60Hz)).upsampled[0]", shows: "true"),
    ]
  ) { recording in try recording.cutoffs() },
  Command(
    "gaps", "Where samples are missing: a row for each neuron and gap.",
    Parameter<Recording>("recording", "the traces"), synonyms: ["missing", "isnan", "nan"],
    examples: [
      Example("length(gaps(demo(neurons=3, seconds=4s)))", shows: "0"),
      Example("gaps(demo(neurons=1, seconds=4s)).columns", shows: "neuron"),
    ]
  ) { recording in try recording.gapTable() },
  Command(
    "spike_times", "The time of each spike: a row for each neuron and spike.",
    Parameter<Recording>("recording", "traces whose spikes are known"),
    synonyms: ["spikes_to_times", "timestamps"],
    examples: [
      Example("spike_times(demo(neurons=2, seconds=10s, seed=1)).columns", shows: "neuron"),
      Example(
        "t = spike_times(demo(neurons=2, seconds=20s, seed=1)); length(t) > 0", shows: "true"),
    ]
  ) { recording in try recording.spikeTimeTable() },
  Command(
    "count_spikes", "Gives a recording the spikes that lie at some times, counted in its bins.",
    Parameter<Recording>("recording", "the traces"),
    Parameter<SpikeTimes>(
      "times", "a table with columns neuron and time, or a list of seconds for each neuron"),
    synonyms: ["with_spikes", "bin_spikes", "add_spikes", "times_to_counts"],
    examples: [
      Example("count_spikes(demo(neurons=1, seconds=4s), [[0.5, 1.25]]).spikes", shows: "[2]"),
      Example(
        "r = demo(neurons=2, seconds=10s, seed=1); "
          + "count_spikes(r, spike_times(r)).spikes == r.spikes", shows: "true"),
    ]
  ) { (context: CallContext, recording, times) in
    if context.isUnknown("times") { try context.endTrial() }
    return try recording.countingSpikes(at: times.seconds(of: recording.traces.map(\.name)))
  }.foreseen(.byShapesAtAnySize(asking: ["times"])),
]
