extension Command {
  /// The same command with its first `count` parameters moved behind the others: parameters that
  /// many commands share are declared in one place, and still come last in a call.
  package func movingToTheEnd(first count: Int) -> Command {
    var moved = self
    let own = parameters.count - count
    moved.parameters = Array(parameters[count...] + parameters[..<count])
    moved.bind = { [bind] values in
      // As declared: the shared ones first, nil where a call leaves them out.
      let all = values + Array(repeating: nil, count: max(0, own + count - values.count))
      return try bind(Array(all[own...] + all[..<own]))
    }
    return moved
  }

  /// The command without its last parameters, which then have their defaults in every call.
  package func droppingLast(_ count: Int) -> Command {
    var fewer = self
    fewer.parameters = Array(parameters.dropLast(count))
    return fewer
  }
}
