import Figures
package import Interpreter

extension Plot {
  package func preview(columns: Int, rows: Int, style: PreviewStyle) -> [[TonedText]] {
    figure.preview(columns: columns, rows: rows, style: .init(style)).lines.map { line in
      line.map { TonedText($0.text, .init($0.tone)) }
    }
  }
}

extension Preview.Style {
  fileprivate init(_ style: PreviewStyle) {
    self =
      switch style {
      case .coloured: .coloured
      case .monochrome: .monochrome
      case .plain: .plain
      }
  }
}

extension TonedText.Tone {
  fileprivate init(_ tone: Preview.Tone) {
    self =
      switch tone {
      case .plain: .plain
      case .bold: .bold
      case .faint: .faint
      case .series(let index): .series(index)
      }
  }
}
