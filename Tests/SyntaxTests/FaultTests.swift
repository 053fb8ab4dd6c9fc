import Syntax
import Testing

@Suite("Faults, each at its place and with what to write instead")
struct FaultTests {
  @Test(
    "A value is not changed in place",
    arguments: [
      #"""
      x += 1
        ^^ there is no "+=" in this language · write x = x + 1
      """#,
      #"""
      x = 2
      x **= y + 1
        ^^^ there is no "**=" in this language · write x = x ** y + 1
      """#,
      #"""
      a[0] = 3
      ^^^^ values do not change: a[0] cannot be given a value · an item of a value
      """#,
      #"""
      r.a = 3
      ^^^ values do not change: r.a cannot be given a value · a field of a value
      """#,
      #"""
      f(x) = 3
      ^^^^ a call cannot be given a value · left of =
      """#,
      #"""
      3 = x
      ^ only a name can be given a value · not a name
      """#,
      #"""
      x = y = 3
            ^ one statement gives one value · a second =
      """#,
      #"""
      x := 3
        ^^ there is no ":=" in this language · write =
      """#,
      #"""
      i++
       ^^ there is no "++" in this language · write i = i + 1
      """#,
      #"""
      if = 3
      ^^ "if" is a word of the language and cannot be a name · reserved
      """#,
    ])
  func changes(marked: String) { expectMarks(marked) }

  @Test(
    "Several values are a list",
    arguments: [
      #"""
      def f(a, b) { return a, b }
                            ^ a function returns one value · write return [a, b]
      """#,
      #"""
      t = (a, b)
            ^ several values need square brackets · write a list: [a, b]
      """#,
      #"""
      a, b = 1, 2
              ^ several values need square brackets · write [a, b]
      """#,
      #"""
      for (a, b) in c { a }
          ^ the names of a loop take no brackets · write for a, b in …
      """#,
      #"""
      x = ()
          ^^ ( ) must hold a value · empty
      """#,
      #"""
      a[]
       ^ [ ] after a value must hold an index · as in a[0] or a[2:5]
      """#,
    ])
  func lists(marked: String) { expectMarks(marked) }

  @Test(
    "Signs of other languages",
    arguments: [
      #"""
      z = !x && y || ~z
          ^ there is no "!" in this language · write not
             ^^ there is no "&&" in this language · write and
                  ^^ there is no "||" in this language · write or
                     ^ there is no "~" in this language · write not
      """#,
      #"""
      p = 2 ^ 3
            ^ there is no "^" in this language · write **
      """#,
      #"""
      z[(a > 1) & (b < 2) | c]
                ^ there is no "&" in this language · write and
                          ^ there is no "|" in this language · write or
      """#,
      #"""
      x is not None
        ^^ there is no "is" in this language · write !=
               ^^^^ there is no "None" in this language · write none
      """#,
      #"""
      a = True
          ^^^^ there is no "True" in this language · write true
      """#,
      #"""
      x = 5 × 3 − 1
            ^ "×" is not a sign of this language · write *
                ^ "−" is not a sign of this language · write -
      """#,
      #"""
      x = “abc”
          ^ "“" is not a sign of this language · write "
              ^ "”" is not a sign of this language · write "
      """#,
      #"""
      x = f"a{b}"
          ^ a string takes no prefix, but here is "f" · leave it out
      """#,
      #"""
      x = """a
          ^^^ there are no triple quotes · write "…"
      b"""
      y $ z
        ^ the character "$" has no meaning here
      """#,
      #"""
      g = lambda x: x + 1
          ^^^^^^ functions have names here · write def name(x) { return … }
      """#,
    ])
  func signs(marked: String) { expectMarks(marked) }

  @Test(
    "Statements of other languages",
    arguments: [
      #"""
      def f(x):
              ^ a block stands in braces, not after a colon · write def … { … }
        if x:
            ^ a block stands in braces, not after a colon · write if … { … }
          return 1
        elif y:
        ^^^^ there is no "elif" in this language · write else if
              ^ a block stands in braces, not after a colon · write else if … { … }
          return 2
        else:
            ^ a block stands in braces, not after a colon · write else … { … }
          return 3
      for x in y:
                ^ a block stands in braces, not after a colon · write for … { … }
        z
      while a: b
             ^ a block stands in braces, not after a colon · write while … { … }
      c
      """#,
      #"""
      if x > 1
             ^ "if" needs a block in braces · write { at the end of this line
        y
      """#,
      #"""
      if x
      {
      ^ "{" must stand on the line of its "if" · move it up
        y +
      }
      ^ here must be a value, but is "}"
      z )
        ^ ")" closes nothing · nothing is open here
      """#,
      #"""
      if x then { y }
           ^^^^ a block stands in braces, not after "then" · write if … { … }
      """#,
      #"""
      import numpy as np
      ^^^^^^ there is nothing to import · all commands are there from the start
      from numpy import *
      ^^^^ there is nothing to import · all commands are there from the start
      x
      """#,
      #"""
      let x = 3
      ^^^ names need no "let" · leave it out: x = …
      """#,
      #"""
      print x
            ^ a call needs brackets · write print(…)
      """#,
      #"""
      class A: pass
      ^^^^^ there is no "class" in this language · not a statement
      """#,
      #"""
      def f(x: int) { }
             ^ names carry no types here · leave the type out
      def g(x) -> int { }
               ^^ names carry no types here · leave the type out
      """#,
      #"""
      function f(x) { y }
      ^^^^^^^^ there is no "function" in this language · write def name(x) { return … }
      """#,
    ])
  func foreign(marked: String) { expectMarks(marked) }

  @Test(
    "Words in a wrong place",
    arguments: [
      #"""
      if x = 3 { y }
           ^ "=" gives a name to a value and cannot stand here · write == to compare
      """#,
      #"""
      x
      param a = 1
      ^^^^^ "param" must come before all other statements · move it to the top
      """#,
      #"""
      param a = f(1)
                ^^^^ a param's default must be a number, a text, true, false, none, or a list of them · not a literal
      """#,
      #"""
      if a { param b = 1 }
             ^^^^^ "param" must stand outside of any block · inside a block
      """#,
      #"""
      if a { def f() { } }
             ^^^ "def" must stand outside of any block · inside a block
      """#,
      #"""
      return 3
      ^^^^^^ "return" must stand inside def · not inside one
      """#,
      #"""
      break
      ^^^^^ "break" must stand inside for or while · not inside one
      def f() { continue }
                ^^^^^^^^ "continue" must stand inside for or while · not inside one
      """#,
      #"""
      else { 3 }
      ^^^^ "else" has no "if" before it · no if ends here
      """#,
      #"""
      :help
      ^^^^^ directives are for the prompt, not for a script · leave this line out
      """#,
      #"""
      def if() { }
          ^^ "if" is a word of the language and cannot be a name · reserved
      """#,
      #"""
      def f(a, a=1, b) { }
               ^ "a" is given twice · again here
                    ^ a parameter without default must come before those with one · write b = …, or put it first
      """#,
      #"""
      for in in x { }
          ^^ "in" is a word of the language and cannot be a name · reserved
      """#,
    ])
  func places(marked: String) { expectMarks(marked) }

  @Test(
    "Numbers and their units",
    arguments: [
      #"""
      w = 2 s + 1
            ^ a unit must follow its number at once: s, ms, us, µs, min, Hz, kHz, mm, cm, pt and % · write 2s
      """#,
      #"""
      w = 2 sec
            ^^^ "sec" is not a unit: the units are s, ms, us, µs, min, Hz, kHz, mm, cm, pt and % · write s
      """#,
      #"""
      w = 2sec + 2x
           ^^^ "sec" is not a unit: the units are s, ms, us, µs, min, Hz, kHz, mm, cm, pt and % · write s
                  ^ "x" is not a unit: the units are s, ms, us, µs, min, Hz, kHz, mm, cm, pt and % · after a number
      """#,
      #"""
      w = 1__0 + 3. + 1e999
           ^^^ "_" in a number must stand between digits
                  ^ a number's point must be followed by digits · write .0, or leave it out
                      ^^^^^ the number is too large · at most about 1.8e308
      """#,
    ])
  func units(marked: String) { expectMarks(marked) }

  @Test(
    "Strings",
    arguments: [
      #"""
      x = "abc
          ^^^^ the string is never closed · no closing quote on this line
      y = 'a" + 1
          ^^^^^^^ the string is never closed · no closing quote on this line
      """#,
      #"""
      x = f("abc
            ^^^^ the string is never closed · no closing quote on this line
      y $
        ^ the character "$" has no meaning here
      """#,
      #"""
      "\q \u{110000} \u12"
       ^^ there is no escape \q · write \\q for a backslash
          ^^^^^^^^^^ \u must be followed by a character's number in braces · as in \u{3bc}
                     ^^ \u must be followed by a character's number in braces · as in \u{3bc}
      """#,
      #"""
      "{}" + "{x:zz}" + "{x +}"
       ^^ { } in a string must hold a value · empty
                 ^^ "zz" is not a format · as in {x:.2f} or {x:>8}
                             ^ here must be a value, but is the end of { } in a string
      """#,
      #"""
      "{{x}}"
       ^^ "{" has no partner in this string · write \{
          ^^ "}" has no partner in this string · write \}
      """#,
      #"""
      "a{x" + 'b{y'
        ^ "{" in a string is never closed · no } before the quote
                ^ "{" in a string is never closed · no } before the quote
      """#,
      #"""
      "{d["a"]}"
       ^ "{" in a string is never closed · no } before the quote
      """#,
    ])
  func strings(marked: String) { expectMarks(marked) }

  @Test(
    "Brackets",
    arguments: [
      #"""
      s = f(1, 2
           ^ "(" is never closed · opened here
      v = 3
      """#,
      #"""
      s = f(1, [2
               ^ "[" is never closed · opened here
      v = g(3))
              ^ ")" closes nothing · nothing is open here
      """#,
      #"""
      x = [1, 2
        3, $ 4,
        ^ here must be "," or "]", but is "3"
           ^ the character "$" has no meaning here
        5 6]
          ^ here must be "," or "]", but is "6"
      """#,
      #"""
      (a]
        ^ "(" cannot be closed by "]" · closes another kind
      """#,
      #"""
      x }
        ^ "}" closes nothing · nothing is open here
      """#,
      #"""
      def f() {
        x = [1
            ^ "[" is never closed · opened here
        y = 2
      }
      z = )
          ^ ")" closes nothing · nothing is open here
      """#,
      #"""
      [x for x in y for z in w]
                    ^^^ a comprehension must have one "for" · a second one
      """#,
      #"""
      h(x for x in y)
          ^^^ a comprehension needs square brackets · write f([… for x in xs])
      """#,
    ])
  func brackets(marked: String) { expectMarks(marked) }

  @Test(
    "Calls, records and pipelines",
    arguments: [
      #"""
      f(a=1, 2)
             ^ arguments by position must come before those by keyword · by position
      """#,
      #"""
      f(a:1)
         ^ a keyword argument must be given with "=" · write a=…
      """#,
      #"""
      {a: 1, "b": 2, c=3, a: 4, 5}
             ^^^ a field's name takes no quotes · write b: …
                      ^ a field's value must follow a colon · write c: …
                          ^ "a" is given twice · again here
                                ^ here must be a field: name: value, but is "5"
      """#,
      #"""
      x |> f(a) + 1
                ^ a pipeline cannot go on with "+" · put the pipeline in ( )
      """#,
      #"""
      x |> 3
           ^ here must be the name of a command, as in x |> shape(), but is "3"
      """#,
      #"""
      x |> f.3
            ^^ here must be the end of the line, or ";", but is ".3"
      """#,
      #"""
      (|> f)
       ^^ here must be a value, but is "|>"
      """#,
      #"""
      a.
       ^ after this must be a field's name, but it ends · ends here
      """#,
      #"""
      f(a, , b)
           ^ here must be a value, but is ","
      """#,
    ])
  func calls(marked: String) { expectMarks(marked) }

  private func expectMarks(_ marked: String) {
    let expected = MarkedText(marked)
    #expect(!expected.marks.isEmpty)
    #expect(expected.found(mode: .file) == expected.marks)
  }
}
