/// Programs that pass the check, or show what it says, and how they end.
let failures: [Case] = [
  Case(
    """
    fail("fault", x=3)
    """,
    """
    error: x does not fit
      test.vae:1:17
      1 | fail("fault", x=3)
        |                 ^ this one
      help: take another
    """),
  Case(
    """
    fail("fault")
    """,
    """
    error: x does not fit
      test.vae:1:1
      1 | fail("fault")
        | ^^^^ this one
      help: take another
    """),
  Case(
    """
    pca(crowd(2, "lost"))
    """,
    """
    error: the crowd has gone since it was counted
      test.vae:1:5
      1 | pca(crowd(2, "lost"))
        |     ^^^^^^^^^^^^^^^^
      help: count it again
    """),
  Case(
    """
    crowd(2, "lost").size
    """,
    """
    error: the crowd has gone since it was counted
      test.vae:1:1
      1 | crowd(2, "lost").size
        | ^^^^^^^^^^^^^^^^^^^^^
      help: count it again
    """),
  Case(
    """
    crowd(2, "lost")[0]
    """,
    """
    error: the crowd has gone since it was counted
      test.vae:1:18
      1 | crowd(2, "lost")[0]
        |                  ^
      help: count it again
    """),
  Case(
    """
    crowd(2, "lost") == crowd(2, "lost")
    """,
    """
    error: the crowd has gone since it was counted
      test.vae:1:1
      1 | crowd(2, "lost") == crowd(2, "lost")
        | ^^^^^^^^^^^^^^^^ this is a crowd
        |                     ---------------- this is a crowd
      help: count it again
    """),
  Case(
    """
    for one in crowd(2, "lost") { print(one) }
    """,
    """
    error: the crowd has gone since it was counted
      test.vae:1:12
      1 | for one in crowd(2, "lost") { print(one) }
        |            ^^^^^^^^^^^^^^^^
      help: count it again
    """),
  Case(
    """
    fail("explained")
    """,
    """
    error: fail(): the drum is torn
      test.vae:1:1
      1 | fail("explained")
        | ^^^^
      help: sew it
    """),
  Case(
    """
    fail("mismatch", 4)
    """,
    """
    error: fail() needs something else, but has 4
      test.vae:1:1
      1 | fail("mismatch", 4)
        | ^^^^
    """),
  Case(
    """
    fail("stop")
    """,
    """
    error: interrupted: stopped at 3 of 10
      test.vae:1:1
      1 | fail("stop")
        | ^^^^
    """),
  Case(
    """
    fail("silent")
    """,
    """
    error: fail() failed and does not say why
      test.vae:1:1
      1 | fail("silent")
        | ^^^^
    """),
  Case(
    """
    def f(x) { return fail("explained") }
    print("before")
    f(1)
    print("after")
    """,
    """
    error: fail(): the drum is torn
      test.vae:1:19
      1 | def f(x) { return fail("explained") }
        |                   ^^^^
      help: sew it
    """),
  Case(
    """
    def f() { return f() }
    f()
    """,
    """
    error: f() is called too deep: at most 1000 calls may wait for each other
      test.vae:1:18
      1 | def f() { return f() }
        |                  ^
      help: does every way through f() end without calling itself?
    """),
  Case(
    """
    x = tensor([1, 2, 3])
    if x > 1 { }
    """,
    """
    error: a condition must be true or false, but is a tensor 3
      test.vae:2:4
      2 | if x > 1 { }
        |    ^^^^^
      help: say which is meant: any(x) or all(x)
    """),
  Case(
    """
    x = [1, 2, 3]
    x[3]
    """,
    """
    error: index 3 is outside the 3 items: indexes run from -3 to 2
      test.vae:2:3
      2 | x[3]
        |   ^
    """),
  Case(
    """
    x = [1, 2]
    x["a"]
    """,
    """
    error: "a" picks a field of a record, but here it must pick items
      test.vae:2:3
      2 | x["a"]
        |   ^^^
    """),
  Case(
    """
    r = {alpha: 1}
    r.alpah
    """,
    """
    error: a record has no field "alpah"
      test.vae:2:3
      2 | r.alpah
        |   ^^^^^ did you mean "alpha"?
      help: it has alpha
    """),
  Case(
    """
    crowd(2)[5]
    """,
    """
    error: index 5 is outside the 2 members: indexes run from -2 to 1
      test.vae:1:10
      1 | crowd(2)[5]
        |          ^
    """),
  Case(
    """
    crowd(2)[0, 1]
    """,
    """
    error: there is nothing to pick from in a crowd
      test.vae:1:1
      1 | crowd(2)[0, 1]
        | ^^^^^^^^
    """),
  Case(
    """
    load("there.csv").leader
    """,
    """
    error: an empty crowd has no leader
      test.vae:1:1
      1 | load("there.csv").leader
        | ^^^^^^^^^^^^^^^^^^^^^^^^
    """),
  Case(
    """
    n = length([])
    crowd(n=n, label=n)
    """,
    """
    error: crowd(): n must be at least 1, but is 0
      test.vae:2:9
      2 | crowd(n=n, label=n)
        |         ^
    error: crowd(): label must be a text, but is 0
      test.vae:2:18
      2 | crowd(n=n, label=n)
        |                  ^
      help: crowd(n=3, label="crowd", share=1)    see ?crowd
    """),
  Case(
    """
    path = "missing{1}.csv"
    load(path)
    """,
    """
    error: load(): there is no file "missing1.csv"
      test.vae:2:6
      2 | load(path)
        |      ^^^^
      help: load(path)    see ?load
    """),
  Case(
    """
    a, b = double([1])
    """,
    """
    error: 2 names cannot take 1 value
      test.vae:1:1
      1 | a, b = double([1])
        | ^^^^ 2 names
        |        ----------- this has 1 value
    """),
  Case(
    """
    for a, b in [1, 2] { }
    """,
    """
    error: 2 names need a list of as many values, but get 1
      test.vae:1:5
      1 | for a, b in [1, 2] { }
        |     ^^^^ 2 names
        |             ------
    """),
  Case(
    """
    if length([]) > 1 { late = 1 }
    print(late)
    """,
    """
    error: "late" is undefined
      test.vae:2:7
      2 | print(late)
        |       ^^^^
      help: no statement that ran has given it a value
    """),
  Case(
    """
    def f() { while length([]) > 1 { own = 1 }
    return own }
    f()
    """,
    """
    error: "own" is used before f() gives it a value
      test.vae:2:8
      2 | return own }
        |        ^^^
      help: a name that a function assigns is the function's own
    """),
  Case(
    """
    x = length([1, 2])
    assert x > 3
    """,
    """
    error: the assertion does not hold
      test.vae:2:8
      2 | assert x > 3
        |        ^ this is 2
        |            - this is 3
    """),
  Case(
    """
    x = length([1, 2])
    assert x > 3, "too few: {x}"
    """,
    """
    error: too few: 2
      test.vae:2:8
      2 | assert x > 3, "too few: {x}"
        |        ^ this is 2
        |            - this is 3
    """),
  Case(
    """
    assert any(tensor([0]))
    """,
    """
    error: the assertion does not hold
      test.vae:1:8
      1 | assert any(tensor([0]))
        |        ^^^^^^^^^^^^^^^^
    """),
  Case(
    """
    assert 0 < length([1]) < 1
    """,
    """
    error: the assertion does not hold
      test.vae:1:12
      1 | assert 0 < length([1]) < 1
        |            ^^^^^^^^^^^ this is 1
        |                          - this is 1
    """),
  Case(
    """
    x = [1, 2]
    x.size
    """,
    """
    error: only records and the values of commands have fields, but this is a list of 2 items
      test.vae:2:3
      2 | x.size
        |   ^^^^
    """),
  Case(
    """
    s = length([]) + "a"
    """,
    """
    error: cannot add the number 0 and the text "a"
      test.vae:1:5
      1 | s = length([]) + "a"
        |     ^^^^^^^^^^ this is 0
        |                  --- this is "a"
      help: put values into a text with braces: "n = {n}"
    """),
  Case(
    """
    "{length([]):.2f} {[1]:.2f}"
    """,
    """
    error: a number's format cannot lay out a list of 1 item
      test.vae:1:19
      1 | "{length([]):.2f} {[1]:.2f}"
        |                   ^^^^^^^^^
      help: `.3`, `.2f`, `e`, `g`, `%` and `,` are for single numbers
    """),
  Case(
    """
    1 / length([])
    """,
    """
    error: cannot divide by zero
      test.vae:1:1
      1 | 1 / length([])
        | ^ this is 1
        |     ---------- this is 0
      help: the divisor is 0
    """),
  Case(
    """
    x = 0
    while true { x = [x] }
    """,
    """
    error: lists and records must nest at most 1000 deep, but are to go deeper
      test.vae:2:18
      2 | while true { x = [x] }
        |                  ^^^
    """),
  Case(
    """
    range(1e300)
    """,
    """
    error: a range must have at most 2 ** 53 numbers, but is to have more
      test.vae:1:1
      1 | range(1e300)
        | ^^^^^
    """),
  Case(
    """
    [x for x in range(1e9)]
    """,
    """
    error: a list must have at most 16777216 items, but is to have 16777217
      test.vae:1:1
      1 | [x for x in range(1e9)]
        | ^^^^^^^^^^^^^^^^^^^^^^^
    """),
  Case(
    """
    i = 0
    for i in 5 * length([1]) { }
    """,
    """
    error: there is nothing to go through in the number 5
      test.vae:2:10
      2 | for i in 5 * length([1]) { }
        |          ^^^^^^^^^^^^^^^
      help: count up to it with range(5)
    """),
  Case(
    """
    tensor([1, 2])[1.5]
    """,
    """
    error: an index must be a whole number, but is 1.5
      test.vae:1:16
      1 | tensor([1, 2])[1.5]
        |                ^^^
      help: a[2], a[2:5], a[[0, 3]] and a[a > 1] are the forms of an index
    """),
  Case(
    """
    _
    """,
    """
    error: "_" is undefined
      test.vae:1:1
      1 | _
        | ^
    """),
  Case(
    """
    x = length([])
    x and true
    """,
    """
    error: a condition must be true or false, but is 0
      test.vae:2:1
      2 | x and true
        | ^
    """),
  Case(
    """
    not length([])
    """,
    """
    error: `not` takes a truth value, but is given the number 0
      test.vae:1:5
      1 | not length([])
        |     ^^^^^^^^^^
      help: compare it: x != 0
    """),
  Case(
    """
    2 ** length([]) ** -1
    """,
    """
    error: cannot divide by zero
      test.vae:1:6
      1 | 2 ** length([]) ** -1
        |      ^^^^^^^^^^ this is 0
        |                    -- this is -1
      help: 0 to a negative power is 1 / 0
    """),
]
