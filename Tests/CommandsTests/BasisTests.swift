import HostInMemory
import Interpreter
import SVGRules
import Testing

/// Four neurons of 95 windows each, every other row of class 1.
private let neurons = """
  d = windows(demo(neurons=4, seconds=10s, rate=50Hz, seed=5), before=200ms, after=300ms)
  d = relabel(d, [i % 2 for i in range(length(d))])
  one, two, three, four = [select(d, neurons=[n]) for n in d.neurons]

  """

@Suite("What a result was computed on")
struct BasisTests {
  @Test(
    "Every result says whether its rows and their neurons were seen before",
    arguments: [
      ("svm(one)", "one", "on its own 95 training rows"),
      ("svm(concat(one, two))", "one", "on 95 rows, all of them training rows"),
      ("svm(concat(one, two))", "concat(two, three)", "on 190 rows, 95 of them training rows"),
      ("svm(one)", "three", "on 95 rows of 1 held-out neuron"),
      ("svm(one)", "concat(three, four)", "on 190 rows of 2 held-out neurons"),
      ("svm(one[0:40])", "one[40:90]", "on 50 other rows of neurons it was fitted on"),
      (
        "svm(concat(one[0:40], two))", "concat(one[40:80], three, four)",
        "on 230 other rows; it was fitted on 1 of their 3 neurons"
      ),
      (
        "svm(toy(n=60, classes=2, seed=1))", "toy(n=50, classes=2, seed=2)",
        "on 50 rows that it was not fitted on"
      ),
      (
        "classifier(one, layers=[dense(2)], epochs=1)", "concat(three, four)",
        "on 190 rows of 2 held-out neurons"
      ),
      (
        "classifier(concat(one, two), layers=[dense(2)], epochs=1)", "concat(one, two)",
        "on its own 190 training rows"
      ),
    ])
  func basis(_ classifier: String, _ rows: String, _ sentence: String) throws {
    let space = try workspace(after: neurons + "c = \(classifier); rows = \(rows)")
    #expect(try space.text("score(c, rows, draws=5).basis") == sentence)
    #expect(try space.text("confusion(c, rows).basis") == sentence)
    #expect(try space.value("score(c, rows, draws=5)").summary.contains(sentence))
    #expect(try space.value("confusion(c, rows)").summary.contains(sentence))
    for plot in ["plot.roc", "plot.confusion"] {
      // A figure may break its note into lines.
      let words = SVGChecker(try space.svg("\(plot)(c, rows)")).texts.joined(separator: " ")
      #expect(words.contains(sentence), "\(plot)")
    }
  }

  @Test(
    "A result says what the encoder has seen that the classifier has not",
    arguments: [
      ("concat(one, three)", "three", "; the encoder was trained on 95 of them"),
      ("concat(one, three[0:40])", "three", "; the encoder was trained on 40 of them"),
      ("concat(one, three[0:40])", "three[40:95]", "; the encoder was trained on 1 of the neurons"),
      ("one", "three", ""),
    ])
  func encoder(_ seen: String, _ rows: String, _ ending: String) throws {
    for fit in ["pca(e, k=2)", "train(vae(latent=2, encoder=[], decoder=[]), e, epochs=1)"] {
      let space = try workspace(
        after: neurons + "e = \(seen); p = \(fit); s = svm(encode(p, one)); z = encode(p, \(rows))")
      let basis = try space.text("score(s, z, draws=5).basis")
      #expect(basis.hasSuffix(" of 1 held-out neuron" + ending), "\(fit): \(basis)")
    }
  }

  @Test("An encoder's knowledge is kept through a second model, and through more training")
  func chain() throws {
    let space = try workspace(
      after: neurons + """
        m = train(vae(latent=3, encoder=[], decoder=[]), three, epochs=1)
        m = train(m, one, epochs=1)
        p = pca(encode(m, one), k=2)
        s = svm(encode(p, encode(m, one)))
        """)
    #expect(
      try space.text("score(s, encode(p, encode(m, three)), draws=5).basis")
        == "on 95 rows of 1 held-out neuron; the encoder was trained on 95 of them")
  }

  @Test("Windows of the same moment, cut in another way, are the same rows")
  func sameMoment() throws {
    let space = try workspace(
      after: """
        r = demo(neurons=2, seconds=10s)
        a = windows(r, normalise="window"); b = windows(r, normalise="none")
        a = relabel(a, [i % 2 for i in range(length(a))])
        b = relabel(b, a.labels)
        """)
    #expect(try space.text("score(svm(a), b, draws=5).basis") == "on its own 180 training rows")
  }

  @Test("A split by row is told by every score on it")
  func splitByRow() throws {
    let space = try workspace(
      after: neurons + "a, b = split(d, by=\"row\", held=25%); c, e = split(d, held=25%)")
    #expect(
      try space.text("score(svm(a), b, draws=5).basis")
        == "on 96 other rows of neurons it was fitted on")
    #expect(
      try space.text("score(svm(c), e, draws=5).basis") == "on 95 rows of 1 held-out neuron")
  }

  @Test("Health says what its rows are to the model")
  func health() throws {
    let space = try workspace(
      after: neurons + "m = train(vae(latent=2, encoder=[], decoder=[]), one, epochs=1)")
    #expect(try space.text("health(m, one, draws=2).basis") == "on its own 95 training rows")
    #expect(try space.text("health(m, two, draws=2).basis") == "on 95 rows of 1 held-out neuron")
  }
}
