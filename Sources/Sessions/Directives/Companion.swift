/// Someone who goes along with a session: adds directives to it and sees every statement that was
/// entered, as a lesson does.
public protocol Companion: AnyObject {
  /// What it answers to; a name of the session's own stays the session's.
  var directives: [Directive] { get }
  /// Acts on one of its directives.
  func handle(_ directive: Directive, words: [String], in session: Session) -> Ending
  /// What there is to say after a statement that was entered; it is shown, not recorded.
  func after(_ entry: Entry, in session: Session) -> [Output]
  /// What the next line is to begin with, as if it had been typed; given once.
  func takeDraft() -> String?
  /// What there is to say when the session ends.
  var farewell: String? { get }
}

extension Companion {
  public func takeDraft() -> String? { nil }
  public var farewell: String? { nil }
}
