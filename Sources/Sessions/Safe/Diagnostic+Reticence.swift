import Syntax

extension Diagnostic {
  /// The same without anything that may stand in one of some files: of a message that is about one and
  /// holds a line, a number or something in quotes, its name and line alone are left.
  func keepingBack(_ files: [String]) -> Diagnostic {
    guard let file = files.filter(message.contains).max(by: { $0.count < $1.count }),
      let place = message.firstRange(of: file), !saysReasonOfSystem
    else { return self }
    let told = message[place.upperBound...] + (help ?? "")
    guard told.contains(where: { $0.isNumber || $0 == "\"" }) else { return self }
    let line = message[place.upperBound...].prefixMatch(of: /:[0-9]+/)?.output ?? ""
    var kept = self
    kept.message =
      message[..<place.upperBound] + line + ": the file holds something else than it must"
    kept.labels = labels.map { Label(span: $0.span, text: "") }
    kept.help = "what it holds is not said in safe mode"
    return kept
  }

  private var saysReasonOfSystem: Bool {
    message.hasPrefix("cannot ")
      || [SystemFault.outside, .noFile, .hidden].contains { message.hasSuffix($0.reason) }
  }
}
