/// A program to run: text with a name for messages, or a file.
public enum Script: Sendable {
  case text(String, name: String = "text")
  case file(String)
}
