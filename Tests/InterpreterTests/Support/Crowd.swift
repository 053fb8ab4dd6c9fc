import Interpreter

/// A value of the domain for tests: some numbers in a row, with a name.
struct Crowd: DomainValue, Equatable {
  static let kind = "crowd"
  static var fields: [Field<Crowd>] {
    [
      Field("size", "how many there are") { (crowd: Crowd) in crowd.members.count },
      Field("members", "the numbers") { (crowd: Crowd) in
        Tensor(crowd.members.map(Float.init))
      },
      Field("label", "what it is called") { (crowd: Crowd) in crowd.label },
      Field("leader", "who stands in front") { (crowd: Crowd) in
        guard let first = crowd.members.first else { throw Fault("an empty crowd has no leader") }
        return first
      },
      Field("history", "what it went through") { (crowd: Crowd) in Past(of: crowd.label) },
    ]
  }

  let members: [Double]
  var label = "crowd"

  var summary: String { "\(members.count) × \(label)" }
  static var row: ValueType? { .any }
  var count: Int? { members.count }

  var readingFault: Fault? {
    label == "lost" ? Fault("the crowd has gone since it was counted", help: "count it again") : nil
  }

  func indexed(by subscripts: [Subscript]) throws -> Value? {
    guard let first = subscripts.first, subscripts.count == 1 else { return nil }
    let picked = try first.positions(on: members.count, axis: "members")
    return switch picked {
    case .one(let position): .number(members[position])
    case .many(let positions): Crowd(members: positions.map { members[$0] }, label: label).value
    }
  }
}

/// A value of the domain that only a field gives.
struct Past: DomainValue {
  static let kind = "past"
  static var fields: [Field<Past>] {
    [Field("name", "whose it is") { (past: Past) in past.name }]
  }

  let name: String
  init(of name: String) { self.name = name }
  var summary: String { "of \(name)" }
}

/// How a test command shall fail.
enum Trouble: String, Choice { case fault, explained, mismatch, stop, silent, none }

/// An error of some library that says what is wrong.
struct Explained: ExplainedError {
  let message = "the drum is torn"
  let help: String? = "sew it"
}

/// An error of some library that says nothing.
struct Silent: Error {}
