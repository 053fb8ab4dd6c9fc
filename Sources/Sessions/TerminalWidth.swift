import Syntax

/// The columns that a text takes on a terminal, whatever its locale: wide characters take two.
public func terminalWidth(of text: some StringProtocol) -> Int {
  text.reduce(0) { $0 + displayWidth($1) }
}
