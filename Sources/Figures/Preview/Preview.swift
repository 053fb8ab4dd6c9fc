package import Wording

/// A figure as lines of characters, for a terminal.
package struct Preview: Sendable, Equatable {
  /// What a preview may be made of.
  package enum Style: Sendable, Equatable {
    /// Braille dots and box characters; classes are told by colour.
    case coloured
    /// The same where there is no colour: points are told by their shapes.
    case monochrome
    /// ASCII alone.
    case plain
  }

  /// Top to bottom; none ends in blanks.
  package var lines: [[TonedText]]

  /// The characters alone.
  package var text: String {
    lines.map { $0.map(\.text).joined() }.joined(separator: "\n")
  }
}

extension Figure {
  /// The figure as text of at most so many columns and, as long as one row of panels fits, rows.
  ///
  /// It has the panels, scales and marks of the SVG, a character standing for 8 × 16 of its pixels.
  /// Panels that do not fit beside each other stand below; what is left out is said.
  package func preview(columns: Int, rows: Int, style: Preview.Style = .coloured) -> Preview {
    let size = (columns: min(max(columns, 20), 400), rows: min(max(rows, 8), 200))
    let block = block(columns: size.columns, rows: size.rows, style: style)
    return Preview(lines: block.lines.map { $0.cut(to: size.columns).pieces(style) })
  }
}
