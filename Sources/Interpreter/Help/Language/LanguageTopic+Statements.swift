extension LanguageTopic {
  /// What a program is made of.
  static let statements = [
    LanguageTopic(
      "=", "assignment", is: "Gives a value a name; several names take a list of as many values.",
      facts: "Values do not change, names may be given others. There is no += and no a[0] = 3:",
      "write x = x + 1, and make a new value. A line that is only a value shows it.",
      examples: [
        Example("x = 3"), Example("low, high = [1, 5]\nhigh - low", shows: "4"),
        Example("x = 3\nx = x + 1\nx", shows: "4"),
      ]),
    LanguageTopic(
      ";", is: "Ends a statement, and hides the value that it would show.",
      facts:
        "A new line ends a statement too. Inside brackets, after an operator, a comma or =, it",
      "goes on in the next line, and so it does where that begins with |>.",
      examples: [Example("toy(n=20);"), Example("a = 1; b = 2; a + b", shows: "3")]),
    LanguageTopic(
      "#", "comment", "#%%", is: "A comment, to the end of the line.",
      facts: "#%% on a line of its own begins a cell: what :next runs at once of a script, and a",
      "section of a report.",
      examples: [
        Example("2 + 2  # as everywhere", shows: "4"), Example("#%% first\n1", shows: "1"),
      ]),
    LanguageTopic(
      "for", "in", is: "Repeats a block for each item of a list, a range, a tensor or a text.",
      facts:
        "Inside a block nothing is shown but what print() prints. break leaves the loop, continue",
      "goes on with the next item. Names that the block gives stay known behind it.",
      "in also asks whether something is in a list or a text.",
      examples: [
        Example("for n in range(3) { print(n, n * n) }"),
        Example("for name, score in [[\"pca\", 0.8], [\"vae\", 0.9]] { print(name, score) }"),
        Example("2 in [1, 2, 3]", shows: "true"),
      ]),
    LanguageTopic(
      "while", "break", "continue", is: "Repeats a block as long as a condition holds.",
      facts:
        "break leaves the innermost loop, continue goes on with its next turn. Ctrl-C ends a loop",
      "that does not end by itself; what it has made so far stays.",
      examples: [
        Example("n = 1\nwhile n < 100 { n = n * 2 }\nn", shows: "128"),
        Example("n = 0\nwhile true { n = n + 1; if n == 5 { break } }\nn", shows: "5"),
      ]),
    LanguageTopic(
      "if", "else", is: "Runs a block where a condition holds; or chooses one of two values.",
      facts:
        "The condition is true or false, no number and no list: write length(x) > 0. Of a tensor",
      "write any(…) or all(…). else if goes on asking.",
      examples: [
        Example("x = 3\nif x > 2 { print(\"large\") } else { print(\"small\") }"),
        Example("x = 3\n\"odd\" if x % 2 == 1 else \"even\"", shows: "odd"),
      ]),
    LanguageTopic(
      "def", "return", is: "Makes a function, called as a command is.",
      facts:
        "Parameters may have defaults. A function reads names from outside and keeps its own to",
      "itself; it gives what return gives, else none. It may not be called like a command.",
      "It stands by itself, outside of blocks.",
      examples: [
        Example("def half(x, by=2) { return x / by }\nhalf(10)", shows: "5"),
        Example("def both(x) { return [min(x), max(x)] }\nboth([3, 1, 2])", shows: "[1, 3]"),
      ]),
    LanguageTopic(
      "param",
      is: "An option of a script, with its default, set by NAME=VALUE behind the file's name.",
      facts:
        "It stands before all other statements; the comment behind it is what --help says of it.",
      "vae FILE --help lists a script's options.",
      examples: [
        Example("param epochs = 100  # passes over the rows\nepochs", shows: "100"),
        Example("param window = 500ms  # of each row\nwindow", shows: "500 ms"),
      ]),
    LanguageTopic(
      "assert", is: "Ends a script, with exit status 3, where a condition does not hold.",
      facts: "A text behind a comma is what it then says.",
      examples: [
        Example("assert 1 + 1 == 2"),
        Example("r = toy(n=20)\nassert length(r) == 20, \"rows were lost\""),
      ]),
  ]
}
