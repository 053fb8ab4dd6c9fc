import HostInMemory
import Interpreter
import Testing

/// Things to get wrong: small windows `d`, their PCA `p` and scores `z`, svms `s` and `r`, models
/// `m` and `g` (given labels), a network `c`, one-hot rows `t`, windows of another width, no rows.
private let things =
  smallWindows + """
    p = pca(d, k=3); z = encode(p, d); s = svm(z); r = svm(z, kernel="rbf")
    m = train(vae(latent=3, encoder=[dense(4)], decoder=[]), d, epochs=1)
    g = train(vae(latent=2, encoder=[], decoder=[], given="label"), d, epochs=1)
    c = classifier(d, layers=[dense(3)], epochs=1)
    t = toy(n=50); empty = d[0:0]; wide = windows(recording, before=100ms, after=200ms)
    one = select(d, neurons=[d.neurons[0]]); zeroes = relabel(d, [0 for i in range(length(d))])
    missing = log(tensor([-1]))[0]; gap = [[missing, 1, 2, 3, 4, 5, 6, 7, 8, 9]]
    unlabelled = sample(m, 5, seed=1); blind = load("x.csv", rate=50Hz)

    """

private func prepared() throws -> Workspace {
  let lines = (0..<400).map { "\($0 % 7),\($0 * $0 % 11)" }.joined(separator: "\n")
  let space = Workspace(host: MemoryHost(["x.csv": Array("a,b\n\(lines)\n".utf8)]))
  try space.run(things)
  return space
}

@Suite("Bad input")
struct BadInputTests {
  /// Runs a call that must be refused with one located sentence.
  private func expectRefusal(_ code: String, _ message: String) throws {
    let space = try prepared()
    let failure = #expect(throws: Workspace.Failure.self, "\(code)") { try space.run(code) }
    guard let failure else { return }
    #expect(failure.kind == .error)
    #expect(failure.messages.count == 1, "\(failure)")
    #expect(failure.description.contains(message), "\(failure)")
    #expect(failure.description.contains("test:1:"), "\(failure)")
  }

  @Test(
    "Recordings and windows",
    arguments: [
      ("demo(neurons=0)", "neurons must be between 1 and 10000, but is 0"),
      ("demo(neurons=10000, seconds=1000000s)", "must have at most 1073741824 numbers"),
      ("demo(seconds=0s)", "seconds must be greater than 0 s, but is 0 s"),
      ("demo(seconds=10)", "seconds must be a time such as 500ms, but is 10"),
      ("demo(indicator=\"gcamp9\")", "did you mean \"gcamp6s\"?"),
      ("load(\"missing.csv\")", "there is no file missing.csv"),
      ("load(\"*.nothing\")", "no file matches \"*.nothing\""),
      ("load([])", "path must be a path or a list of paths, but is an empty list"),
      ("load(\"x.csv\")", "the sampling rate of x.csv must be known"),
      ("load(\"x.csv\", rate=0Hz)", "rate must be between 0.1 Hz and 100 kHz, but is 0 Hz"),
      ("load(\"x.csv\", spikes=\"y.csv\")", "there is no file y.csv"),
      ("toy(n=1e18)", "must have at most 1073741824 numbers"),
      ("toy(classes=1)", "classes must be between 2 and 10000, but is 1"),
      ("windows(recording, before=0ms, after=0ms)", "after must be 1 to 10000000 bins, but is 0"),
      ("windows(recording, step=0ms)", "step must be greater than 0 s, but is 0 s"),
      ("windows(recording, spike=0ms)", "spike must be greater than 0 s, but is 0 s"),
      ("windows(recording, before=-1s)", "before must be at least 0 s, but is -1 s"),
      (
        "windows(recording, before=1e300s)", "before must be seconds that make 0 to 10,000,000 bins"
      ),
      ("windows(recording, before=100s)", "a trace must be longer than a window (5025 bins)"),
      ("windows(recording, normalise=\"wndow\")", "did you mean \"window\"?"),
      ("windows(d)", "recording must be a recording, but is a dataset"),
      ("windows(recording[0:0])", "a trace must be longer than a window"),
      ("resample(recording, 0Hz)", "rate must be between 0.1 Hz and 100 kHz"),
      ("plot.raster(blind)", "a raster needs spikes, but this recording has none"),
    ])
  func recordings(_ code: String, _ message: String) throws { try expectRefusal(code, message) }

  @Test(
    "Rows",
    arguments: [
      ("balance(t, n=15)", "n must be a positive multiple of the 10 classes, but is 15"),
      ("balance(t, n=1000)", "must have 100 rows, but has"),
      (
        "balance(toy(n=12, classes=3, seed=1), n=300)",
        "300 rows cannot be drawn from 12 rows"
      ),
      ("balance(d, n=1e12, replace=true)", "must have at most 1073741824 numbers"),
      ("balance(empty)", "class \"quiet\" must have 500 rows, but has 0"),
      ("balance(unlabelled, n=2)", "the rows must have labels, but have none"),
      ("split(d, held=0%)", "held must be strictly between 0 and 1, but is 0"),
      ("split(d, held=100%)", "held must be strictly between 0 and 1, but is 1"),
      ("split(one)", "at least 2 neurons to be split by neuron, but are of 1"),
      ("split(t)", "the rows must have groups (neurons), but have none"),
      ("split(d[0:1], by=\"row\")", "both sides of a split must have rows"),
      ("select(d, labels=[7])", "there are no rows of 7"),
      ("select(d, labels=[\"sipke\"])", "there are no rows of \"sipke\""),
      ("select(d, neurons=[\"nobody\"])", "there are no rows of \"nobody\""),
      ("select(d, sources=[\"nowhere\"])", "there are no rows of \"nowhere\""),
      ("select(d, where=[1, 0])", "where must have one entry for each of the 594 rows"),
      ("select(unlabelled, labels=[0])", "select() needs labelled rows"),
      ("relabel(d, [1, 2])", "labels must be one for each of the 594 rows, but are 2"),
      ("relabel(d[0:2], [0, -1])", "labels must be from 0 to 999,999, but one is -1"),
      ("relabel(d[0:1], [0.5])", "labels must be a list of whole numbers, but is a list with 0.5"),
      ("concat()", "concat() needs at least one part"),
      ("concat(d, wide)", "columns must be 10, but are 15"),
      (
        "concat(d, recording)",
        "parts must be of one kind to be joined, but are a dataset and a recording"
      ),
      ("head(5)", "x must be a dataset, a table, a recording, a tensor or a list, but is 5"),
      ("head(d, -1)", "n must be at least 0, but is -1"),
      ("normalise(zeros(2, 3, 4))", "x must be rows of numbers, but has 3 axes"),
      ("shape(none)", "x must be something with a shape: a tensor, rows, a list, but is none"),
    ])
  func rows(_ code: String, _ message: String) throws { try expectRefusal(code, message) }

  @Test(
    "Models",
    arguments: [
      ("lstm(0)", "units must be between 1 and 65536, but is 0"),
      ("dense(5, \"tnah\")", "did you mean \"tanh\"?"),
      ("vae(latent=0)", "latent must be between 1 and 65536, but is 0"),
      ("vae(features=[])", "features must be one or more, each named once, but is none"),
      ("vae(features=[\"lvel\"])", "did you mean \"level\"?"),
      (
        "vae(features=[\"level\", \"statistics\"])",
        "cross(encode(model, rows), statistics(recording))"
      ),
      (
        "walk(train(vae(latent=\"spikes\"), demo(neurons=1, seconds=24s), epochs=0, sleep=2), [1])",
        "between these nothing lies to walk through"
      ),
      ("vae(encoder=[5])", "encoder must be a list of layers, but is a list with 5"),
      ("vae(kl=-1)", "kl must be between 0 and 1000000, but is -1"),
      ("train(vae(), empty)", "must have at least one row"),
      ("train(vae(), gap)", "dataset must be a dataset"),
      ("train(vae(), d, held=0%)", "held must be a dataset, or a part such as 20%, but is 0"),
      ("train(vae(), d, patience=2)", "patience needs held-out rows"),
      ("train(vae(latent=65536, encoder=[lstm(65536)]), d)", "the weights must be at most"),
      (
        "train(vae(given=\"label\"), unlabelled)",
        "a model that is given labels needs labelled rows"
      ),
      ("encode(vae(), d)", "model must be a trained model, but is a model that is not trained yet"),
      ("sample(vae(), 3)", "the model must be trained first"),
      ("health(vae(), d)", "the model must be trained first"),
      ("encode(m, empty)", "dataset must have at least one row, but is empty"),
      ("encode(p, empty)", "dataset must have at least one row, but is empty"),
      (
        "encode(m, gap)", "dataset must hold finite numbers, but row 0, column 0 is NaN or infinite"
      ),
      (
        "encode(p, gap)", "dataset must hold finite numbers, but row 0, column 0 is NaN or infinite"
      ),
      ("decode(m, [missing, 1, 2])", "latent must hold finite numbers"),
      ("decode(p, [missing, 1, 2])", "latent must hold finite numbers"),
      ("decode(m, [1, 2, 3], given=1)", "given needs a model that is given labels"),
      ("decode(p, [1, 2, 3], given=1)", "given needs a model that is given labels"),
      ("decode(g, [1, 2])", "a model that is given labels needs labelled rows"),
      ("sample(g, 3)", "a model that is given labels needs one to sample for"),
      ("sample(m, 3, given=1)", "given needs a model that is given labels"),
      ("sample(m, 0)", "n must be between 1 and 16777216, but is 0"),
      ("sample(p, 3)", "model must be a model or spike model, but is a pca"),
      ("pca(d, k=11)", "the number of components must be from 1 to 10, but is 11"),
      ("pca(empty)", "there must be at least 2 rows, but there are 0"),
      ("pca([1, 2, 3])", "there must be at least 2 rows, but there is 1"),
      ("pca([[1, missing], [2, 3]], k=1)", "data must be finite, but row 0, column 1"),
      ("walk(m, [1, 0, 0])", "a walk along a bare vector needs from="),
      ("walk(m, [0, 0, 0], from=encode(m, d))", "rows must differ along the weights"),
      ("walk(m, r)", "an svm with an rbf kernel has no weights"),
      ("walk(m, s, steps=1)", "steps must be between 2 and 1000, but is 1"),
      ("walk(m, s, reach=0)", "reach must be greater than 0, but is 0"),
      ("walk(p, s, given=1)", "given needs a model that is given labels"),
      ("health(m, empty)", "must have at least one row"),
      ("health(p, d)", "model must be a model or spike model, but is a pca"),
    ])
  func models(_ code: String, _ message: String) throws { try expectRefusal(code, message) }

  @Test(
    "Classifiers",
    arguments: [
      ("svm(t)", "labels must have exactly two classes, but have 10"),
      ("svm(zeroes)", "labels must have exactly two classes, but have 1 (class 0: 594 rows)"),
      ("svm(empty)", "labels must have exactly two classes, but have 0"),
      ("svm(unlabelled)", "svm() needs labelled rows, but these have no labels"),
      ("svm(d, C=0)", "C must be greater than 0, but is 0"),
      ("svm(d, kernel=\"rfb\")", "did you mean \"rbf\"?"),
      ("svm(d, gamma=1)", "gamma is of an rbf kernel"),
      ("r.weights", "an svm with an rbf kernel has no weights"),
      ("classifier(t)", "labels must have exactly two classes, but have 10"),
      ("classifier(select(t, labels=[1, 2]))", "a label must be 0 or 1"),
      ("classifier(empty)", "must have at least one row"),
      ("classifier(unlabelled)", "classifier() needs labelled rows"),
      ("predict(s, gap)", "dataset must have the 3 columns that classifier expects, but has 10"),
      ("predict(s, [[missing, 1, 2]])", "dataset must hold finite numbers"),
      ("decision(c, gap)", "dataset must hold finite numbers"),
      (
        "predict(m, d)",
        "classifier must be an svm, a logistic regression or a classifier, but is a model"
      ),
      ("confusion(s, z[0:0])", "dataset must have at least one row, but is empty"),
      ("confusion(c, unlabelled)", "confusion() needs labelled rows"),
      ("score(s, z[0:0])", "dataset must have at least one row, but is empty"),
      ("score(s, z[0::2])", "labels must have exactly two classes, but have 1"),
      ("score(c, unlabelled)", "score() needs labelled rows"),
      ("mistakes(c, unlabelled)", "mistakes() needs labelled rows"),
      ("crossvalidate(d, folds=5)", "must be from 2 to the number of groups (3), but is 5"),
      ("crossvalidate(d, folds=1)", "folds must be between 2 and 10000, but is 1"),
      (
        "crossvalidate(toy(n=9, classes=2), folds=2)",
        "folds by neuron need rows whose neurons are known"
      ),
      (
        "crossvalidate(t, folds=2, by=\"row\")", "labels must have exactly two classes, but have 10"
      ),
      (
        "crossvalidate(empty, folds=2, by=\"row\")",
        "labels must have exactly two classes, but have 0"
      ),
    ])
  func classifiers(_ code: String, _ message: String) throws { try expectRefusal(code, message) }

  @Test(
    "Two widths that disagree are both pointed at",
    arguments: [
      ("encode(m, wide)", 10, 15), ("encode(p, wide)", 10, 15), ("reconstruct(m, wide)", 10, 15),
      ("decode(m, [1, 2])", 3, 2), ("decode(p, z[:, 0:2])", 3, 2), ("train(m, wide)", 10, 15),
      ("train(vae(), d, held=wide)", 10, 15), ("health(m, wide)", 10, 15),
      ("walk(m, svm(d))", 3, 10), ("walk(m, s, from=d)", 3, 10),
      ("predict(c, wide)", 10, 15), ("decision(s, d)", 3, 10), ("confusion(s, d)", 3, 10),
      ("score(c, wide)", 10, 15), ("mistakes(s, d)", 3, 10), ("plot.roc(s, d)", 3, 10),
      ("plot.confusion(s, d)", 3, 10), ("plot.reconstruction(m, wide)", 10, 15),
      ("plot.latent(z, svm=svm(d))", 10, 3),
    ])
  func widths(_ code: String, _ expected: Int, _ found: Int) throws {
    let setup =
      code.contains("wide") ? "wide = relabel(wide, [i % 2 for i in range(length(wide))])\n" : ""
    let space = try prepared()
    try space.run(setup)
    let failure = #expect(throws: Workspace.Failure.self) { try space.run(code) }
    #expect(failure?.description.contains("this expects \(expected) column") == true)
    #expect(failure?.description.contains("this has \(found) column") == true)
  }

  @Test(
    "Numbers",
    arguments: [
      ("mean([])", "mean needs at least one number"),
      ("mean(\"abc\")", "x must be a tensor or a list of numbers, but is \"abc\""),
      ("quantile([1, 2], 120%)", "part must be between 0% and 100%, but is 120%"),
      ("zeros(-1)", "the length of an axis must be 0 or more, but is -1"),
      ("zeros(1e12)", "a tensor must have at most 268435456 entries"),
      ("normal(1e6, 1e6)", "a tensor must have at most 268435456 entries"),
      ("reshape(range(6), 4)", "cannot be laid out as 4"),
      ("range(0, 10, 0)", "a step other than 0"),
      ("dot([1, 2], [1, 2, 3])", "one length, but is given 2 and 3"),
      ("correlate([1, 2], [1])", "one length, but is given 2 and 1"),
      ("histogram([missing])", "a histogram takes finite numbers"),
      ("histogram([1], bins=0)", "bins must be between 1 and 1000000, but is 0"),
      ("tensor(\"abc\")", "x must be numbers, or lists of them of one length, but is \"abc\""),
      ("tensor([[1, 2], [3]])", "x must be numbers, or lists of them of one length"),
      ("where([1, 0], 1)", "where() takes both a and b, or neither"),
      ("where([1, 0], [1, 2, 3], 0)", "do not fit together"),
      ("sort({a: 1})", "x must be a tensor, a list or a table, but is a record"),
      ("length(5)", "x must be something with entries: a list, a tensor, rows, a text, but is 5"),
      ("seed(1.5)", "value must be a whole number, but is 1.5"),
    ])
  func numbers(_ code: String, _ message: String) throws { try expectRefusal(code, message) }

  @Test(
    "Figures",
    arguments: [
      ("plot.trace(recording, start=100s)", "start must be before the end of the traces (20 s)"),
      ("plot.trace([])", "must have at least one entry, but is empty"),
      ("plot.line([])", "must have at least one entry, but is empty"),
      (
        "plot.line([[1, 2]], names=[\"a\", \"b\"])",
        "names must be as many as lines (1), but are 2"
      ),
      ("plot.line([[1, 2]], at=[1])", "positions must be as many as"),
      ("plot.scatter([1, 2], [1])", "must be as many as"),
      ("plot.scatter([1, 2], [1, 2], by=[0])", "labels must be as many as"),
      ("plot.histogram([])", "must have at least one entry, but is empty"),
      ("plot.histogram([missing])", "must hold at least one finite number"),
      ("plot.bar([1, 2], names=[\"a\"])", "names must be as many as bars (2), but is 1"),
      ("plot.heatmap([])", "must have at least one entry, but is empty"),
      ("plot.windows(empty)", "must have at least one entry, but is empty"),
      ("plot.latent(z, axes=[0, 9])", "axes must be two columns from 0 to 2"),
      ("plot.latent(z, axes=[0])", "axes must be two columns from 0 to 2"),
      ("plot.latent(z, svm=r)", "an svm with an rbf kernel has no weights"),
      ("plot.roc(s, z[0::2])", "labels must have exactly two classes, but have 1"),
      ("plot.roc(s, z, prevalence=0%)", "prevalence must be strictly between 0 and 1, but is 0"),
      ("plot.loss(vae())", "the model has no losses yet"),
      ("plot.reconstruction(m, empty)", "dataset must have at least one row, but is empty"),
      ("plot.walk(d)", "walk must be a walk, but is a dataset"),
      ("plot.weights(decode(m, [0, 0, 0])[0:0], d)", "against must have a row, but is empty"),
      ("plot.weights(d, wide)", "must be as many as those of the first (10), but is 15"),
      ("plot.explained(m)", "pca must be a pca, or several, but is a model"),
      ("grid([])", "must have at least one entry, but is empty"),
      ("plot.bar([1], out=\"folder/\")", "\"folder/\" is not the name of a file"),
      ("plot.bar([1], out=\"x.jpg\")", "a path for a plot must end in .svg or .pdf or .png"),
      ("plot.bar([1], size=89)", "size must be a width such as 89mm, or [89mm, 60mm]"),
      ("plot.bar([1], size=[89mm, 60mm, 2mm])", "size must be a width such as 89mm"),
      ("plot.bar([1], size=1mm)", "size must be between 10mm and 3000mm"),
      ("plot.windows(d, size=12mm)", "this figure must be at least"),
      ("plot.bar([1], dpi=300)", "dpi is of a .png file: give out= too"),
      ("plot.bar([1], out=\"x.pdf\", dpi=300)", "dpi is of a picture"),
      ("plot.bar([1], out=\"x.png\", dpi=9)", "dpi must be between 30 and 2400, but is 9"),
      ("plot.bar([1], x=3)", "x must be a label, or axis(from=0, to=1)"),
      ("plot.line([1, 2], y=axis(from=2, to=1))", "must end above its beginning"),
      ("plot.line([1, 2], x=axis(bar=5s))", "the x axis of this figure is no time"),
      (
        "plot.heatmap([[1, 2]], colour=axis(bar=1))",
        "colours have label, from, to, scale and ticks"
      ),
      ("overlay([plot.line([1]), plot.bar([1], names=[\"a\"])])", "the same kind of x axis"),
      ("overlay([plot.roc(s, z)])", "must be of one panel each, but roc is not"),
      ("plot.mark(plot.line([1, 2]))", "a mark must have a place: x, y or both"),
      ("plot.mark(plot.line([1, 2]), x=[1, 2, 3])", "the two ends of a stretch"),
      ("plot.mark(plot.model(m), x=1)", "a figure that is marked must have axes"),
      ("style(theme=\"dark\")", "\"page\""),
      ("axis(from=1mm)", "a number, or a time such as 5s"),
    ])
  func figures(_ code: String, _ message: String) throws { try expectRefusal(code, message) }

  @Test(
    "Files",
    arguments: [
      ("save(vae(), \"m.safetensors\")", "the model must be trained first"),
      ("save(s, \"s.json\")", "a path for an svm must end in .safetensors"),
      ("save(d, \"d.svg\")", "a path for a dataset must end in .csv or .npy"),
      ("save(table({a: [1]}), \"x.npy\")", "a path for a table must end in .csv or .json"),
      ("save(recording, \"z.foo\")", "a path for a recording must end in .csv"),
      ("save(plot.bar([1]), \"x.jpg\")", "a path for a plot must end in .svg or .pdf or .png"),
      ("save(zeros(2, 2, 2), \"x.csv\")", "x must be rows of numbers, but has 3 axes"),
      ("save([d], \"x.json\")", "JSON must hold plain values and results, but is given a dataset"),
      ("save(5, \"\")", "\"\" is not the name of a file"),
      ("read(\"nothing.npy\")", "there is no file nothing.npy"),
      ("save(\"a\", \"y.json\"); read(\"y.json\")[3]", "outside"),
    ])
  func files(_ code: String, _ message: String) throws { try expectRefusal(code, message) }

  @Test("Faults of one call are reported together, before anything is done")
  func together() throws {
    let space = try prepared()
    let failure = #expect(throws: Workspace.Failure.self) {
      try space.run("x = 0\ntrain(m, d, epochs=x - 1, batch=x, learning_rate=x)")
    }
    #expect(failure?.messages.count == 3)
  }

  @Test(
    "Edges that are no mistakes",
    arguments: [
      "length(windows(blind, before=0ms, after=20ms)) > 0", "length(d[0:0]) == 0",
      "length(mistakes(s, z)) >= 0", "shape(5) == []", "length(concat(d, empty)) == 594",
      "windows(blind).labels == none", "length(crossvalidate(d, folds=3).auc) == 3",
      "length(head(empty)) == 0", "length(shuffle(empty)) == 0", "length(normalise(empty)) == 0",
      "shape(read(save(zeros(0, 3), \"e.npy\"))) == [0, 3]",
      "length(noise(recording[0:0])) == 0", "score(s, z, draws=1).rows == 594",
      "shape(decode(p, [1, 2, 3]).data) == [1, 10]", "length(split(d, held=1%)[1].neurons) == 1",
      "length(split(d, held=99%)[0].neurons) == 1", "pca(d, k=10).explained[9] >= 0",
    ])
  func edges(_ claim: String) throws {
    #expect(try prepared().holds(claim), "\(claim)")
  }
}
