import Analysis
import Autoencoders
import Datasets
import Interpreter
import LinearAlgebra

/// Autoencoders, and PCA as the simplest of them.
let representationCommands: [Command] = [
  Command(
    "vae", "Describes a variational autoencoder; train() then fits it to rows.",
    Parameter(
      "latent", "how many latent variables; \"spikes\" for those of a recording's traces",
      default: Latents.count(32), in: .within(VAEDescription.latents)),
    Parameter("encoder", "its layers, first to last", default: [LayerSpec.lstm(units: 64)]),
    Parameter(
      "decoder", "its layers; the output layer is added", default: [LayerSpec.lstm(units: 64)]),
    Parameter(
      "features", "what the encoder sees of each bin",
      default: [Feature.level, .delta, .square]),
    Parameter<Double?>(
      "kl", "weight of the divergence from the prior: 1e-4 beside mse, 1 beside nats without",
      default: nil, in: .within(VAEDescription.divergenceWeights)),
    Parameter(
      "noise", "share of the posterior's deviation drawn in training", default: 1,
      in: .within(VAEDescription.noises)),
    Parameter<Given?>("given", "feeds the rows' labels to encoder and decoder", default: nil),
    Parameter(
      "likelihood",
      "what the output says of the data: a mean squared error, or noise to be learned",
      default: LikelihoodKind.usual),
    synonyms: ["autoencoder", "VAE"],
    examples: [
      Example("vae(latent=2, encoder=[dense(20, \"tanh\")])", shows: "not trained"),
      Example("vae(latent=8, likelihood=\"gaussian\")", shows: "latent"),
    ]
  ) { latent, encoder, decoder, features, kl, noise, given, likelihood in
    try Either<Model, SpikeModel>(
      latent: latent,
      VAEDescription(
        latent: 32, encoder: encoder, decoder: decoder, features: features,
        likelihood: likelihood, kl: kl, noise: noise, isGivenLabels: given != nil))
  },
  Command(
    "train",
    "Fits a model to rows with Adam, or trains it further; goes on where it was interrupted.",
    Parameter<Either<Model, SpikeModel>>("model", "described by vae()"),
    Parameter<Either<Dataset, Recording>>("dataset", "the rows; a recording for a spike model"),
    TrainingParameters.epochs(10, atLeast: 0), TrainingParameters.batch,
    TrainingParameters.learningRate, TrainingParameters.held, TrainingParameters.patience,
    TrainingParameters.warmUp,
    Parameter("metrics", "what else to count", default: Setting.usual([Metric]())),
    TrainingParameters.seed, TrainingParameters.checkpoint, TrainingParameters.schedule,
    TrainingParameters.clip, SleepSettings.steps, SleepSettings.kind,
    synonyms: ["fit", "learn"],
    examples: [
      Example(
        "train(vae(latent=2, encoder=[dense(5)], decoder=[]), toy(n=100), epochs=1)",
        shows: "trained 1 epoch"),
      Example(
        "m = train(vae(latent=2, encoder=[], decoder=[]), toy(n=50), epochs=1); "
          + "train(m, toy(n=50), epochs=2)", shows: "3 epochs"),
    ], answersInterruption: true, isCostly: true
  ) {
    (
      context: CallContext, model, dataset, epochs, batch, rate, held, patience, warmup, metrics,
      seed, checkpoint, schedule, clip, sleep, simulate
    )
    in
    let settings = TrainingSettings(
      epochs: epochs, batch: batch, learningRate: rate, held: held, patience: patience,
      warmUp: warmup, metrics: metrics, seed: seed, checkpoint: checkpoint, schedule: schedule,
      clip: clip)
    return try model.trained(
      on: dataset, as: settings, asleep: SleepSettings(steps: sleep, kind: simulate), context)
  }.foreseen(.byShapesAtAnySize(quickly: ["epochs": .number(0)])),
  Command(
    "pca", "Finds the directions in which rows vary most.",
    Parameter<Rows>("dataset", "one observation per row"),
    Parameter(
      "k", "how many directions to keep; without, 10 or as many as there are",
      default: Setting.usual(10), in: .atLeast(1)),
    Parameter("whiten", "whether scores are divided by their deviation", default: false),
    synonyms: ["fit", "components", "principal_components", "cluster"],
    examples: [
      Example("pca(toy(n=50), k=2)", shows: "10 → 2"),
      Example("d = toy(n=50); mean(pca(d, k=2).explained) < 1", shows: "true"),
    ], isCostly: true
  ) { (context: CallContext, rows, k, whiten) in
    let count = k.count(atMost: PCA.mostComponents(of: rows.dataset.data))
    let data = rows.dataset.data
    let pca =
      context.isTrial
      ? try PCA(outlining: data, count: count, whitening: whiten)
      : try PCA(of: data, count: count, whitening: whiten)
    return FittedPCA(pca, of: rows.dataset)
  }.foreseen(.byShapesAtAnySize),
  Command(
    "encode",
    "Gives rows their latent means, or their PCA scores, and traces their expected spikes.",
    Parameter<AnyModel>("model", AnyRepresentation.words),
    Parameter<Either<Rows, Recording>>(
      "dataset", "rows of the width it was fitted on; a recording for a spike model"),
    Parameter("draw", "draws from each row's posterior, as the 2017 tutorial took", default: false),
    Parameter<Int?>("seed", "for draws; from the session's seed without one", default: nil),
    Parameter(
      "hidden", "of a spike model: the 64 numbers behind the spikes, a row per bin of 25 Hz",
      default: false),
    synonyms: ["transform", "embed"],
    examples: [
      Example("d = toy(n=50); encode(pca(d, k=2), d)", shows: "50 × 2"),
      Example(
        "d = toy(n=50); m = train(vae(latent=2, encoder=[], decoder=[]), d, epochs=1); "
          + "encode(m, d)", shows: "50 × 2"),
    ], isCostly: true
  ) { (context: CallContext, model, data, draw, seed, hidden) in
    try ModelUse(model, data).tried(context).encoded(
      drawing: { draw ? context.seed(seed) : nil }, isHidden: hidden, context)
  }.foreseen(.byShapesAtAnySize),
  Command(
    "decode", "Gives the windows that latent vectors stand for.",
    Parameter<AnyRepresentation>("model", AnyRepresentation.words),
    Parameter<Rows>("latent", "latent vectors: a dataset, or a tensor of one or two axes"),
    Parameter<Double?>("given", "the label, for a model that is given labels", default: nil),
    synonyms: ["inverse_transform", "generate"],
    examples: [
      Example("d = toy(n=50); p = pca(d, k=2); decode(p, encode(p, d))", shows: "50 × 10"),
      Example(
        "m = train(vae(latent=2, encoder=[], decoder=[]), toy(n=50), epochs=1); "
          + "decode(m, [0, 0])", shows: "1 × 10"),
    ]
  ) { model, latent, given in try model.content.decode(latent.dataset, "latent", given: given) }
  .foreseen(.byShapes(asking: ["given"])),
  Command(
    "reconstruct",
    "Gives rows as a model sees them, decoded from their means; traces as their spikes explain them.",
    Parameter<AnyModel>("model", AnyRepresentation.words),
    Parameter<Either<Rows, Recording>>(
      "dataset", "rows of the width it was fitted on; a recording for a spike model"),
    synonyms: ["autoencode"],
    examples: [
      Example("d = toy(n=50); reconstruct(pca(d, k=2), d)", shows: "50 × 10"),
      Example(
        "d = toy(n=50); m = train(vae(latent=2, encoder=[], decoder=[]), d, epochs=1); "
          + "reconstruct(m, d)", shows: "50 × 10"),
    ]
  ) { (context: CallContext, model, data) in
    try ModelUse(model, data).tried(context).reconstructed()
  }.foreseen(.byShapesAtAnySize),
  Command(
    "sample", "Draws windows from the prior; of a spike model traces with their spikes.",
    Parameter<Either<Model, SpikeModel>>("model", "a trained model"),
    Parameter("n", "how many", default: 10, in: .within(VAE.sampleCounts)),
    Parameter<Double?>("given", "the label, for a model that is given labels", default: nil),
    Parameter<Int?>("seed", "draws from the session's seed without one", default: nil),
    synonyms: ["generate", "draw"],
    examples: [
      Example(
        "sample(train(vae(latent=2, encoder=[], decoder=[]), toy(n=50), epochs=1), 3)",
        shows: "3 × 10"),
      Example(
        "m = train(vae(latent=2, encoder=[], decoder=[]), toy(n=50), epochs=1); "
          + "mean(sample(m, 100).data) < 1", shows: "true"),
    ]
  ) { (context: CallContext, model, n, given, seed) in
    try model.sample(n, given: given, seed: context.seed(seed))
  }.foreseen(.byShapes),
  Command(
    "walk", "Decodes windows at steps along a direction of the latent space.",
    Parameter<AnyRepresentation>("model", AnyRepresentation.words),
    Parameter<Direction>(
      "along", "\(AnySeparator.words) with a plane, or a vector of the latent space, as [1, 0]"),
    Parameter<Dataset?>(
      "from", "rows whose mean and deviation count; those it was fitted on without", default: nil),
    Parameter(
      "by",
      "of a classifier: its weights, which it filters with, or its pattern, what varies with it",
      default: WalkBy.weights),
    Parameter("steps", "how many windows", default: 5, in: .between(2, 1000)),
    Parameter("reach", "how far to either side, in standard deviations", default: 2, in: .above(0)),
    Parameter<Double?>("given", "the label held fixed, for a model given labels", default: nil),
    synonyms: ["traverse", "interpolate"],
    examples: [
      Example(
        "d = toy(n=50); p = pca(d, k=2); walk(p, [1, 0], from=encode(p, d), steps=3)",
        shows: "3 steps from -2 to 2"),
      Example(
        "d = toy(n=60, classes=2); "
          + "walk(pca(d, k=2), svm(encode(pca(d, k=2), d)), from=encode(pca(d, k=2), d))",
        shows: "steps"),
    ]
  ) { model, along, from, by, steps, reach, given in
    let positions = Walk.positions(steps: steps, reach: reach)
    let points = try along.points(by: by, from: from, at: positions)
    return Walk(
      windows: try model.content.decode(points, "along", given: given), steps: positions,
      decisions: try along.decisions(at: points))
  }.foreseen(.byShapes),
  Command(
    "health", "Says how well a model describes rows: ELBO, reconstruction, active units, prior.",
    Parameter<Either<Model, SpikeModel>>("model", "a trained model"),
    Parameter<Either<Dataset, Recording>>(
      "dataset", "rows, better such as it has not seen; a recording for a spike model"),
    Parameter(
      "draws", "of the importance-weighted bound", default: 50, in: .within(VAE.drawCounts)),
    Parameter<Int?>("seed", "draws from the session's seed without one", default: nil),
    synonyms: ["elbo", "diagnose", "evaluate"],
    examples: [
      Example(
        "d = toy(n=100); health(train(vae(latent=2, encoder=[dense(5)], decoder=[]), d, epochs=1), d)",
        shows: "on its own 100 training rows"),
      Example(
        "d = toy(n=100); a, b = split(d, by=\"row\"); "
          + "health(train(vae(latent=2, encoder=[], decoder=[]), a, epochs=1), b)",
        shows: "not fitted on"),
    ]
  ) { (context: CallContext, model, dataset, draws, seed) in
    try model.health(on: dataset, draws: draws, context) { context.seed(seed) }
  }.foreseen(.byShapesAtAnySize),
]
