import Interpreter

/// A figure as text, made when it is asked for.
public struct FigurePreview: Sendable {
  /// A stretch of a line that looks the same throughout.
  public struct Piece: Sendable, Equatable {
    public let text: String
    public let tone: Tone
  }

  /// How a piece looks where there is colour.
  public enum Tone: Sendable, Equatable {
    case plain, bold, faint
    /// The colour of a series by its place in the palette, from 0 to 9.
    case series(Int)
  }

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
  ) -> [[Piece]] {
    make(columns, rows, isPlain ? .plain : isColoured ? .coloured : .monochrome).map { line in
      line.map { Piece(text: $0.text, tone: Tone($0.tone)) }
    }
  }
}

extension FigurePreview: Equatable {
  /// Previews differ only where their figures do.
  public static func == (a: FigurePreview, b: FigurePreview) -> Bool { true }
}

extension FigurePreview.Tone {
  fileprivate init(_ tone: TonedText.Tone) {
    self =
      switch tone {
      case .plain: .plain
      case .bold: .bold
      case .faint: .faint
      case .series(let index): .series(index)
      }
  }
}
