import Interpreter
import Testing

/// A program that fails on every run, and what the check says of it where.
private struct Mistake: CustomTestStringConvertible {
  let code: String
  let said: String
  /// The line and column of the primary place.
  let place: String

  init(_ code: String, _ said: String, at place: String) {
    (self.code, self.said, self.place) = (code, said, place)
  }

  var testDescription: String { code }
}

private let called = [
  Mistake(
    "def f(x) { return sqrt(x) }\nf(\"a\")", "x must be a number or a tensor, but is \"a\"",
    at: "1:24"),
  Mistake("def f(a) { return a + \"x\" }\nf(1)", "cannot add the number 1", at: "1:19"),
  Mistake("def f() { x = 1 }\nf() + 1", "cannot add none and the number 1", at: "2:1"),
  Mistake("def f(x) { return x.foo }\nf(5)", "but this is 5", at: "1:21"),
  Mistake("def f(n=3) { return zeros(n) }\nf(\"a\")", "lengths must be", at: "1:27"),
  Mistake("def f(n) { return zeros(n) }\nf(2)[5]", "index 5 is outside", at: "2:6"),
  Mistake("def f(x) { return g(x) }\ndef g(y) { return -y }\nf(\"a\")", "`-`", at: "2:20"),
]

private let repeated = [
  Mistake("for x in [\"a\", \"b\"] { sqrt(x) }", "but is \"a\"", at: "1:28"),
  Mistake("[sqrt(x) for x in [\"a\"]]", "but is \"a\"", at: "1:7"),
  Mistake("for x in [1, 2] { zeros(2)[x + 5] }", "index 6 is outside", at: "1:28"),
  Mistake("for x in zeros(3) { x.foo }", "but this is 0", at: "1:23"),
  Mistake("for x in range(100) { x.foo }", "but this is", at: "1:25"),
  Mistake("for a, b in [1, 2] { }", "2 names need a list", at: "1:5"),
  Mistake("for a, b in [[1, 2, 3]] { }", "2 names cannot take 3 values", at: "1:5"),
  Mistake("[zeros(n) for n in [1, 2]][2]", "index 2 is outside", at: "1:28"),
]

private let ofKind = [
  Mistake("train(vae(), demo())", "one of rows, but these are traces", at: "1:14"),
  Mistake(
    "train(vae(latent=\"spikes\"), windows(demo()))", "but these are rows", at: "1:29"),
  Mistake("encode(pca(toy(n=50)), demo())", "but this is a recording", at: "1:24"),
  Mistake("health(vae(), toy(n=4))", "must be trained first", at: "1:8"),
  Mistake("plot.loss(vae())", "no losses yet", at: "1:11"),
  Mistake("encode(vae(latent=\"spikes\"), demo())", "must be trained first", at: "1:8"),
  Mistake("save(zeros(2), \"q.npy\") + 1", "cannot take a text", at: "1:1"),
  Mistake("methods(5)", "5 does not remember", at: "1:9"),
]

private let ofShape = [
  Mistake(
    "predict(svm(toy(n=50, classes=2)), toy(n=10, classes=3))", "the 2 columns", at: "1:9"),
  Mistake(
    "confusion(svm(toy(n=50, classes=2)), toy(n=10, classes=3))", "the 2 columns", at: "1:11"),
  Mistake(
    "decision(svm(toy(n=50, classes=2)), toy(n=10, classes=3))", "the 2 columns", at: "1:10"),
  Mistake("svm(toy(n=20, classes=2)).weights[2]", "index 2 is outside", at: "1:35"),
  Mistake("demo(neurons=3)[3]", "outside the 3 neurons", at: "1:17"),
  Mistake("demo(neurons=3).neurons[3]", "outside the 3 items", at: "1:25"),
  Mistake("demo(neurons=2)[0:1][1]", "outside the 1 neuron", at: "1:22"),
  Mistake("resample(demo(), 30Hz)[20]", "outside the 12 neurons", at: "1:24"),
  Mistake("windows(demo(rate=50Hz, seconds=10s))[:, 50]", "the 50 columns", at: "1:39"),
  Mistake("save(zeros(2, 2, 2), \"x.csv\")", "but has 3 axes", at: "1:6"),
  Mistake(
    "w = windows(demo(neurons=2, seconds=10s)); p = pca(w, k=2); "
      + "walk(p, p.components[0], from=w)", "has 100", at: "1:66"),
  Mistake("relabel(windows(demo()), [1])", "14,280 rows", at: "1:26"),
  Mistake("count_spikes(demo(), [1, 2])", "must be 12", at: "1:1"),
  Mistake("windows(demo(), at=[5s], labels=[\"a\", \"b\"])", "events (1)", at: "1:33"),
  Mistake("plot.psth(demo(), at=[5s], labels=[\"a\", \"b\"])", "events (1)", at: "1:35"),
  Mistake("concat(demo(neurons=2), demo(neurons=2, rate=50Hz))", "has 50 Hz", at: "1:1"),
  Mistake("cross(toy(n=5), table(a=[1, 2]))", "known neurons", at: "1:7"),
]

private let ofChoice = [
  Mistake("svm(toy(n=50))", "exactly two classes", at: "1:1"),
  Mistake("logistic(toy(n=50))", "exactly two classes", at: "1:1"),
  Mistake("classifier(toy(n=50))", "exactly two classes", at: "1:1"),
  Mistake("svm(toy(n=50, classes=2), gamma=3)", "of an rbf kernel", at: "1:33"),
  Mistake("windows(demo(seconds=30s), before=0s, after=0s)", "after must be 1", at: "1:1"),
  Mistake("crossvalidate(windows(demo(neurons=3)), folds=5)", "groups (3)", at: "1:1"),
  Mistake("crossvalidate(toy(n=50, classes=2), folds=99)", "neurons are known", at: "1:15"),
  Mistake("balance(toy(n=10), n=1000)", "cannot be drawn from 10 rows", at: "1:22"),
  Mistake("balance(windows(demo()), n=3)", "multiple of the 2 classes", at: "1:1"),
  Mistake(
    "balance(windows(demo(neurons=1, seconds=2s)), n=100000)", "cannot be drawn", at: "1:49"),
  Mistake("plot.trace(toy())", "must be at most 40", at: "1:1"),
  Mistake("plot.trace(demo(neurons=60, seconds=5s))", "must be at most 40", at: "1:1"),
  Mistake("select(toy(n=10), labels=[55])", "no rows of 55", at: "1:26"),
  Mistake("select(windows(demo()), labels=[\"spik\"])", "no rows of \"spik\"", at: "1:32"),
  Mistake(
    "select(windows(demo(neurons=2)), neurons=[\"demo/9\"])", "no rows of", at: "1:42"),
  Mistake("relabel(toy(), {a: 1})", "is in none of them", at: "1:16"),
  Mistake("align(demo(), [])", "at least one time", at: "1:1"),
  Mistake("plot.line([0, -1], y=axis(\"t\", scale=\"log\"))", "no value is", at: "1:1"),
  Mistake("seed(-1)", "value must be at least 0", at: "1:6"),
  Mistake("pca(normal(5, 3), k=4)", "from 1 to 3, but is 4", at: "1:1"),
]

/// What is missed unless more is known than the kind, where a number or the numbers in it are drawn.
private let ofDrawn = [
  Mistake("max(7, 5, axis=argmax(normal(3)))", "an axis of one tensor", at: "1:16"),
  Mistake("any(5, axis=argmax(normal(3)))", "a single number has no axes", at: "1:1"),
  Mistake("sum(normal(3), axis=argmax(normal(3)))[0]", "nothing to pick", at: "1:1"),
  Mistake("balance(toy(n=50), replace=true)[1000]", "outside the 1000 rows", at: "1:34"),
  Mistake("balance(toy(n=50, classes=2), n=4, replace=true) + zeros(3)", "cannot add", at: "1:1"),
  Mistake("balance(population(demo(neurons=2, seconds=4s)))", "must have labels", at: "1:1"),
  Mistake("a, b = align(demo(neurons=3, seconds=9s), normal(3))", "take 3 values", at: "1:1"),
  Mistake("align(demo(neurons=3, seconds=9s), normal(3))[3]", "the 3 rows", at: "1:47"),
  Mistake("align(demo(seconds=1s), normal(3))", "of 36 windows none does", at: "1:1"),
  Mistake("if balance(toy(n=50), replace=true)[4, 1] { }", "a condition", at: "1:4"),
  Mistake("if windows(demo(), at=normal(3))[4, 1] { }", "a condition", at: "1:4"),
  Mistake("def f(x) { return true and x }\nf(normal(3))", "`and` takes truth values", at: "1:28"),
  Mistake("decode(pca(toy(n=20), k=2), zeros(2, 3), given=normal(1)[0])", "2 columns", at: "1:8"),
  Mistake("range(5, normal(1)[0], 0)", "a step other than 0", at: "1:1"),
  Mistake("[sort([dense(3), q]) for q in type(logistic(toy(classes=2)))]", "cannot", at: "1:2"),
  Mistake("range(2, normal(1)[0]) / pca(toy(n=20))", "cannot take a range", at: "1:1"),
  Mistake("relabel(windows(demo()), [\"a\", std(normal(3))])", "a list with \"a\"", at: "1:26"),
  Mistake("relabel(windows(demo()), [zeros(3), std(normal(3))])", "a list with", at: "1:26"),
  Mistake("split(toy(n=20), by=\"row\")[2]", "outside the 2 items", at: "1:28"),
  Mistake("a, b, c = split(toy(n=20), by=\"row\")", "3 names cannot take 2", at: "1:1"),
  Mistake("split(toy(n=20), by=\"row\")[0].foo", "no field \"foo\"", at: "1:31"),
  Mistake("relabel(toy(n=20), toy(n=30).labels)", "one for each of the 20 rows", at: "1:20"),
  Mistake("select(toy(n=20), where=normal(30) > 0)", "each of the 20 rows", at: "1:25"),
  Mistake("split(toy(n=20), by=\"row\")[0][\"a\"]", "it must pick rows", at: "1:31"),
  Mistake("vae(features=[\"level\", \"level\"], kl=normal(1)[0])", "each named once", at: "1:1"),
  Mistake("-({a: 1} == normal(2, 3) and zeros(2) == 0)", "given false", at: "1:2"),
  Mistake("population(demo(), at=normal(3), labels=\"b\")", "labels names a column", at: "1:41"),
  Mistake("plot.psth(demo(), at=normal(3), labels=\"b\")", "labels names a column", at: "1:40"),
  Mistake("windows(demo(), at=normal(3), labels=[\"b\"])", "events (3)", at: "1:38"),
  Mistake(
    "zeros(2, 3) * windows(demo(neurons=2), at=normal(3))[0:5]",
    "cannot take a tensor 2 × 3 and a dataset", at: "1:1"),
  Mistake("windows(demo(neurons=2), at=normal(3))[0].data", "a tensor has no field", at: "1:43"),
  Mistake("[w.data for w in windows(demo(), at=normal(3))]", "a tensor has no field", at: "1:4"),
]

private let inPercent = [
  Mistake("dff(demo(), percentile=8%)", "write 8", at: "1:24"),
  Mistake("demo(noise=4%)", "write 4", at: "1:12"),
  Mistake("dff(demo(), percentile=120%)", "write 120", at: "1:24"),
  Mistake("zeros(300%)", "write 3", at: "1:7"),
  Mistake("demo(neurons=200%)", "write 2", at: "1:14"),
  Mistake("split(toy(), held=120%)", "between 0% and 100%, but is 120%", at: "1:19"),
  Mistake("split(toy(), held=100%)", "strictly between", at: "1:19"),
  Mistake("zeros([2, 3])", "one after the other: 2, 3", at: "1:7"),
  Mistake("result(5)", "by a name", at: "1:8"),
  Mistake("seed(1e30)", "at most 18 digits", at: "1:6"),
]

@Suite("What a check foresees")
struct ForeseenTests {
  @Test("Mistakes that show in calls and loops", arguments: called + repeated)
  private func following(_ mistake: Mistake) { expect(mistake) }

  @Test(
    "Mistakes of kind, shape, choice and range", arguments: ofKind + ofShape + ofChoice + ofDrawn)
  private func arguments(_ mistake: Mistake) { expect(mistake) }

  @Test("Numbers that are written in another way than is meant", arguments: inPercent)
  private func numbers(_ mistake: Mistake) { expect(mistake) }

  private func expect(_ mistake: Mistake) {
    let found = Workspace().check(mistake.code)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.contains(mistake.said) == true, "\(found)")
    #expect(found.first?.contains("test:\(mistake.place)\n") == true, "\(found)")
  }

  @Test(
    "What is right beside them passes, and runs",
    arguments: [
      "def f(x) { if type(x) == \"text\" { return 0 }\n return sqrt(x) }\nf(\"a\")",
      "def f(x, kind) { if kind == \"text\" { return 0 } else { return sqrt(x) } }\nf(\"a\", \"text\")",
      "def f(x, n) { return 0 if n > 1 else x + 1 }\nf(\"a\", 2)",
      "def f(n) { if n == 0 { return 1 }\n return n * f(n - 1) }\nf(5) + 1",
      "def f(x) { for i in range(3) { if i == 1 { return i } }\n return x.foo }\nf(1)",
      "def f(x) { k = type(x)\n while k == \"text\" { return 1 }\n return x + 1 }\nf(\"a\")",
      "for x in [1, \"a\"] { if type(x) == \"text\" { continue }\n sqrt(x) }",
      "for x in [4, \"a\"] { sqrt(x)\n break }",
      "for x in [] { sqrt(x) }",
      "[sqrt(x) for x in [1, \"a\"] if type(x) != \"text\"]",
      "s = 0\nfor a, b in [[1, 2], [3, 4]] { s = s + a * b }\ns + 1",
      "def f(xs) { total = 0\n for x in xs { total = total + x }\n return total }\nf([1, 2]) + 1",
      "def f(x=[1, 2]) { return x[1] }\nf() + 1",
      "a, b = split(toy(n=20), by=\"row\", seed=7)", "pca(normal(5, 3))",
      "svm(toy(n=50, classes=2)).weights[1]",
      "balance(toy(n=200, classes=2), n=20)", "balance(toy(n=50), replace=true)[999]",
      "align(demo(neurons=3, seconds=9s), abs(normal(3)) * 0 + 4)[2]",
      "align(demo(neurons=3), abs(normal(2)) * 0 + 4, labels=[\"a\", \"b\"])[5]",
      "sum(normal(3, 2), axis=argmax([1, normal(1)[0] * 0]))[1]",
      "demo(neurons=3, seconds=100s)[2]", "resample(demo(), 30Hz)[11]",
      "windows(demo(rate=50Hz, seconds=10s))[:, 49]",
      "windows(demo(), at=[5s, 9s], labels=[\"a\", \"b\"])",
      "w = windows(demo())\nlength(w) + 1", "select(windows(demo()), labels=[\"spike\"])",
      "relabel(toy(classes=3), {a: [0, 1], b: 2})", "concat(demo(), demo(neurons=2))",
      "plot.line([1, 10, -1], y=axis(\"t\", scale=\"log\"))", "seed(0)",
      "encode(pca(windows(demo(neurons=2)), k=2), windows(demo(neurons=2)))",
      "train(vae(latent=2, encoder=[], decoder=[]), toy(n=50), epochs=1, held=20%)",
      "w = windows(demo(neurons=2, seconds=10s))\np = pca(w, k=2)\nwalk(p, [1, 0], from=encode(p, w))",
      "methods(toy(n=50))", "quantile([1, 2, 3], 25%)", "vae(noise=50%)",
      "d = toy(n=60, classes=2)\nplot.roc(svm(d), d)",
      "d = toy(n=60, classes=2)\nwalk(pca(d, k=2), svm(encode(pca(d, k=2), d)), from=encode(pca(d, k=2), d))",
    ])
  func neighbours(_ code: String) throws {
    let found = Workspace().check(code)
    #expect(found.isEmpty, "\(found)")
    try Workspace().run(code)
  }

  @Test("A part that whole neurons make another is said")
  func heldParts() throws {
    let space = Workspace()
    try space.run("split(windows(demo(neurons=3, seconds=10s)), held=1%)")
    #expect(space.printed == ["split: 1 % asked, 33 % held out: 1 of 3 neurons"])
    try space.run("split(windows(demo(neurons=4, seconds=10s)), held=25%)")
    #expect(space.printed.count == 1)
  }

  @Test("What fails in a function says where it was called")
  func calls() {
    let found = Workspace().check("def f(x) { return sqrt(x) }\nf(\"a\")\nf(\"b\")")
    #expect(found.count == 1)
    #expect(found.first?.contains("called here") == true, "\(found)")
  }
}
