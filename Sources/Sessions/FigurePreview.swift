import Interpreter
public import Wording

/// A figure as text, or anew for a page, made when it is asked for.
public struct FigurePreview: Sendable {
  private let make: @Sendable (Int, Int, PreviewStyle) -> [[TonedText]]
  private let draw: @Sendable (Int) -> SVGDocument?

  /// A preview without any line.
  public init() { (make, draw) = ({ _, _, _ in [] }, { _ in nil }) }

  init(of drawing: any Drawable) {
    make = { drawing.preview(columns: $0, rows: $1, style: $2) }
    draw = { drawing.svg(onPage: $0) }
  }

  /// The figure at its own size, whatever it was given, and no wider than so many pixels where that
  /// can be: its panels go below each other. Nil of a figure that is not there.
  public func svg(onPage width: Int) -> SVGDocument? { draw(width) }

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
