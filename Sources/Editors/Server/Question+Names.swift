import Files
import Sessions

/// Questions about the names of a document.
extension Question {
  static let definition: Answer = { (asked) throws(Refusal) in
    asked.draft.definition(at: asked.offset).map(asked.location) ?? .null
  }

  static let references: Answer = { (asked) throws(Refusal) in
    let isWhole = asked.params["context"]?["includeDeclaration"]?.isTrue ?? true
    return .list(
      asked.draft.uses(at: asked.offset).filter { isWhole || !$0.isDefinition }
        .map { asked.location($0.range) })
  }

  /// The places of the name under the cursor: 3 where it is given something, 2 where it is used.
  static let highlights: Answer = { (asked) throws(Refusal) in
    .list(
      asked.draft.uses(at: asked.offset).map { use in
        .members([
          ("range", asked.document.json(use.range)), ("kind", .number(use.isDefinition ? 3 : 2)),
        ])
      })
  }

  static let renamed: Answer = { (asked) throws(Refusal) in
    asked.draft.ownName(at: asked.offset).map(asked.document.json) ?? .null
  }

  static let rename: Answer = { (asked) throws(Refusal) in
    let name = asked.params["newName"]?.text ?? ""
    do throws(RenamingFault) {
      let edits = try asked.draft.renaming(at: asked.offset, to: name).map { range in
        JSON.members([("range", asked.document.json(range)), ("newText", .text(name))])
      }
      return .members([("changes", .object([JSON.Member(asked.uri, .list(edits))]))])
    } catch {
      throw .failed(error.message)
    }
  }

  static let symbols: Answer = { (asked) throws(Refusal) in
    .list(asked.draft.parts.map { $0.json(in: asked.document) })
  }
}

extension Asked {
  fileprivate func location(_ range: Range<Int>) -> JSON {
    .members([("uri", .text(uri)), ("range", document.json(range))])
  }
}

extension Draft.Part {
  fileprivate func json(in document: TextDocument) -> JSON {
    .members([
      ("name", .text(name)), ("kind", .number(kind.number)), ("range", document.json(range)),
      ("selectionRange", document.json(place)),
      ("children", parts.isEmpty ? nil : .list(parts.map { $0.json(in: document) })),
    ])
  }
}

extension Draft.Part.Kind {
  /// The protocol's number for it.
  fileprivate var number: Double {
    switch self {
    case .cell: 3
    case .function: 12
    case .option: 14
    case .name: 13
    }
  }
}
