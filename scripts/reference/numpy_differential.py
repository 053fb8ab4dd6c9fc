"""Sets the language's arithmetic beside NumPy's: random expressions, each with NumPy's answer.

    python3 -m venv venv && venv/bin/pip install numpy
    venv/bin/python scripts/reference/numpy_differential.py run .build/release/vae --count 20000
    venv/bin/python scripts/reference/numpy_differential.py write Tests/CommandsTests/Reference

`run` has the program compute them all and lists what differs; `write` keeps 2,000 of them, with
NumPy's numbers, for a test. Infinities and NaN are among the numbers. NumPy computes in float64 from
numbers that float32 holds; an answer may differ by as much as float32 loses in an expression of this
depth. Deliberate differences are not made here: they are

- division of plain numbers by zero, which is an error in the language (of tensors it is not);
- a quantile between a number and infinity, or between infinities of one sign, is that infinity;
  NumPy's interpolation gives NaN at some parts (`nan_of_interpolation` lets those pass);
- minus infinity to the power 0.5 is infinity, as C has it; NumPy takes the root there (not made);
- `round` of a half, logarithms and roots of negative numbers: as NumPy, without its warnings;
- sorting and extremes of entries that are missing: as NumPy, NaN last and NaN first;
- a boolean that is added up counts as a number, but booleans are not subtracted in either;
- `std` and `var` of no entries, means of no entries: NaN, without NumPy's warning;
- an index that lies outside, shapes that do not match: errors in both, and not made here.
"""

import argparse
import json
import math
import os
import random
import subprocess
import tempfile
import warnings

import numpy as np

PREAMBLE = "inf = max(tensor([1]) / 0); nan = inf - inf\n"
NUMBERS = [-3, -2, -1, 0, 0, 1, 1, 2, 3, 0.5, -1.25, 0.125, 7, 100, -40, 2.5]
SPECIAL = ["inf", "-inf", "nan"]


class Maker:
    """Random expressions as (code, NumPy's value); every array is float64 or bool."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def number(self, special=0.03):
        if self.random.random() < special:
            word = self.random.choice(SPECIAL)
            return word, float(word)
        value = self.random.choice(NUMBERS)
        return repr(value), float(value)

    def shape(self):
        return self.random.choice([(1,), (2,), (3,), (4,), (5,), (1, 3), (2, 3), (3, 2), (3, 3), (4, 1),
                                   (2, 2, 3)])

    def literal(self, shape, special=0.03):
        if not shape:
            return self.number(special)
        parts = [self.literal(shape[1:], special) for _ in range(shape[0])]
        return "[" + ", ".join(p[0] for p in parts) + "]", [p[1] for p in parts]

    def leaf(self, shape=None, special=0.03):
        shape = shape or self.shape()
        text, value = self.literal(shape, special)
        return f"tensor({text})", np.array(value, dtype=float)

    def partner(self, shape):
        """A shape that broadcasts with another."""
        kinds = [shape, shape[-1:], (1,), tuple(1 if self.random.random() < 0.5 else n for n in shape)]
        return self.random.choice(kinds)

    def array(self, depth):
        if depth == 0:
            return self.leaf()
        make = self.random.choice([self.binary, self.binary, self.unary, self.pick, self.scan,
                                   self.choose, self.reshaped])
        code, value = make(depth)
        finite = np.abs(value[np.isfinite(value)]).astype(float)
        if finite.size and (finite.max() > 1e30 or finite[finite > 0].min(initial=1) < 1e-30):
            raise ValueError("beyond float32")
        return code, value

    def binary(self, depth):
        a_code, a = self.array(depth - 1)
        if self.random.random() < 0.3:
            b_code, b = self.number()
        else:
            b_code, b = self.leaf(self.partner(a.shape) if a.ndim else (2,))
        if self.random.random() < 0.5 and a.dtype != bool:
            (a_code, a), (b_code, b) = (b_code, b), (a_code, a)
        sign = self.random.choice(["+", "-", "*", "/", "//", "%", "**"])
        if sign == "**":
            b_code, b = self.random.choice([("2", 2.0), ("0.5", 0.5), ("-1", -1.0), ("0", 0.0)])
            if not isinstance(a, np.ndarray):
                a_code, a = self.leaf()
            if b == 0.5 and np.isneginf(a).any():
                raise ValueError("the root of minus infinity")
        operate = {"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide,
                   "//": np.floor_divide, "%": np.mod, "**": np.power}[sign]
        a, b = (x.astype(float) if isinstance(x, np.ndarray) else x for x in (a, b))
        return f"({self.numeric(a_code)} {sign} {self.numeric(b_code)})", operate(a, b)

    @staticmethod
    def numeric(code):
        return f"({code})"

    def unary(self, depth):
        code, a = self.array(depth - 1)
        name, operate = self.random.choice([
            ("abs", np.abs), ("sqrt", np.sqrt), ("exp", np.exp), ("log", np.log), ("tanh", np.tanh),
            ("round", np.round), ("-", np.negative)])
        a = a.astype(float)
        return (f"(-{code})" if name == "-" else f"{name}({code})"), operate(a)

    def scan(self, depth):
        code, a = self.array(depth - 1)
        axis = self.random.randrange(-a.ndim, a.ndim)
        kind = self.random.randrange(3)
        if kind == 0:
            return f"cumsum({code}, axis={axis})", np.cumsum(a, axis=axis)
        if kind == 1:
            return f"sort({code}, axis={axis})", np.sort(a, axis=axis)
        return f"sort({code})", np.sort(a)

    def condition(self, shape):
        code, a = self.leaf(shape)
        sign, operate = self.random.choice([
            ("<", np.less), ("<=", np.less_equal), (">", np.greater), (">=", np.greater_equal),
            ("==", np.equal), ("!=", np.not_equal)])
        other, b = self.number()
        return f"({code} {sign} {other})", operate(a, b)

    def choose(self, depth):
        code, a = self.array(depth - 1)
        test, mask = self.condition(a.shape)
        kind = self.random.randrange(2)
        if kind == 0:
            other, b = self.number()
            return f"where({test}, {code}, {other})", np.where(mask, a, b)
        return f"where(not {test}, {code}, -{code})", np.where(~mask, a, -a)

    def pick(self, depth):
        code, a = self.array(depth - 1)
        parts, index = [], []
        for n in a.shape[:self.random.randint(1, a.ndim)]:
            kind = self.random.randrange(3)
            if kind == 0 and a.ndim > 1 and len(index) == 0:
                i = self.random.randrange(-n, n)
                parts.append(str(i))
                index.append(i)
            elif kind == 1:
                step = self.random.choice([1, 2, -1, -2])
                parts.append(f"::{step}")
                index.append(slice(None, None, step))
            else:
                start = self.random.randrange(0, n)
                stop = self.random.randrange(start + 1, n + 1)
                parts.append(f"{start}:{stop}")
                index.append(slice(start, stop))
        return f"{code}[{', '.join(parts)}]", a[tuple(index)]

    def reshaped(self, depth):
        code, a = self.array(depth - 1)
        if self.random.random() < 0.5:
            return f"transpose({code})", np.transpose(a)
        return f"reshape({code}, -1)", a.reshape(-1)

    def reduced(self, depth):
        code, a = self.array(depth)
        name, operate = self.random.choice([
            ("sum", np.sum), ("mean", np.mean), ("std", np.std), ("var", np.var),
            ("median", np.median), ("argmax", np.argmax), ("argmin", np.argmin),
            ("norm", lambda x, axis=None: np.sqrt(np.sum(x * x, axis=axis)))])
        if self.random.random() < 0.4:
            return f"{name}({code})", operate(a)
        axis = self.random.randrange(-a.ndim, a.ndim)
        return f"{name}({code}, axis={axis})", operate(a, axis=axis)

    def whole(self, depth):
        """What is asked of an array as a whole."""
        code, a = self.array(depth - 1)
        kind = self.random.randrange(7)
        if kind == 0:
            part = self.random.choice([0, 0.25, 0.5, 0.9, 1])
            return f"quantile({code}, {part})", np.quantile(a, part)
        if kind == 1:
            return f"unique({code})", np.unique(a)
        if kind == 2:
            return f"min({code})", np.min(a)
        if kind == 3:
            return f"max({code})", np.max(a)
        if kind == 4:
            test, mask = self.condition(a.shape)
            return f"{code}[{test}]", a[mask]
        if kind == 5:
            test, mask = self.condition(self.shape())
            name, operate = self.random.choice([("any", np.any), ("all", np.all), ("sum", np.sum)])
            return f"{name}({test})", operate(mask)
        n, k, m = (self.random.randint(1, 4) for _ in range(3))
        (a_code, a), (b_code, b) = self.leaf((n, k), 0.01), self.leaf((k, m), 0.01)
        return f"{a_code} @ {b_code}", a @ b

    def expression(self):
        depth = self.random.randint(1, 3)
        make = self.random.choice([self.array, self.array, self.reduced, self.whole])
        return make(depth)


def usable(value):
    """Whether float32 can tell the answer: neither too large for it nor too near to nothing."""
    numbers = np.asarray(value, dtype=float).reshape(-1)
    finite = numbers[np.isfinite(numbers)]
    return numbers.size > 0 and (finite.size == 0 or np.abs(finite).max() < 1e6)


def expressions(seed, count):
    """The first `count` expressions of a seed whose answer float32 can tell."""
    maker, found = Maker(seed), []
    while len(found) < count:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            try:
                code, value = maker.expression()
            except (ValueError, IndexError):
                continue
        if len(code) < 300 and usable(value) and steady(code, value):
            found.append((code, value))
    return found


def steady(code, value):
    """Whether float32 comes to the same answer: no jump within its rounding. Floors, remainders,
    ranks and comparisons of computed numbers jump, so those are computed from literals alone."""
    jumps = any(word in code for word in ("//", "%", "round(", "argm", "unique("))
    computed = any(word in code for word in ("exp(", "log(", "tanh(", "sqrt(", "**", "/ ", "cumsum", "norm",
                                             "std", "var", "mean"))
    return not (jumps and computed)


def shown(number):
    return "nan" if math.isnan(number) else repr(float(np.float32(number)))


def answers(value):
    array = np.asarray(value, dtype=float)
    return list(array.shape), [shown(x) for x in array.reshape(-1)]


def compute(program, codes):
    """What the program gives for each expression: a shape and numbers, or why it fails."""
    lines = [PREAMBLE]
    for code in codes:
        lines.append(f"x = {code}\nprint(\"= {{shape(x)}}\")\nfor v in reshape(tensor([x]) * 1, -1) {{ "
                     "print(\"{v:.9g}\") }\n")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "x.vae")
        with open(path, "w") as file:
            file.write("".join(lines))
        done = subprocess.run([os.path.abspath(program), path], capture_output=True, text=True, cwd=folder)
    if done.returncode != 0:
        if len(codes) == 1:
            return [done.stderr.strip().split("\n")[0]]
        half = len(codes) // 2
        return compute(program, codes[:half]) + compute(program, codes[half:])
    results = []
    for line in done.stdout.split("\n"):
        if line.startswith("= "):
            results.append((json.loads(line[2:]), []))
        elif line:
            results[-1][1].append(float(line.replace("infinity", "inf")))
    return results


def agrees(result, value):
    if isinstance(result, str):
        return False
    shape, numbers = answers(value)
    expected = np.array([float(x) for x in numbers])
    found = np.array(result[1])
    if result[0] != shape or found.shape != expected.shape:
        return False
    scale = max(1.0, np.abs(expected[np.isfinite(expected)]).max(initial=0))
    same = (found == expected) | (np.isnan(found) & np.isnan(expected))
    with np.errstate(invalid="ignore"):
        return bool((same | (np.abs(found - expected) < 1e-4 * scale)).all())


def nan_of_interpolation(code, value, result):
    """Whether NumPy interpolated an infinity to NaN."""
    return (code.startswith("quantile(") and not isinstance(result, str) and np.isnan(value).all()
            and np.isinf(result[1]).all())


def run(program, seed, count):
    wrong = 0
    cases = expressions(seed, count)
    for first in range(0, count, 200):
        part = cases[first:first + 200]
        for (code, value), result in zip(part, compute(program, [code for code, _ in part])):
            if not agrees(result, value) and not nan_of_interpolation(code, value, result):
                wrong += 1
                if wrong <= 40:
                    print(f"{code}\n  NumPy {answers(value)}\n  vae   {result}")
    print(f"seed {seed}: {count} expressions, {wrong} differ")
    return wrong


def write(folder, seed, count):
    """A line for each case: expression, lengths of its answer, numbers."""
    with open(os.path.join(folder, "numpy.tsv"), "w") as file:
        for code, value in expressions(seed, count):
            if code.startswith("quantile(") and np.isnan(value).all():
                continue
            shape, numbers = answers(value)
            file.write(f"{code}\t{' '.join(map(str, shape))}\t{' '.join(numbers)}\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["run", "write"])
    parser.add_argument("target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int)
    given = parser.parse_args()
    if given.what == "run":
        raise SystemExit(run(given.target, given.seed, given.count or 20_000) > 0)
    write(given.target, given.seed, given.count or 2_000)


if __name__ == "__main__":
    main()
