import Syntax

/// A call of a command whose arguments have found their parameters: what checks and runs share.
struct BoundCall {
  let command: Command
  let site: CallSite
  let arguments: [Place]
  /// For every parameter the arguments that it takes, by their positions in the call.
  let places: [[Int]]

  /// Where an argument stands.
  struct Place {
    let span: Span
    /// The name that it is given by; nil where it is given by position.
    let keyword: String?
  }

  init(_ command: Command, _ site: CallSite, _ arguments: [Argument], places: [[Int]]) {
    self.command = command
    self.site = site
    self.arguments = arguments.map { Place(span: $0.value.span, keyword: $0.name?.name) }
    self.places = places
  }
}

extension BoundCall {
  /// The value for each parameter of the arguments that were given; nil where the default applies.
  func values(of given: [Value]) -> [Value?] {
    zip(command.parameters, places).map { parameter, place in
      if let value = joined(place, for: parameter, of: given) { return value }
      guard let first = place.first else { return parameter.takesRest ? .list([]) : nil }
      return given[first]
    }
  }

  /// An argument as its parameter takes it, which may be one of several.
  func value(of index: Int, for parameter: ParameterDeclaration, of given: [Value]) -> Value {
    let isSeveral = parameter.takesRest || parameter.takesNames
    return isSeveral ? joined([index], for: parameter, of: given) ?? given[index] : given[index]
  }

  /// The arguments of a parameter that takes several, as one value; nil for all other parameters.
  private func joined(
    _ place: [Int], for parameter: ParameterDeclaration, of given: [Value]
  ) -> Value? {
    if parameter.takesNames {
      return .record(place.map { (arguments[$0].keyword ?? "", given[$0]) })
    }
    guard parameter.takesRest, let first = place.first, arguments[first].keyword == nil else {
      return nil
    }
    return .list(place.map { given[$0] })
  }
}

extension BoundCall {
  /// Whether it is given a file to read or write.
  var namesFiles: Bool {
    zip(command.parameters, places).contains { parameter, place in
      switch parameter.role {
      case .input, .output: !place.isEmpty
      case .plain, .names: false
      }
    }
  }

  /// What the body has thrown, at the arguments that it is about.
  func explained(_ error: any Error) -> Stop {
    switch error {
    case let stop as Stop: stop
    case let fault as Fault:
      Stop(.operation(fault, at: fault.labels.map(located) + (fault.labels.isEmpty ? [here] : [])))
    case let mismatch as Mismatch: Stop(.mismatch(mismatch, in: site))
    case let error as any ExplainedError:
      Stop(Complaint("\(site.name)(): \(error.message)", [here], help: error.help))
    case let interrupted as Interrupted: Stop(.interrupted(interrupted.note, at: site.span))
    default: Stop(.unexplained(site))
    }
  }

  private var here: Diagnostic.Label { .init(span: site.span, text: "") }

  private func located(_ label: Fault.Label) -> Diagnostic.Label {
    let place = command.parameters.firstIndex { $0.name == label.parameter }
    let index =
      place.flatMap { places[$0].first }
      ?? arguments.firstIndex { $0.keyword == label.parameter }
    return .init(span: index.map { arguments[$0].span } ?? site.span, text: label.text)
  }
}
