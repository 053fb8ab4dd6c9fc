import Syntax

/// Why a text cannot be laid out: what is wrong with it.
public struct FormattingFault: Error {
  public let messages: [Message]

  public init(messages: [Message]) { self.messages = messages }
}

/// A program in the one layout that it has, its comments kept.
///
/// - Parameters:
///   - text: The program's bytes.
///   - name: What messages call it.
///   - isTyped: Whether it may hold what only a prompt takes, as `?pca`.
public func formatted(
  _ text: [UInt8], name: String, isTyped: Bool = false
) throws(FormattingFault) -> String {
  let program = parse(Source(name: name, bytes: text), mode: isTyped ? .prompt : .file)
  guard !program.hasErrors else {
    let errors = program.diagnostics.filter { $0.severity == .error }
    throw FormattingFault(messages: errors.map { Message($0.toned(in: program.source)) })
  }
  return program.laidOut
}
