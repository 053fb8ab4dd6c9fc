/// Values that are of the wrong kind, as far as a check can know.
let typesMistaken: [Case] = [
  Case(
    """
    n = 0
    crowd(n=n)
    """,
    """
    error: crowd(): n must be at least 1, but is 0
      test.vae:2:9
      2 | crowd(n=n)
        |         ^
      help: crowd(n=3, label="crowd", share=1)    see ?crowd
    """),
  Case(
    """
    w = 500ms
    abs(w)
    """,
    """
    error: abs(): x must be a number, but is 500 ms
      test.vae:2:5
      2 | abs(w)
        |     ^
      help: abs(x)    see ?abs
    """),
  Case(
    """
    c = crowd()
    train(c.size)
    """,
    """
    error: train(): crowd must be a crowd, but is 3
      test.vae:2:7
      2 | train(c.size)
        |       ^^^^^^
      help: train(crowd, epochs=10, pause=500ms, rate=none)    see ?train
    """),
  Case(
    """
    c = train(crowd())
    abs(c)
    """,
    """
    error: abs(): x must be a number, but is a crowd
      test.vae:2:5
      2 | abs(c)
        |     ^
      help: abs(x)    see ?abs
    """),
  Case(
    """
    param w = 500ms
    w + 1
    """,
    """
    error: `+` cannot take a time and 1
      test.vae:2:1
      2 | w + 1
        | ^ this is a time
        |     - this is 1
    """),
  Case(
    """
    1s < 2
    """,
    """
    error: cannot compare the time 1 s and the number 2
      test.vae:1:1
      1 | 1s < 2
        | ^^ this is 1 s
        |      - this is 2
      help: give both a unit, as 500ms, or take it off by dividing: t / 1s
    """),
  Case(
    """
    param w = 500ms
    w < 1Hz
    """,
    """
    error: `<` cannot take a time and 1 Hz
      test.vae:2:1
      2 | w < 1Hz
        | ^ this is a time
        |     --- this is 1 Hz
    """),
  Case(
    """
    "a" + 1
    """,
    """
    error: cannot add the text "a" and the number 1
      test.vae:1:1
      1 | "a" + 1
        | ^^^ this is "a"
        |       - this is 1
      help: put values into a text with braces: "n = {n}"
    """),
  Case(
    """
    -"a"
    """,
    """
    error: `-` takes a number or a tensor, but is given the text "a"
      test.vae:1:2
      1 | -"a"
        |  ^^^
    """),
  Case(
    """
    not 3
    """,
    """
    error: `not` takes a truth value, but is given the number 3
      test.vae:1:5
      1 | not 3
        |     ^
      help: compare it: x != 0
    """),
  Case(
    """
    1 and true
    """,
    """
    error: a condition must be true or false, but is 1
      test.vae:1:1
      1 | 1 and true
        | ^
    """),
  Case(
    """
    1 / 0
    """,
    """
    error: cannot divide by zero
      test.vae:1:1
      1 | 1 / 0
        | ^ this is 1
        |     - this is 0
      help: the divisor is 0
    """),
  Case(
    """
    x = 4
    for i in x { }
    """,
    """
    error: there is nothing to go through in the number 4
      test.vae:2:10
      2 | for i in x { }
        |          ^
      help: count up to it with range(4)
    """),
  Case(
    """
    for i in crowd().size { }
    """,
    """
    error: there is nothing to go through in the number 3
      test.vae:1:10
      1 | for i in crowd().size { }
        |          ^^^^^^^^^^^^
      help: count up to it with range(3)
    """),
  Case(
    """
    if crowd() { }
    """,
    """
    error: a condition must be true or false, but is a crowd
      test.vae:1:4
      1 | if crowd() { }
        |    ^^^^^^^
      help: compare it: x != none
    """),
  Case(
    """
    while 1 { }
    """,
    """
    error: a condition must be true or false, but is 1
      test.vae:1:7
      1 | while 1 { }
        |       ^
      help: compare it: x != 0
    """),
  Case(
    """
    x = "a" if 1 else "b"
    """,
    """
    error: a condition must be true or false, but is 1
      test.vae:1:12
      1 | x = "a" if 1 else "b"
        |            ^
      help: compare it: x != 0
    """),
  Case(
    """
    assert 3
    """,
    """
    error: a condition must be true or false, but is 3
      test.vae:1:8
      1 | assert 3
        |        ^
      help: compare it: x != 0
    """),
  Case(
    """
    5[0]
    """,
    """
    error: there is nothing to pick from in the number 5
      test.vae:1:1
      1 | 5[0]
        | ^
    """),
  Case(
    """
    x = "a"
    "{x:.2f}"
    """,
    """
    error: a number's format cannot lay out the text "a"
      test.vae:2:2
      2 | "{x:.2f}"
        |  ^^^^^^^
      help: `.3`, `.2f`, `e`, `g`, `%` and `,` are for single numbers
    """),
  Case(
    """
    def f() { return abs(1s) }
    """,
    """
    error: abs(): x must be a number, but is 1 s
      test.vae:1:22
      1 | def f() { return abs(1s) }
        |                      ^^
      help: abs(x)    see ?abs
    """),
  Case(
    """
    for c in halves(crowd()) { c.sizee }
    """,
    """
    error: a crowd has no field "sizee"
      test.vae:1:30
      1 | for c in halves(crowd()) { c.sizee }
        |                              ^^^^^ did you mean "size"?
      help: it has size, members, label, leader and history
    """),
  Case(
    """
    [c.sizee for c in halves(crowd())]
    """,
    """
    error: a crowd has no field "sizee"
      test.vae:1:4
      1 | [c.sizee for c in halves(crowd())]
        |    ^^^^^ did you mean "size"?
      help: it has size, members, label, leader and history
    """),
  Case(
    """
    if true { x = crowd() } else { x = crowd(4) }
    x.sizee
    """,
    """
    error: a crowd has no field "sizee"
      test.vae:2:3
      2 | x.sizee
        |   ^^^^^ did you mean "size"?
      help: it has size, members, label, leader and history
    """),
  Case(
    """
    crowd().label + 1
    """,
    """
    error: cannot add the text "crowd" and the number 1
      test.vae:1:1
      1 | crowd().label + 1
        | ^^^^^^^^^^^^^ this is "crowd"
        |                 - this is 1
      help: put values into a text with braces: "n = {n}"
    """),
]
