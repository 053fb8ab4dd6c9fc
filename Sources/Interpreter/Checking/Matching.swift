import Syntax
import Wording

/// Which argument of a call goes to which parameter: the part of binding that needs no values, one
/// for checks and runs.
struct Matching: Sendable {
  /// For every parameter the arguments that it takes, by their positions in the call.
  private(set) var places: [[Int]]
  private(set) var complaints: [Complaint] = []
  /// Parameters that a misspelt keyword stands near to.
  private var offered: Set<String> = []

  init(_ arguments: [Argument], to signature: Signature, at span: Span) {
    places = Array(repeating: [], count: signature.parameters.count)
    let call = CallSite(name: signature.name, span: span)
    var positional = 0
    var surplus: [Int] = []
    let limit = places.count - (signature.parameters.last?.takesNames == true ? 1 : 0)
    for (index, argument) in arguments.enumerated() {
      if let name = argument.name {
        placeNamed(name, index, arguments, signature, call)
      } else if positional < limit {
        places[positional].append(index)
        if !signature.parameters[positional].takesRest { positional += 1 }
      } else {
        surplus.append(index)
      }
    }
    if let first = surplus.first {
      complaints.append(
        .tooMany(
          call, limit: limit, takesNames: signature.takesNames,
          given: arguments.count { $0.name == nil }, first: arguments[first].value.span))
    }
    complain(ofMissingIn: signature, call)
  }

  private mutating func placeNamed(
    _ name: Identifier, _ index: Int, _ arguments: [Argument], _ signature: Signature,
    _ call: CallSite
  ) {
    guard let place = signature.index(of: name.name) else {
      let near = nearestName(to: name.name, among: signature.parameters.map(\.name))
      complaints.append(.unknownParameter(name, of: call, near: near))
      if let near { offered.insert(near) }
      return
    }
    let isOneOfMany = signature.parameters[place].takesNames
    let first = places[place].first { !isOneOfMany || arguments[$0].name?.name == name.name }
    if let first {
      let before = arguments[first]
      complaints.append(
        .givenTwice(
          name.name, of: call, first: before.name?.span ?? before.value.span, second: name.span))
    } else {
      places[place].append(index)
    }
  }

  /// A misspelt keyword is likely to be the one that is missing: that is said once.
  private mutating func complain(ofMissingIn signature: Signature, _ call: CallSite) {
    let missing = signature.parameters.indices.filter {
      places[$0].isEmpty && signature.parameters[$0].isRequired
    }
    let names = missing.map { signature.parameters[$0].name }.filter { !offered.contains($0) }
    if !names.isEmpty { complaints.append(.lacks(names, of: call)) }
  }
}
