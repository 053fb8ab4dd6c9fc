import Files
import Sessions

extension TextDocument {
  /// What is wrong with the text, as the protocol writes it.
  func diagnostics(_ uri: String, _ session: Session) -> [JSON] {
    Draft(text, name: uri, in: session).findings.map { finding in
      let others = finding.others.filter { !$0.text.isEmpty }.map { other in
        JSON.members([
          ("location", .members([("uri", .text(uri)), ("range", json(other.range))])),
          ("message", .text(other.text)),
        ])
      }
      return .members([
        ("range", json(finding.range)), ("severity", .number(finding.isError ? 1 : 2)),
        ("source", .text("vae")), ("message", .text(finding.text)),
        ("relatedInformation", others.isEmpty ? nil : .list(others)),
      ])
    }
  }
}
