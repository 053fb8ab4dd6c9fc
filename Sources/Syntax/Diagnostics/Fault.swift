/// Everything that can be wrong with a text.
enum Fault: Error, Hashable {
  case sourceTooLarge
  case notUTF8
  case nulByte
}

extension Fault {
  var message: String {
    switch self {
    case .sourceTooLarge: "a source must be at most \(Source.sizeLimit >> 20) MB"
    case .notUTF8: "a source must be UTF-8 text, but this byte is not"
    case .nulByte: "a source must be text, but here is a NUL byte"
    }
  }

  func diagnostic(at span: Span, in source: String) -> Diagnostic {
    Diagnostic(message: message, labels: [.init(span: span, text: "")], help: nil, source: source)
  }
}
