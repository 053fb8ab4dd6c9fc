import CEdit

/// A place on the screen, counted from the beginning of the prompt's row, as libedit draws a line.
struct ScreenPlace {
  private(set) var row: Int
  private(set) var column: Int
  private let width: Int

  /// The first place behind a prompt.
  init(promptWidth: Int, columns: Int) {
    width = max(columns, 1)
    (row, column) = (promptWidth / width, promptWidth % width)
  }

  /// Goes to where the character stands that is next: one that is wider than what is left of a row
  /// stands on the following.
  mutating func make(roomFor scalar: Unicode.Scalar) {
    if column + Int(edit_width(scalar.value)) > width { breakRow() }
  }

  /// Goes behind a character.
  mutating func pass(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\n": breakRow()
    case "\t": column = (column / 8 + 1) * 8
    default:
      // What libedit takes for the width, as it is libedit that draws the line.
      make(roomFor: scalar)
      column += Int(edit_width(scalar.value))
    }
    if column >= width { breakRow() }
  }

  private mutating func breakRow() { (row, column) = (row + 1, 0) }
}
