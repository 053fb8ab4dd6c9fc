import Figures
import Foundation
import SVGRules
import Testing

/// `VAE_FIGURES=3000` makes so many; 300 without. The message of a fault has the seed that makes the
/// figure again.
@Suite("Figures made at random")
struct RandomFigureTests {
  private static let count =
    ProcessInfo.processInfo.environment["VAE_FIGURES"].flatMap(Int.init) ?? 300

  @Test("Whatever it is made of, a figure is sound, on a screen and at two widths of paper")
  func sound() throws {
    var drawn = 0
    for seed in 0..<Self.count {
      var random = RandomFigures(seed: UInt64(seed))
      guard let figure = try random.figure() else { continue }
      drawn += 1
      let width = [nil, 89.0, 183][seed % 3]
      guard let sized = try sized(figure, width) else { continue }
      let problems = SVGChecker(sized.svg()).problems + DrawingRules(sized).problems
      #expect(problems == [], "seed \(seed): \(figure.kind)")
      #expect(sized.svg().contains("<path") || sized.svg().contains("<rect"), "seed \(seed)")
    }
    #expect(drawn > Self.count / 2)
  }

  /// The figure at a width; nil where it says that it must be wider.
  private func sized(_ figure: Figure, _ width: Double?) throws -> Figure? {
    guard let width else { return figure }
    do {
      return try figure.styled(.init(size: .init(width: width)))
    } catch PlotError.tooSmall(_, let least, _) {
      #expect(least > width)
      return nil
    }
  }
}
