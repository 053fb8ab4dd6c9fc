import Sessions

extension Target {
  /// Lines typed at a prompt, one after the other.
  static let prompts = Target(
    name: "prompts", summary: "what is typed at a prompt: statements, directives, questions",
    corpus: { sessions.map { Array($0.utf8) } }, words: words
  ) { bytes in
    let trial = Trial(
      files: ["a.vae": Array("y = 2\nprint(y)\n".utf8)], patience: .milliseconds(200))
    let text = String(decoding: bytes, as: UTF8.self)
    trial.enter(text.split(separator: "\n").prefix(40).map(String.init))
    return trial.complaints
  }

  private static let words =
    [
      ":help", ":find", ":how", ":why", ":undo", ":redo", ":cache", ":methods", ":save", ":save!",
      ":open", ":next", ":next all",
      ":fresh", ":list", ":time", ":recover", ":quit", ":names", ":again", "?", "?mean", "!", "all",
      "a.vae", "b.html", "b.ipynb", "b.md", "../x", "/", "\"", "99999999999999999999", "-1", "\n",
      " ",
    ] + directives.map { ":" + $0 }

  /// The directives that a session completes.
  private static let directives = Session().completions(in: ":", at: 1).candidates.map(\.text)

  private static let sessions = [
    "x = [1, 2, 3]\nmean(x)\n:how x\n:undo\n:save b.vae\n:fresh\n",
    ":open a.vae\n:next\n:next all\n:save b.html\n:list\n?mean\n:find mean\n",
    "def f(a) { return a + 1 }\nf(2)\n:how f\n:undo 2\n:time on\nf(3)\n:save b.ipynb\n",
    "#%% Title\n#: text *a*\nt = zeros(2, 3)\nplot.line([1, 2])\n:save b.md\n:save! b.md\n",
    "x = nothing\n:undo\n?x\n:help\n:help undo\nfor i in range(3) { y = i }\n:how y\n:quit\n",
  ]
}
