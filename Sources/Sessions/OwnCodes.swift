import Wording

/// The control characters that the programs of a session write in their own text, each with what
/// follows it. What they print passes as they wrote it; a control that is not theirs, as it may stand
/// in a name that was read, is shown as a picture of itself.
struct OwnCodes {
  /// A control and what follows it in a program; nil where what follows is computed.
  private struct Code: Hashable {
    let control: Unicode.Scalar
    let next: Unicode.Scalar?
  }

  private var codes: Set<Code> = []

  /// Takes in the text of a program.
  mutating func add(_ program: [UInt8]) {
    guard program.contains(where: { $0 == UInt8(ascii: "\\") || Self.mayCommand($0) }) else {
      return
    }
    let scalars = Self.resolved(String(decoding: program, as: UTF8.self))
    for (place, control) in scalars.enumerated() where Self.isControl(control) {
      let next = place + 1 < scalars.count ? scalars[place + 1] : "\n"
      codes.insert(
        Code(control: control, next: "\"'{\\\n".unicodeScalars.contains(next) ? nil : next))
    }
  }

  /// A line as it is to be printed.
  func passing(_ line: String) -> String {
    guard line.utf8.contains(where: Self.mayCommand),
      line.unicodeScalars.contains(where: Self.isControl)
    else { return line }
    let scalars = Array(line.unicodeScalars)
    var passing = String.UnicodeScalarView()
    for (place, scalar) in scalars.enumerated() {
      let next = place + 1 < scalars.count ? scalars[place + 1] : nil
      if Self.isControl(scalar), !isOwn(scalar, before: next) {
        passing.append(contentsOf: Character(scalar).printable.unicodeScalars)
      } else {
        passing.append(scalar)
      }
    }
    return String(passing)
  }

  private func isOwn(_ control: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
    codes.contains(Code(control: control, next: nil))
      || codes.contains(Code(control: control, next: next))
  }

  /// The text with its `\u{…}` resolved.
  private static func resolved(_ text: String) -> [Unicode.Scalar] {
    var resolved: [Unicode.Scalar] = []
    var rest = Substring(text).unicodeScalars
    while let scalar = rest.popFirst() {
      guard scalar == "\\", rest.starts(with: "u{".unicodeScalars),
        let end = rest.prefix(10).firstIndex(of: "}"),
        let number = UInt32(String(rest[..<end].dropFirst(2)), radix: 16),
        let meant = Unicode.Scalar(number)
      else {
        resolved.append(scalar)
        continue
      }
      resolved.append(meant)
      rest = rest[rest.index(after: end)...]
    }
    return resolved
  }

  /// Whether a byte is a control, or may begin one of those beyond ASCII.
  private static func mayCommand(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F || byte == 0xC2
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || (0x7F..<0xA0).contains(scalar.value)
  }
}
