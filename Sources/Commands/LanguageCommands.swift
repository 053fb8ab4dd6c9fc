import Interpreter

/// The language itself.
let languageCommands: [Command] = [
  Command(
    "print", "Writes values on a line.", Parameter<Rest<Value>>("values", "anything"),
    synonyms: ["echo", "display", "cat"], examples: [Example("print(\"loss\", 0.5)")]
  ) { (context: CallContext, values) in
    context.print(values.items.map(\.shown).joined(separator: " "))
    return Nothing()
  },
  Command(
    "type", "The kind of a value, as text.", Parameter<Value>("x", "anything"),
    synonyms: ["typeof", "class"], examples: [Example("type([1, 2])", shows: "list")]
  ) { x in x.kind },
  Command(
    "seed", "Sets the seed that all randomness comes from.",
    Parameter<Int>("value", "any whole number"),
    synonyms: ["set_seed", "random_seed"], examples: [Example("seed(7)")]
  ) { (context: CallContext, value) in
    context.setSeed(UInt64(bitPattern: Int64(value)))
    return Nothing()
  },
  Command(
    "time", "Seconds on a clock that only goes forward: take a difference.",
    examples: [Example("time() - time() <= 0s", shows: "true")]
  ) { (context: CallContext) in Seconds(context.host.time) },
  Command(
    "version", "The version of vae.", examples: [Example("version()", shows: ".")]
  ) { languageVersion },
]

/// The version of the program and of its command table.
package let languageVersion = "0.1.0"
