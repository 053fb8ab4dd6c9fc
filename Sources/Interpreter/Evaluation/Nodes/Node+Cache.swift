import Syntax

extension CommandNode {
  /// What the call gives, or gave before for the same arguments and chance; then the session has
  /// drawn as if it had run. What was stopped before goes on from there.
  func result(
    of bound: BoundValues, in cache: any ResultCache, _ machine: Machine
  ) throws(Stop) -> Made {
    let sums = try machine.away(call.site.span) { () throws(Stop) in
      bound.values.compactMap { cache.sum(of: $0) }
    }
    guard sums.count == bound.values.count else {
      return Made(value: try work(bound, machine, machine.context))
    }
    let key = cache.key(of: command.name, given: sums)
    let keys = cache.seeksStopped ? [cache.key(ofStopped: command, sums), key] : [key]
    if let known = try known(keys, in: cache, machine) {
      if known.seed != nil { _ = machine.context.nextSeed() }
      return Made(value: known.value)
    }
    let part = try known([cache.key(ofPart: command, sums)], in: cache, machine)
    return try keeping(sums, in: cache, bound, after: part, machine)
  }

  /// What the cache holds, and the seed that it drew.
  private struct Known {
    let value: Value
    let seed: UInt64?
  }

  private func known(
    _ keys: [String], in cache: any ResultCache, _ machine: Machine
  ) throws(Stop) -> Known? {
    let upcoming = machine.evaluator.seeds.upcoming
    for (key, seed) in keys.flatMap({ key in [nil, upcoming].map { (key, $0) } }) {
      let value = try machine.away(call.site.span) { () throws(Stop) in
        cache.result(of: key, drawing: seed)
      }
      if let value { return Known(value: value, seed: seed) }
    }
    return nil
  }

  /// Runs the body, or what of it is left, and keeps what it gives if it did nothing else.
  private func keeping(
    _ sums: [String], in cache: any ResultCache, _ bound: BoundValues, after part: Known?,
    _ machine: Machine
  ) throws(Stop) -> Made {
    let seeds = machine.evaluator.seeds
    let host = WatchedHost(machine.context.host)
    let context = machine.context.with(host: host)
    let (upcoming, began) = (seeds.upcoming, host.time)
    let left = part.flatMap { rest(of: bound, after: $0.value) }
    if left != nil, part?.seed != nil { _ = context.nextSeed() }
    let result = try work(left ?? bound, machine, context)
    let drawn = seeds.lastDrawn
    guard !host.isUsed, drawn == nil || drawn == upcoming else { return Made(value: result) }
    let keep = { (result: Value, key: String) in
      cache.keep(result, of: key, drawing: drawn, after: host.time - began)
    }
    if context.isCancelled() {
      return Made(
        value: result, isKept: keepStopped(result, sums, bound.values, in: cache, by: keep))
    }
    try machine.away(call.site.span) { () throws(Stop) in
      _ = keep(result, cache.key(of: command.name, given: sums))
    }
    return Made(value: result)
  }

  /// The call that goes on with what the first of its arguments came to before it was stopped.
  private func rest(of bound: BoundValues, after part: Value) -> BoundValues? {
    guard let stoppage = part.stoppage else { return nil }
    var values = bound.values
    values[0] = part
    if let index = command.parameters.firstIndex(where: { $0.name == stoppage.parameter }),
      values[index] != nil
    {
      values[index] = .number(Double(stoppage.left))
    }
    guard let body = try? command.bind(values) else { return nil }
    return BoundValues(values: values, body: body)
  }

  /// Keeps what was stopped by hand: as that from which the same call goes on, and as what it gives
  /// if it asks for no more than was reached. The run is not left behind meanwhile: it has yet to
  /// give its value to a name. Whether the same call can go on.
  private func keepStopped(
    _ result: Value, _ sums: [String], _ values: [Value?], in cache: any ResultCache,
    by keep: (Value, String) -> Bool
  ) -> Bool {
    guard let stoppage = result.stoppage,
      let index = command.parameters.firstIndex(where: { $0.name == stoppage.parameter })
    else { return false }
    let asked = (values[index] ?? command.parameters[index].fallback)?.wholeNumber
    if let reached = asked.flatMap(stoppage.reached),
      let sum = cache.sum(of: .number(Double(reached)))
    {
      var sums = sums
      sums[index] = sum
      _ = keep(result, cache.key(ofStopped: command, sums))
    }
    let canGoOn = values.first.flatMap { $0 }?.kind == result.kind
    return canGoOn && keep(result, cache.key(ofPart: command, sums))
  }
}

extension ResultCache {
  /// What a call is known by that was stopped by hand, and is to come back as it was then.
  fileprivate func key(ofStopped command: Command, _ sums: [String]) -> String {
    key(of: command.name, given: sums + ["stopped"])
  }

  /// What a call is known by that was stopped by hand, and is to go on.
  fileprivate func key(ofPart command: Command, _ sums: [String]) -> String {
    key(of: command.name, given: sums + ["part"])
  }
}
