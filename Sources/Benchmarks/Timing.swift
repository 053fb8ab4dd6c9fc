/// How many seconds a body takes, and what it gives.
func timed<R>(_ body: () throws -> R) rethrows -> (seconds: Double, result: R) {
  let clock = ContinuousClock()
  let start = clock.now
  let result = try body()
  return ((clock.now - start) / .seconds(1), result)
}

/// The seconds of the fastest of several runs.
func fastest<R>(of runs: Int, _ body: () throws -> R) rethrows -> Double {
  var best = Double.infinity
  for _ in 0..<runs { best = min(best, try timed(body).seconds) }
  return best
}
