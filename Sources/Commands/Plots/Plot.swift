import Figures
package import Interpreter
package import Wording

/// A figure, and where it has been saved.
package struct Plot: Drawable {
  package static let kind = "plot"
  let figure: Figure
  package let drawingPath: String?

  package static let fields: [Field<Plot>] = [
    Field("svg", "the drawing as SVG text") { $0.svg().text },
    Field("title", "the sentence at the top") { $0.figure.title },
    Field("description", "what it shows, in words") { $0.figure.description },
    Field("path", "the file it was saved to, if it was") { $0.drawingPath },
  ]

  package var summary: String {
    figure.title.isEmpty ? figure.kind : "\(figure.kind) · \(figure.title)"
  }
  package var drawingName: String { figure.kind }
  package func svg() -> SVGDocument { figure.document }
  package func svg(onPage width: Int) -> SVGDocument { figure.onPage(Double(width)).document }
}

extension Figure {
  /// The dots per inch of a picture where none are asked for.
  private static let usualDots = 300

  /// The figure as a file.
  ///
  /// - Parameter dots: the dots per inch of a picture, for `.png` alone.
  func file(in format: FileFormat, dots: Int? = nil) throws -> [UInt8] {
    if dots != nil, format != .png {
      throw Fault(
        "dpi is of a picture, but out does not end in .png", at: .init("dpi", "of no picture"))
    }
    return switch format {
    case .pdf: try pdf()
    case .png: try png(dotsPerInch: dots ?? Self.usualDots)
    case .svg, .csv, .npy, .npz, .mat, .nwb, .json, .safetensors: Array(svg().utf8)
    }
  }
}
