extension LanguageTopic {
  /// What values are made with.
  static let expressions = [
    LanguageTopic(
      "call", "()", "(", ")",
      is: "A command or a function by name, with arguments in round brackets.",
      facts:
        "Arguments stand in order, or by name in any order. ?NAME shows those of a command; Tab",
      "completes them.",
      examples: [
        Example("round(2.567, 1)", shows: "2.6"), Example("toy(n=20, classes=2)", shows: "20"),
      ]),
    LanguageTopic(
      "|>", "pipe", is: "Hands a value to a command as its first argument: x |> f(a) is f(x, a).",
      facts: "Steps then stand in the order in which they happen. A line may begin with it.",
      "To go on computing with what comes out, put round brackets around it all.",
      examples: [
        Example("[3, 1, 2] |> sort", shows: "[1, 2, 3]"),
        Example("([1, 2, 3] |> sum) + 1", shows: "7"),
        Example("demo(neurons=2, seconds=20s) |> windows |> describe"),
      ]),
    LanguageTopic(
      "+", "-", "*", "/", "//", "%", "**", "arithmetic",
      is: "Arithmetic: // divides downward to a whole number, % is its rest, ** raises to a power.",
      facts:
        "On tensors it works entry by entry, as in NumPy; axes of length 1 are stretched.",
      "+ joins lists, and texts; * repeats a list. % right behind digits is a percentage.",
      "With units ?units.",
      examples: [
        Example("7 // 2 + 7 % 2", shows: "4"), Example("2 ** 10", shows: "1024"),
        Example("tensor([1, 2, 3]) * 10", shows: "10 to 30"), Example("[1] + [2]", shows: "[1, 2]"),
      ]),
    LanguageTopic(
      "@", is: "The matrix product, as in NumPy.",
      facts: "The last axis of the left is summed over with the first of a matrix on the right.",
      examples: [
        Example("tensor([[1, 2], [3, 4]]) @ tensor([1, 1])", shows: "3 to 7"),
        Example("x = normal(5, 3)\nshape(transpose(x) @ x)", shows: "[3, 3]"),
      ]),
    LanguageTopic(
      "==", "!=", "<", "<=", ">", ">=", "comparison",
      is: "Compares; a chain such as 0 < x < 1 works.",
      facts:
        "On tensors it gives a tensor of true and false, which picks entries or rows as an index.",
      "= alone gives a name.",
      examples: [
        Example("x = 0.5\n0 < x < 1", shows: "true"),
        Example("x = tensor([3, -1, 2])\nx[x > 0]", shows: "2"),
        Example("d = toy(n=50)\nd[d.labels == 1]", shows: "dataset"),
      ]),
    LanguageTopic(
      "and", "or", "not", is: "Join conditions, entry by entry on tensors.",
      facts:
        "The right side of and is left alone where the left is false, that of or where it is true.",
      examples: [
        Example("x = 3\nx > 0 and not x > 5", shows: "true"),
        Example("x = tensor([1, 5, 9])\nsum(x > 2 and x < 8)", shows: "1"),
      ]),
    LanguageTopic(
      "[]", "[", "]", ":", "index", "slice",
      is: "Picks entries by place: from 0, from the end with -1, a stretch with first:behind:step.",
      facts:
        "A comma goes on to the next axis, : is all of one. A tensor of true and false picks where",
      "it is true. Rows of a dataset stay a dataset, a column of it is a tensor.",
      examples: [
        Example("[4, 5, 6, 7][-1]", shows: "7"), Example("[4, 5, 6, 7][1:3]", shows: "[5, 6]"),
        Example("x = normal(4, 3)\nx[:, 0]", shows: "tensor 4"),
        Example("toy(n=50)[0:5]", shows: "dataset 5"),
      ]),
    LanguageTopic(
      ".", "field", is: "A part of a value by its name, as rows.labels; or a command of a group.",
      facts:
        "?KIND lists the parts of a kind of value, as ?dataset; Tab completes them behind the dot.",
      examples: [
        Example("toy(n=50).labels", shows: "tensor 50"), Example("{a: 1, b: 2}.b", shows: "2"),
      ]),
    LanguageTopic(
      "_", is: "The value that was shown last.",
      facts: "Give it a name to keep it. In a loop over pairs it is a name like others.",
      examples: [
        Example("mean([1, 2, 6])\n_ * 2", shows: "6"), Example("[3, 1] |> sort\n_[0]", shows: "1"),
      ]),
  ]
}
