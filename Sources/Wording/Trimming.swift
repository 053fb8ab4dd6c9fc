extension StringProtocol {
  /// Without the blanks and line ends around it.
  package var trimmed: String { trimmed(where: \.isWhitespace) }

  /// Without such characters at both ends.
  package func trimmed(where isDropped: (Character) -> Bool) -> String {
    String(drop(while: isDropped).reversed().drop(while: isDropped).reversed())
  }

  /// Without such characters at its end.
  package func trimmedAtEnd(where isDropped: (Character) -> Bool) -> String {
    String(reversed().drop(while: isDropped).reversed())
  }
}
