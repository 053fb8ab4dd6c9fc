import Syntax

/// A source as the tests read it.
func source(_ text: String) -> Source { Source(name: "test.vae", text: text) }

/// The outline of a text that has nothing wrong with it, or else what is wrong.
func outline(_ text: String, mode: ParseMode = .file) -> String {
  let program = parse(source(text), mode: mode)
  let faults = program.diagnostics.map(\.message)
  return faults.isEmpty ? program.outline : "faults: " + faults.joined(separator: "; ")
}

func messages(_ text: String, mode: ParseMode = .file) -> [String] {
  parse(source(text), mode: mode).diagnostics.map(\.message)
}
