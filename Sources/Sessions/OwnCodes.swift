import Wording

/// The control characters that the programs of a session write in their own text, each with the
/// command that it begins. What they print passes as they wrote it; a command that is not theirs, as
/// it may stand in a name that was read, is shown as a picture of itself.
struct OwnCodes {
  /// A control and what follows it in a program, to the end of its command.
  private struct Code: Hashable {
    let text: [Unicode.Scalar]
    /// Whether more of it is computed.
    var isOpen = false
  }

  private var codes: Set<Code> = []

  /// Takes in the text of a program.
  mutating func add(_ program: [UInt8]) {
    guard program.contains(where: { $0 == UInt8(ascii: "\\") || Self.mayCommand($0) }) else {
      return
    }
    let scalars = Self.resolved(String(decoding: program, as: UTF8.self))
    for place in scalars.indices where Self.isControl(scalars[place]) {
      let command = Self.command(in: scalars[place...])
      let written = Array(command.prefix { !Self.endsText($0) })
      codes.insert(
        Code(text: written, isOpen: written.count < command.count || !Self.isWhole(written)))
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
      if Self.isControl(scalar), !isOwn(Self.command(in: scalars[place...])) {
        passing.append(contentsOf: Character(scalar).printable.unicodeScalars)
      } else {
        passing.append(scalar)
      }
    }
    return String(passing)
  }

  private func isOwn(_ command: ArraySlice<Unicode.Scalar>) -> Bool {
    codes.contains(Code(text: Array(command)))
      || (1...command.count).contains {
        codes.contains(Code(text: Array(command.prefix($0)), isOpen: true))
      }
  }

  /// What a control begins: of ECMA-48's control sequences all to the final letter, of others the
  /// character behind the control.
  private static func command(in scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>
  {
    let start = scalars.startIndex
    guard let head = sequenceHead(scalars) else { return scalars.prefix(2) }
    let tail = scalars.dropFirst(head).prefix { (0x20..<0x40).contains($0.value) }
    return scalars[start..<min(tail.endIndex + 1, scalars.endIndex)]
  }

  /// How many characters introduce a control sequence, ECMA-48's CSI as one character or as two; nil
  /// where none begins.
  private static func sequenceHead(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    let codes = scalars.prefix(2).map(\.value)
    return codes.first == 0x9B ? 1 : codes == [0x1B, 0x5B] ? 2 : nil
  }

  /// Whether all of a command is there.
  private static func isWhole(_ written: [Unicode.Scalar]) -> Bool {
    guard written.count > 1, let last = written.last else { return false }
    guard sequenceHead(written[...]) != nil else { return true }
    return written.count > 2 && (0x40..<0x7F).contains(last.value)
  }

  /// Whether a character ends a text in a program, or begins what is computed.
  private static func endsText(_ scalar: Unicode.Scalar) -> Bool {
    "\"'{\\\n".unicodeScalars.contains(scalar)
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
