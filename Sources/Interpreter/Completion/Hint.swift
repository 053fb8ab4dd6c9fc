import Syntax

extension Command {
  /// The call around its current argument, and what that argument is.
  func hint(for call: OpenCall) -> String {
    let signature = Signature(self)
    let place = call.place(in: signature)
    let form = signature.hint(at: place)
    guard let place, place < parameters.count else { return form }
    let parameter = "\(parameters[place].name): \(parameters[place].explanation)"
    // Before anything is typed the whole call says more.
    return call.isEmpty ? "\(form)  \(parameter)" : "\(parameter)  \(form)"
  }
}

extension Signature {
  /// The call with the parameter at an index and those after it, as far as they fit on a line.
  func hint(at place: Int?) -> String {
    guard let place, place > 0, place < parameters.count else { return call(limit: 60) }
    let whole = call(limit: 60)
    guard !whole.hasSuffix("…)") || whole.contains(parameters[place].name) else {
      var rest = self
      rest.parameters.removeFirst(place)
      return "\(name)(…, " + rest.call(limit: 60).dropFirst(name.count + 1)
    }
    return whole
  }
}
