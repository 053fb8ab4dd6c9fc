"""Times the programs of `scripts/bench language` in Python: one line of JSON, milliseconds each,
the fastest of seven runs."""

import json
import time

factor, offset, digits = 3, 10, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def inc(x):
    return x + 1


def twice(x):
    return inc(inc(x))


def add(a, b, c):
    return a + b + c


def scaled(x):
    return x * factor + offset


def run_fib():
    fib(25)


def run_calls():
    s = 0
    for i in range(200000):
        s = add(s, twice(i), 1)


def run_globals():
    s = 0
    for i in range(300000):
        s = s + scaled(i)


def run_while():
    i = 0
    s = 0
    while i < 500000:
        if i % 3 == 0:
            s = s + i * 2
        else:
            s = s - 1
        i = i + 1


def run_lists():
    a = [i * i for i in range(300000) if i % 2 == 0]
    s = 0
    for x in a:
        s = s + x


def run_indices():
    s = 0
    for i in range(300000):
        s = s + digits[i % 10]


def run_texts():
    for i in range(100000):
        t = f"row {i}: {i * 2}"


def run_nested():
    s = 0
    for i in range(500):
        for j in range(1000):
            s = s + i * j


def fastest(body):
    best = float("inf")
    for _ in range(7):
        start = time.perf_counter()
        body()
        best = min(best, time.perf_counter() - start)
    return round(best * 1000, 6)


line = {"peer": "python", "workload": "language"}
for name in ("fib", "calls", "globals", "while", "lists", "indices", "texts", "nested"):
    line[name + "_ms"] = fastest(globals()["run_" + name])
print(json.dumps(line))
