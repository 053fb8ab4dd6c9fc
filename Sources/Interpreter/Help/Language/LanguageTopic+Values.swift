extension LanguageTopic {
  /// What can be written down as it is.
  static let values = [
    LanguageTopic(
      "units", "s", "ms", "us", "µs", "min", "Hz", "kHz", "mm", "cm", "pt", "time", "frequency",
      is:
        "A number may carry a unit, right behind it: s, ms, us or µs, min; Hz, kHz; mm, cm, pt; %.",
      facts:
        "Like units are added and compared. A time times a frequency is a number, and so are two of",
      "one kind divided; a number divided by a time is a frequency. 20% is 0.2. Tensors have no units:",
      "x / 1s takes one away.",
      examples: [
        Example("500ms + 1s", shows: "1.5 s"), Example("2s * 100Hz", shows: "200"),
        Example("1 / 10ms", shows: "100 Hz"), Example("20% * 50", shows: "10"),
      ]),
    LanguageTopic(
      "number", "numbers", is: "A number, with as many digits as Double keeps, 15 or 16.",
      facts:
        "1_000_000, .5, 1e-3 and 20% are numbers. What is not one is nan; where one is missing, too.",
      examples: [Example("1_000_000 * 1e-3", shows: "1000"), Example("0.1 + 0.2", shows: "0.3")]),
    LanguageTopic(
      "true", "false", "bool", is: "What a condition gives.",
      facts: "They are no numbers, but sum() and mean() of many count the true ones.",
      examples: [
        Example("3 > 2", shows: "true"), Example("mean(tensor([1, 5, 9]) > 2)", shows: "0.666"),
      ]),
    LanguageTopic(
      "none", is: "No value: what a function gives that returns nothing, and an argument left out.",
      facts: "It is never shown.",
      examples: [
        Example("none == none", shows: "true"), Example("x = none\ntype(x)", shows: "none"),
      ]),
    LanguageTopic(
      "text", "\"", "'", "string",
      is: "Text stands in double or single quotes; {…} in it is computed.",
      facts:
        "{x:.2f} formats as in Python; :.3 is three digits. \\n is a new line, \\\" a quote, \\{ a brace.",
      "+ joins texts, in asks whether one holds another, [0] is a character.",
      examples: [
        Example("auc = 0.8567\n\"AUC {auc:.2f} of {2 + 1} runs\"", shows: "AUC 0.86 of 3 runs"),
        Example("\"spike\" in \"spikes.csv\"", shows: "true"),
      ]),
    LanguageTopic(
      "list", "comprehension", is: "Values in order, in square brackets; or made of others by for.",
      facts: "Items may be of any kind. Numbers alone compute faster as a tensor().",
      examples: [
        Example("[n * n for n in range(5)]", shows: "[0, 1, 4, 9, 16]"),
        Example("[n for n in range(10) if n % 3 == 0]", shows: "[0, 3, 6, 9]"),
        Example("length([1, \"a\", true])", shows: "3"),
      ]),
    LanguageTopic(
      "record", "{}", "{", "}",
      is: "Values by name, in braces; behind the head of a loop, a block.",
      facts:
        "A dot picks a part. A list of records of one form is shown as a table; table() makes one.",
      examples: [
        Example("run = {seed: 1, auc: 0.85}\nrun.auc", shows: "0.85"),
        Example("[{seed: n, square: n * n} for n in range(3)]", shows: "[{seed: 0"),
      ]),
    LanguageTopic(
      "tensors", is: "Numbers along axes, as NumPy's arrays of float32.",
      facts:
        "tensor(), zeros(), normal() and range() make one; data and labels of rows are some. Arithmetic",
      "works entry by entry. A tensor shows its shape, its statistics and its corners.",
      examples: [
        Example("tensor([[1, 2], [3, 4]])", shows: "2 × 2"),
        Example("mean(tensor([[1, 2], [3, 4]]), axis=0)", shows: "2 to 3"),
      ]),
    LanguageTopic(
      "help", "?",
      is: "?NAME explains a command, a kind of value, a sign, a unit or a name of yours.",
      facts:
        ":help lists all commands, ?language what the language has, :find WORD looks for what does",
      "something, :example NAME runs the examples of a command. Tab completes, twice shows all that fits.",
      examples: [
        Example("describe(toy(n=20))", shows: "20"), Example("type(toy(n=20))", shows: "dataset"),
      ]),
  ]
}
