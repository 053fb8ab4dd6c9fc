import Autoencoders
import Files
import Interpreter

extension Provenance {
  /// This and all that stands behind it, each once: a list in which parents come before what is
  /// made of them and are named by their place.
  var json: JSON {
    var list = ProvenanceList()
    _ = list.place(of: self)
    return .list(list.items)
  }

  /// Reads what `json` gives; nil for anything else.
  convenience init?(_ json: JSON) {
    var made: [Provenance] = []
    for item in json.items ?? [] {
      guard let provenance = Self.read(item, after: made) else { return nil }
      made.append(provenance)
    }
    guard let last = made.last else { return nil }
    self.init(
      command: last.command, arguments: last.arguments, seed: last.seed, parents: last.parents)
  }

  private static func read(_ item: JSON, after made: [Provenance]) -> Provenance? {
    guard let command = item["command"]?.text, let arguments = item["arguments"]?.items,
      let parents = item["parents"]?.items
    else { return nil }
    let texts = arguments.compactMap { pair -> (name: String, text: String)? in
      guard let pair = pair.texts, pair.count == 2 else { return nil }
      return (pair[0], pair[1])
    }
    let behind = parents.compactMap { pair -> (name: String, provenance: Provenance)? in
      guard let pair = pair.items, pair.count == 2, let name = pair[0].text,
        let place = pair[1].count, place < made.count
      else { return nil }
      return (name, made[place])
    }
    guard texts.count == arguments.count, behind.count == parents.count else { return nil }
    return Provenance(
      command: command, arguments: texts, seed: item["seed"]?.text.flatMap { UInt64($0) },
      parents: behind)
  }
}

/// Provenances in the order in which they are needed, shared ones once.
private struct ProvenanceList {
  private(set) var items: [JSON] = []
  private var places: [ObjectIdentifier: Int] = [:]

  mutating func place(of provenance: Provenance) -> Int {
    if let place = places[ObjectIdentifier(provenance)] { return place }
    let parents = provenance.parents.map { parent in
      JSON.list([.text(parent.name), .number(Double(place(of: parent.provenance)))])
    }
    var members = [
      JSON.Member("command", .text(provenance.command)),
      JSON.Member(
        "arguments", .list(provenance.arguments.map { .texts([$0.name, $0.text]) })),
      JSON.Member("parents", .list(parents)),
    ]
    if let seed = provenance.seed { members.append(JSON.Member("seed", .text(String(seed)))) }
    items.append(.object(members))
    places[ObjectIdentifier(provenance)] = items.count - 1
    return items.count - 1
  }
}
