import ArgumentParser
import Glibc
import Sessions

/// Texts at whose ends Tab is pressed, of every kind that completion knows.
private let beginnings = [
  "", "pl", "plot.", "model.", "rows.", "z = encode(mod", "encode(model, ", "svm(rows, kernel=",
  "rows |> pca(", "load(\"", "plot.histogram(rows[:, 0], by=rows.", ":", "?enc",
]

/// The slowest Tab and hint with 50,000 windows and a model in the session, and the time from
/// starting the program on a terminal to its prompt, the fastest of ten.
func answerAtThePrompt(_ line: inout Line) throws {
  let session = Session()
  session.run(
    .text(
      """
      rows = windows(demo(neurons=42, seconds=120s), before=100ms, after=100ms)
      model = train(vae(latent=8), balance(rows, n=100), epochs=1)
      """, name: "setting"))
  line.add("rows", session.summary(of: "rows") ?? "none")
  line.add("tab_ms", slowest { _ = session.completions(in: $0, at: $0.utf8.count) })
  line.add("hint_ms", slowest { _ = session.hint(in: $0, at: $0.utf8.count) })
  let starts = try (0..<10).map { _ in try secondsToPrompt() }
  line.add("first_prompt_ms", (starts.min() ?? .nan) * 1000)
}

/// The milliseconds of the slowest text, the fastest of five each.
private func slowest(_ body: (String) -> Void) -> Double {
  beginnings.map { text in fastest(of: 5) { body(text) } * 1000 }.max() ?? .nan
}

private func secondsToPrompt() throws -> Double {
  let folder = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false)
  let program = (folder.dropLast() + ["vae"]).joined(separator: "/")
  let clock = ContinuousClock()
  let start = clock.now
  var terminal: Int32 = -1
  let child = forkpty(&terminal, nil, nil, nil)
  guard child >= 0 else { throw ValidationError("there is no pseudo-terminal to be had") }
  if child == 0 {
    setenv("TERM", "xterm", 1)
    program.withCString { path in
      var arguments = [strdup(path), nil]
      execv(path, &arguments)
    }
    _exit(127)
  }
  defer {
    close(terminal)
    kill(child, SIGKILL)
    waitpid(child, nil, 0)
  }
  var seen: [UInt8] = []
  var bytes = [UInt8](repeating: 0, count: 4096)
  while !String(decoding: seen, as: UTF8.self).contains("vae\u{1B}[0m> ") {
    let count = read(terminal, &bytes, bytes.count)
    guard count > 0 else { throw ValidationError("\(program) shows no prompt") }
    seen += bytes[..<count]
  }
  return (clock.now - start) / .seconds(1)
}
