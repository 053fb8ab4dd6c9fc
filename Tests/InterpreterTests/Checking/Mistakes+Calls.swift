/// Calls of what is not there, or not so.
let callsMistaken: [Case] = [
  Case(
    """
    crowdd(3)
    """,
    """
    error: unknown command "crowdd"
      test.vae:1:1
      1 | crowdd(3)
        | ^^^^^^ did you mean "crowd"?
    """),
  Case(
    """
    fit(crowd())
    """,
    """
    error: unknown command "fit"
      test.vae:1:1
      1 | fit(crowd())
        | ^^^ did you mean "train" or "pca"?
    """),
  Case(
    """
    lern(crowd())
    """,
    """
    error: unknown command "lern"
      test.vae:1:1
      1 | lern(crowd())
        | ^^^^ did you mean "train"?
    """),
  Case(
    """
    some(tensor([1]))
    """,
    """
    error: unknown command "some"
      test.vae:1:1
      1 | some(tensor([1]))
        | ^^^^ did you mean "any"?
    """),
  Case(
    """
    line([1, 2])
    """,
    """
    error: unknown command "line"
      test.vae:1:1
      1 | line([1, 2])
        | ^^^^ did you mean "plot.line"?
    """),
  Case(
    """
    plot.lin([1, 2])
    """,
    """
    error: unknown command "plot.lin"
      test.vae:1:1
      1 | plot.lin([1, 2])
        | ^^^^^^^^ did you mean "plot.line"?
      help: plot has plot.line and plot.bar
    """),
  Case(
    """
    plt.line([1, 2])
    """,
    """
    error: unknown command "plt.line"
      test.vae:1:1
      1 | plt.line([1, 2])
        | ^^^^^^^^ did you mean "plot.line"?
    """),
  Case(
    """
    plot([1, 2])
    """,
    """
    error: "plot" is a group of commands
      test.vae:1:1
      1 | plot([1, 2])
        | ^^^^
      help: it has plot.line and plot.bar
    """),
  Case(
    """
    z = crowd()
    z(1)
    """,
    """
    error: "z" is a value and cannot be called
      test.vae:2:1
      2 | z(1)
        | ^
    """),
  Case(
    """
    z = crowd()
    z.train(epochs=3)
    """,
    """
    error: values have no commands of their own: "train" cannot be called on one
      test.vae:2:1
      2 | z.train(epochs=3)
        | ^^^^^^^ write train(z, epochs=3)
    """),
  Case(
    """
    z = crowd()
    z.trian()
    """,
    """
    error: values have no commands of their own: "trian" cannot be called on one
      test.vae:2:1
      2 | z.trian()
        | ^^^^^^^ write train(z)
    """),
  Case(
    """
    z = crowd()
    z.history.name()
    """,
    """
    error: values have no commands of their own: "name" cannot be called on one
      test.vae:2:1
      2 | z.history.name()
        | ^^^^^^^^^^^^^^ write z.history.name, without brackets
    """),
  Case(
    """
    crowd()(3)
    """,
    """
    error: only commands and functions can be called, by their names
      test.vae:1:1
      1 | crowd()(3)
        | ^^^^^^^
    """),
  Case(
    """
    zz.train(1)
    """,
    """
    error: "zz" is undefined
      test.vae:1:1
      1 | zz.train(1)
        | ^^
    """),
  Case(
    """
    crowd(3, "a", 0.5, 4, 5)
    """,
    """
    error: crowd() takes at most 3 arguments, but 5 are given
      test.vae:1:20
      1 | crowd(3, "a", 0.5, 4, 5)
        |                    ^
      help: crowd(n=3, label="crowd", share=1)    see ?crowd
    """),
  Case(
    """
    crowd(n=3, nn=4)
    """,
    """
    error: crowd() has no parameter "nn"
      test.vae:1:12
      1 | crowd(n=3, nn=4)
        |            ^^ did you mean "n"?
      help: crowd(n=3, label="crowd", share=1)    see ?crowd
    """),
  Case(
    """
    crowd(labl="x")
    """,
    """
    error: crowd() has no parameter "labl"
      test.vae:1:7
      1 | crowd(labl="x")
        |       ^^^^ did you mean "label"?
      help: crowd(n=3, label="crowd", share=1)    see ?crowd
    """),
  Case(
    """
    train(crwd=crowd())
    """,
    """
    error: train() has no parameter "crwd"
      test.vae:1:7
      1 | train(crwd=crowd())
        |       ^^^^ did you mean "crowd"?
      help: train(crowd, epochs=10, pause=500ms, rate=none)    see ?train
    """),
  Case(
    """
    crowd(3, n=3)
    """,
    """
    error: crowd() is given n twice
      test.vae:1:10
      1 | crowd(3, n=3)
        |          ^ again here
        |       - given here
      help: crowd(n=3, label="crowd", share=1)    see ?crowd
    """),
  Case(
    """
    crowd(n=3, n=4)
    """,
    """
    error: crowd() is given n twice
      test.vae:1:12
      1 | crowd(n=3, n=4)
        |            ^ again here
        |       - given here
      help: crowd(n=3, label="crowd", share=1)    see ?crowd
    """),
  Case(
    """
    train()
    """,
    """
    error: train() needs crowd
      test.vae:1:1
      1 | train()
        | ^^^^^
      help: train(crowd, epochs=10, pause=500ms, rate=none)    see ?train
    """),
  Case(
    """
    save()
    """,
    """
    error: save() needs x and path
      test.vae:1:1
      1 | save()
        | ^^^^
      help: save(x, path)    see ?save
    """),
  Case(
    """
    crowd(n="three")
    """,
    """
    error: crowd(): n must be a whole number, but is "three"
      test.vae:1:9
      1 | crowd(n="three")
        |         ^^^^^^^
      help: crowd(n=3, label="crowd", share=1)    see ?crowd
    """),
  Case(
    """
    crowd(n=2.5)
    """,
    """
    error: crowd(): n must be a whole number, but is 2.5
      test.vae:1:9
      1 | crowd(n=2.5)
        |         ^^^
      help: crowd(n=3, label="crowd", share=1)    see ?crowd
    """),
  Case(
    """
    crowd(n=0)
    """,
    """
    error: crowd(): n must be at least 1, but is 0
      test.vae:1:9
      1 | crowd(n=0)
        |         ^
      help: crowd(n=3, label="crowd", share=1)    see ?crowd
    """),
  Case(
    """
    train(crowd(), 101)
    """,
    """
    error: train(): epochs must be between 1 and 100, but is 101
      test.vae:1:16
      1 | train(crowd(), 101)
        |                ^^^
      help: train(crowd, epochs=10, pause=500ms, rate=none)    see ?train
    """),
  Case(
    """
    train(crowd(), pause=3)
    """,
    """
    error: train(): pause must be a time such as 500ms, but is 3
      test.vae:1:22
      1 | train(crowd(), pause=3)
        |                      ^
      help: train(crowd, epochs=10, pause=500ms, rate=none)    see ?train
    """),
  Case(
    """
    train(crowd(), pause=3Hz)
    """,
    """
    error: train(): pause must be a time such as 500ms, but is 3 Hz
      test.vae:1:22
      1 | train(crowd(), pause=3Hz)
        |                      ^^^
      help: train(crowd, epochs=10, pause=500ms, rate=none)    see ?train
    """),
  Case(
    """
    train(crowd(), rate=3s)
    """,
    """
    error: train(): rate must be a frequency such as 100Hz, but is 3 s
      test.vae:1:21
      1 | train(crowd(), rate=3s)
        |                     ^^
      help: train(crowd, epochs=10, pause=500ms, rate=none)    see ?train
    """),
  Case(
    """
    crowd(share=120%)
    """,
    """
    error: crowd(): share must be between 0% and 100%, but is 120%
      test.vae:1:13
      1 | crowd(share=120%)
        |             ^^^^
      help: crowd(n=3, label="crowd", share=1)    see ?crowd
    """),
  Case(
    """
    crowd(share=1s)
    """,
    """
    error: crowd(): share must be a fraction such as 20%, but is 1 s
      test.vae:1:13
      1 | crowd(share=1s)
        |             ^^
      help: crowd(n=3, label="crowd", share=1)    see ?crowd
    """),
  Case(
    """
    fail("fualt")
    """,
    """
    error: fail(): how must be one of "fault", "explained", "mismatch", "stop", "silent", "none", but is "fualt"
      test.vae:1:6
      1 | fail("fualt")
        |      ^^^^^^^ did you mean "fault"?
      help: fail(how, x=0)    see ?fail
    """),
  Case(
    """
    fail(3)
    """,
    """
    error: fail(): how must be one of "fault", "explained", "mismatch", "stop", "silent", "none", but is 3
      test.vae:1:6
      1 | fail(3)
        |      ^
      help: fail(how, x=0)    see ?fail
    """),
  Case(
    """
    double([1, "a"])
    """,
    """
    error: double(): x must be a list of numbers, but is a list with "a"
      test.vae:1:8
      1 | double([1, "a"])
        |        ^^^^^^^^
      help: double(x)    see ?double
    """),
  Case(
    """
    double([1, crowd()])
    """,
    """
    error: double(): x must be a list of numbers, but is a list with a crowd
      test.vae:1:8
      1 | double([1, crowd()])
        |        ^^^^^^^^^^^^
      help: double(x)    see ?double
    """),
  Case(
    """
    train(3)
    """,
    """
    error: train(): crowd must be a crowd, but is 3
      test.vae:1:7
      1 | train(3)
        |       ^
      help: train(crowd, epochs=10, pause=500ms, rate=none)    see ?train
    """),
  Case(
    """
    load("missing.csv")
    """,
    """
    error: load(): there is no file "missing.csv"
      test.vae:1:6
      1 | load("missing.csv")
        |      ^^^^^^^^^^^^^
      help: load(path)    see ?load
    """),
  Case(
    """
    load(3)
    """,
    """
    error: load(): path must be a text, but is 3
      test.vae:1:6
      1 | load(3)
        |      ^
      help: load(path)    see ?load
    """),
  Case(
    """
    save(1, "/locked/x.csv")
    """,
    """
    error: save(): "/locked/x.csv" cannot be written: the folder is locked
      test.vae:1:9
      1 | save(1, "/locked/x.csv")
        |         ^^^^^^^^^^^^^^^
      help: save(x, path)    see ?save
    """),
  Case(
    """
    load("later.csv")
    save(1, "later.csv")
    """,
    """
    error: load(): there is no file "later.csv"
      test.vae:1:6
      1 | load("later.csv")
        |      ^^^^^^^^^^^
      help: load(path)    see ?load
    """),
  Case(
    """
    crowd(n=0, label=3, share=2, z=1)
    """,
    """
    error: crowd(): n must be at least 1, but is 0
      test.vae:1:9
      1 | crowd(n=0, label=3, share=2, z=1)
        |         ^
    error: crowd(): label must be a text, but is 3
      test.vae:1:18
      1 | crowd(n=0, label=3, share=2, z=1)
        |                  ^
    error: crowd(): share must be between 0% and 100%, but is 200%
      test.vae:1:27
      1 | crowd(n=0, label=3, share=2, z=1)
        |                           ^
    error: crowd() has no parameter "z"
      test.vae:1:30
      1 | crowd(n=0, label=3, share=2, z=1)
        |                              ^
      help: crowd(n=3, label="crowd", share=1)    see ?crowd
    """),
  Case(
    """
    crowd(3) |> train(epochs=0) |> trian
    """,
    """
    error: train(): epochs must be between 1 and 100, but is 0
      test.vae:1:26
      1 | crowd(3) |> train(epochs=0) |> trian
        |                          ^
      help: train(crowd, epochs=10, pause=500ms, rate=none)    see ?train
    error: unknown command "trian"
      test.vae:1:32
      1 | crowd(3) |> train(epochs=0) |> trian
        |                                ^^^^^ did you mean "train"?
    """),
  Case(
    """
    def f(a, b=2) { return a }
    f()
    f(1, c=2)
    f(1, 2, 3)
    """,
    """
    error: f() needs a
      test.vae:2:1
      2 | f()
        | ^
      help: f(a, b=2)
    error: f() has no parameter "c"
      test.vae:3:6
      3 | f(1, c=2)
        |      ^
      help: f(a, b=2)
    error: f() takes at most 2 arguments, but 3 are given
      test.vae:4:9
      4 | f(1, 2, 3)
        |         ^
      help: f(a, b=2)
    """),
]
