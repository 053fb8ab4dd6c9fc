import Syntax

/// What a call did that its text does not say.
extension CommandNode {
  /// The arguments that the call took on from the stopped work that it went on with.
  func takenOn(by result: Value, _ values: [Value?]) -> [Working] {
    guard let before = values.compactMap(\.self).first(where: { $0.stoppage != nil }) else {
      return []
    }
    return result.workings.compactMap { working in
      guard let index = command.parameters.firstIndex(where: { $0.name == working.parameter }),
        values[index] == nil, let text = before.text(of: working),
        text != (command.parameters[index].fallback ?? .none).written
      else { return nil }
      return Working(working.parameter, text)
    }
  }

  /// Notes what the text would have to be.
  func note(_ made: Made, _ values: [Value?], _ taken: [Working], _ machine: Machine) {
    let stoppage = machine.context.isCancelled() ? made.value.stoppage : nil
    guard stoppage != nil || !taken.isEmpty else { return }
    let departure = Departure(
      span: span, source: source, isOuter: machine.core.pointee.callDepth == 0,
      edits: edits(values, taken, stoppage),
      stopped: stoppage.map { .init(value: made.value, stoppage: $0, isKept: made.isKept) })
    machine.evaluator.trace.departures.append(departure)
  }

  private func edits(
    _ values: [Value?], _ taken: [Working], _ stoppage: Stoppage?
  ) -> [Departure.Edit] {
    var added = taken
    var edits: [Departure.Edit] = []
    if let stoppage {
      added.removeAll { $0.parameter == stoppage.parameter }
      guard let index = command.parameters.firstIndex(where: { $0.name == stoppage.parameter }),
        let reached = reached(stoppage, index, values, taken)
      else { return [] }
      if let place = call.places[index].first {
        edits.append(.init(span: call.arguments[place].span, text: "\(reached)"))
      } else {
        added.insert(Working(stoppage.parameter, "\(reached)"), at: 0)
      }
    }
    let text = added.map { ", \($0.parameter)=\($0.text ?? "")" }.joined()
    if !text.isEmpty {
      edits.append(.init(span: Span(start: span.end - 1, end: span.end - 1), text: text))
    }
    return edits
  }

  /// How much a call had done that was stopped; nil where it cannot be asked for as much.
  private func reached(
    _ stoppage: Stoppage, _ index: Int, _ values: [Value?], _ taken: [Working]
  ) -> Int? {
    let taken = taken.first { $0.parameter == stoppage.parameter }?.text.flatMap(Int.init)
    let parameter = command.parameters[index]
    guard let asked = taken ?? (values[index] ?? parameter.fallback)?.wholeNumber,
      let reached = stoppage.reached(of: asked),
      parameter.mismatch(of: .number(Double(reached)), in: call.site, at: span) == nil
    else { return nil }
    return reached
  }
}

extension Value {
  /// An argument of work that goes on with this, as code; nil where that is not known.
  fileprivate func text(of working: Working) -> String? {
    guard let stoppage else { return nil }
    if working.parameter == stoppage.parameter {
      return working.text.flatMap { Int($0) }.map { "\($0 - stoppage.done)" }
    }
    if let text = working.text { return text }
    if let own = workings.first(where: { $0.parameter == working.parameter })?.text { return own }
    let given = provenance?.arguments.first { $0.name == working.parameter }?.text
    return given.flatMap { $0.hasSuffix("…") ? nil : $0 }
  }

  var wholeNumber: Int? { number(in: .none).flatMap { Int(exactly: $0) } }
}
