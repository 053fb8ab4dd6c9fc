/// A key that has no character, known to libedit by a control code that no text holds.
enum Key: UInt8, CaseIterable {
  case up = 0x90
  case down, left, right, home, end, delete, wordLeft, wordRight, newline, paste, interrupt

  /// What libedit does at the key by itself; nil where the prompt does it.
  var function: String? {
    switch self {
    case .left: "ed-prev-char"
    case .right: "ed-next-char"
    case .delete: "ed-delete-next-char"
    case .wordLeft: "ed-prev-word"
    case .wordRight: "em-next-word"
    case .up, .down, .home, .end, .newline, .paste, .interrupt: nil
    }
  }

  /// How .editrc writes the control code.
  var binding: String { "\\" + String(rawValue, radix: 8) }

  /// What terminals send after ESC, and how they mark a key held with Ctrl or Alt.
  init?(sequence: String) {
    switch sequence {
    case "[A", "OA": self = .up
    case "[B", "OB": self = .down
    case "[C", "OC": self = .right
    case "[D", "OD": self = .left
    case "[H", "OH", "[1~", "[7~": self = .home
    case "[F", "OF", "[4~", "[8~": self = .end
    case "[3~": self = .delete
    case "[1;5C", "[1;3C": self = .wordRight
    case "[1;5D", "[1;3D": self = .wordLeft
    case "\n", "\r": self = .newline
    case "[200~": self = .paste
    default: return nil
    }
  }
}
