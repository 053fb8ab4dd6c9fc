/// Names that are not there, or not for that use.
let namesMistaken: [Case] = [
  Case(
    """
    print(undefned)
    """,
    """
    error: "undefned" is undefined
      test.vae:1:7
      1 | print(undefned)
        |       ^^^^^^^^
    """),
  Case(
    """
    training = 1
    print(trainin)
    """,
    """
    error: "trainin" is undefined
      test.vae:2:7
      2 | print(trainin)
        |       ^^^^^^^ did you mean "training"?
    """),
  Case(
    """
    print(crowd)
    """,
    """
    error: "crowd" is a command; to have its result, call it
      test.vae:1:7
      1 | print(crowd)
        |       ^^^^^
      help: crowd(n=3, label="crowd", share=1)    see ?crowd
    """),
  Case(
    """
    def f(x) { return x }
    y = f
    """,
    """
    error: "f" is a function, and functions are not values
      test.vae:2:5
      2 | y = f
        |     ^ write f(…)
    """),
  Case(
    """
    plot = 3
    """,
    """
    error: "plot" is a group of commands and cannot be assigned
      test.vae:1:1
      1 | plot = 3
        | ^^^^
      help: take another name, as my_plot
    """),
  Case(
    """
    plot
    """,
    """
    error: "plot" is a group of commands
      test.vae:1:1
      1 | plot
        | ^^^^
      help: it has plot.line and plot.bar
    """),
  Case(
    """
    x = plot.line
    """,
    """
    error: "plot.line" is a command; to have its result, call it
      test.vae:1:5
      1 | x = plot.line
        |     ^^^^^^^^^
      help: plot.line(y)    see ?plot.line
    """),
  Case(
    """
    for plot in range(3) { }
    """,
    """
    error: "plot" is a group of commands and cannot be assigned
      test.vae:1:5
      1 | for plot in range(3) { }
        |     ^^^^
      help: take another name, as my_plot
    """),
  Case(
    """
    def crowd(n) { return n }
    """,
    """
    error: "crowd" is a command and cannot be defined again
      test.vae:1:5
      1 | def crowd(n) { return n }
        |     ^^^^^
    """),
  Case(
    """
    def f() { return 1 }
    def f() { return 2 }
    """,
    """
    error: f() is defined twice
      test.vae:2:5
      1 | def f() { return 1 }
        |     - defined here
      2 | def f() { return 2 }
        |     ^ again here
    """),
  Case(
    """
    param a = 1
    param a = 2
    """,
    """
    error: "a" is declared twice
      test.vae:2:7
      1 | param a = 1
        |       - declared here
      2 | param a = 2
        |       ^ again here
    """),
  Case(
    """
    def f() { print(x)
    x = 1 }
    """,
    """
    error: "x" is used before f() gives it a value
      test.vae:1:17
      1 | def f() { print(x)
        |                 ^
      help: a name that a function assigns is the function's own
    """),
  Case(
    """
    def f() { return missing }
    """,
    """
    error: "missing" is undefined
      test.vae:1:18
      1 | def f() { return missing }
        |                  ^^^^^^^
    """),
  Case(
    """
    crowd().sise
    """,
    """
    error: a crowd has no field "sise"
      test.vae:1:9
      1 | crowd().sise
        |         ^^^^ did you mean "size"?
      help: it has size, members, label, leader and history
    """),
  Case(
    """
    crowd(2).history.nme
    """,
    """
    error: a past has no field "nme"
      test.vae:1:18
      1 | crowd(2).history.nme
        |                  ^^^ did you mean "name"?
      help: it has name
    """),
  Case(
    """
    c = crowd()
    c.size.x
    """,
    """
    error: only records and the values of commands have fields, but this is 3
      test.vae:2:8
      2 | c.size.x
        |        ^
    """),
  Case(
    """
    "text".upper
    """,
    """
    error: only records and the values of commands have fields, but this is "text"
      test.vae:1:8
      1 | "text".upper
        |        ^^^^^
    """),
  Case(
    """
    a, b = [1, 2, 3]
    """,
    """
    error: 2 names cannot take 3 values
      test.vae:1:1
      1 | a, b = [1, 2, 3]
        | ^^^^ 2 names
        |        --------- this has 3 values
    """),
  Case(
    """
    a, b = 5
    """,
    """
    error: 2 names need a list of as many values, but get 5
      test.vae:1:1
      1 | a, b = 5
        | ^^^^ 2 names
        |        -
    """),
]
