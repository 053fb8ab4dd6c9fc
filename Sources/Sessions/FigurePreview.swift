import Interpreter
public import Wording

/// A figure as text, made when it is asked for.
public struct FigurePreview: Sendable {
  private let make: @Sendable (Int, Int, PreviewStyle) -> [[TonedText]]

  /// A preview without any line.
  public init() { make = { _, _, _ in [] } }

  init(of drawing: any Drawable) {
    make = { drawing.preview(columns: $0, rows: $1, style: $2) }
  }

  /// The figure in at most so many columns and, as long as one row of panels fits, rows.
  ///
  /// - Parameters:
  ///   - isPlain: Whether it is ASCII alone and begins with what it shows, in words.
  ///   - isColoured: Whether tones are shown: without them, shapes tell the classes.
  public func callAsFunction(
    columns: Int, rows: Int, isPlain: Bool = false, isColoured: Bool = true
  ) -> [[TonedText]] {
    make(columns, rows, isPlain ? .plain : isColoured ? .coloured : .monochrome)
  }
}

extension FigurePreview: Equatable {
  /// Previews differ only where their figures do.
  public static func == (a: FigurePreview, b: FigurePreview) -> Bool { true }
}
