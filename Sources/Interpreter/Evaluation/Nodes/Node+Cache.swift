import Syntax

extension CommandNode {
  /// What the call gives, or gave before for the same arguments and chance; then the session has
  /// drawn as if it had run.
  func result(
    of bound: BoundValues, in cache: any ResultCache, _ machine: Machine
  ) throws(Stop) -> Value {
    let sums = try machine.away(call.site.span) { () throws(Stop) in
      bound.values.compactMap { cache.sum(of: $0) }
    }
    guard sums.count == bound.values.count else {
      return try work(bound, machine, machine.context)
    }
    let key = cache.key(of: call.command.name, given: sums)
    let keys = cache.seeksStopped ? [cache.key(ofStopped: call.command, sums), key] : [key]
    let seeds = machine.evaluator.seeds
    for (key, seed) in keys.flatMap({ key in [nil, seeds.upcoming].map { (key, $0) } }) {
      let known = try machine.away(call.site.span) { () throws(Stop) in
        cache.result(of: key, drawing: seed)
      }
      guard let known else { continue }
      if seed != nil { _ = machine.context.nextSeed() }
      return known
    }
    return try keeping(sums, in: cache, bound, machine)
  }

  /// Runs the body, and keeps what it gives if it did nothing else.
  private func keeping(
    _ sums: [String], in cache: any ResultCache, _ bound: BoundValues, _ machine: Machine
  ) throws(Stop) -> Value {
    let seeds = machine.evaluator.seeds
    let host = WatchedHost(machine.context.host)
    let context = machine.context.with(host: host)
    let (upcoming, began) = (seeds.upcoming, host.time)
    let result = try work(bound, machine, context)
    let drawn = seeds.lastDrawn
    guard !host.isUsed, drawn == nil || drawn == upcoming else { return result }
    let seconds = host.time - began
    if context.isCancelled() {
      keepStopped(result, sums, bound.values, in: cache, drawing: drawn, after: seconds)
    } else {
      try machine.away(call.site.span) { () throws(Stop) in
        let key = cache.key(of: call.command.name, given: sums)
        cache.keep(result, of: key, drawing: drawn, after: seconds)
      }
    }
    return result
  }

  /// Keeps what was stopped by hand as what the same call gives that asks for no more than was
  /// reached. The run is not left behind meanwhile: it has yet to give its value to a name.
  private func keepStopped(
    _ result: Value, _ sums: [String], _ values: [Value?], in cache: any ResultCache,
    drawing seed: UInt64?, after seconds: Double
  ) {
    guard let stoppage = result.stoppage,
      let index = call.command.parameters.firstIndex(where: { $0.name == stoppage.parameter }),
      let asked = (values[index] ?? call.command.parameters[index].fallback)?.number(in: .none),
      let reached = stoppage.reached(of: Int(asked)),
      let sum = cache.sum(of: .number(Double(reached)))
    else { return }
    var sums = sums
    sums[index] = sum
    cache.keep(
      result, of: cache.key(ofStopped: call.command, sums), drawing: seed, after: seconds)
  }
}

extension ResultCache {
  /// What a call is known by that was stopped by hand.
  fileprivate func key(ofStopped command: Command, _ sums: [String]) -> String {
    key(of: command.name, given: sums + ["stopped"])
  }
}
