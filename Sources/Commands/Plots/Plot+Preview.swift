import Figures
package import Interpreter
package import Wording

extension Plot {
  package func preview(columns: Int, rows: Int, style: PreviewStyle) -> [[TonedText]] {
    figure.preview(columns: columns, rows: rows, style: .init(style)).lines
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
