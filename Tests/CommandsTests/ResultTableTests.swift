import Interpreter
import Testing

@Suite("Tables of results")
struct ResultTableTests {
  private let setup =
    smallWindows + """
      p = pca(d, k=4); z = encode(p, d); c = logistic(z); s = score(c, z, draws=20)

      """

  @Test("Scores of neurons are those of a neuron's rows alone")
  func neurons() throws {
    let space = try workspace(after: setup + "t = s.neurons")
    #expect(try space.holds("t.neuron == z.neurons and sum(t.rows) == length(z)"))
    try space.run("one = select(z, neurons=[t[1].neuron]); o = score(c, one, draws=20)")
    for field in ["accuracy", "balanced_accuracy", "auc", "average_precision", "prevalence"] {
      #expect(try space.holds("abs(t[1].\(field) - o.\(field)) < 1e-12"), "\(field)")
    }
    try space.run("x = toy(n=60, classes=2)")
    #expect(try space.holds("score(svm(x), x, draws=2).neurons == none"))
  }

  @Test("Confusions, folds and histories have a row for each of their entries")
  func others() throws {
    let space = try workspace(
      after: setup + """
        f = confusion(c, z); g = f.table
        v = crossvalidate(z, folds=3); w = v.table
        m = train(vae(latent=2, encoder=[], decoder=[]), d, epochs=3, held=34%); h = m.history.table
        """)
    #expect(try space.holds("sum(g.rows) == sum(f.counts) and all(g.rate == reshape(f.rates, -1))"))
    #expect(try space.holds("g[1].true == f.names[0] and g[1].predicted == f.names[1]"))
    #expect(try space.holds("all(w.auc == v.auc) and all(w.rows_fitted + w.rows_held == 594)"))
    #expect(try space.holds("all(h.loss == m.history.loss) and all(h.held == m.history.held)"))
    #expect(
      try space.holds("h.columns == [\"epoch\", \"loss\", \"reconstruction\", \"kl\", \"held\"]"))
  }

  @Test("A result's table comes back with it")
  func json() throws {
    let space = try workspace(after: setup + "save(s, \"s.json\"); r = read(\"s.json\")")
    #expect(try space.holds("r.neurons == s.neurons and r.auc == s.auc"))
  }
}
