import Figures
import Foundation
import Testing

@Suite("PDF and PNG")
struct PageTests {
  @Test("A figure is a page of PDF, the same bytes each time", arguments: Samples.kinds)
  func pdf(_ kind: String) throws {
    let figure = try Samples.figure(kind)
    let bytes = try figure.pdf()
    #expect(bytes.starts(with: Array("%PDF".utf8)))
    #expect(bytes == (try figure.pdf()))
  }

  @Test("A figure is a picture of the pixels that its size and dpi say")
  func png() throws {
    let figure = try Samples.figure("roc").styled(.init(size: .init(width: 89, height: 60)))
    let bytes = try figure.png(dotsPerInch: 300)
    #expect(bytes.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    func number(at place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
    #expect(number(at: 16) == Int((89 / 25.4 * 300).rounded()))
    #expect(number(at: 20) == Int((60 / 25.4 * 300).rounded()))
  }

  @Test("More pixels than fit into memory are refused")
  func tooManyPixels() throws {
    let figure = try Samples.figure("line").styled(.init(size: .init(width: 3000)))
    #expect(throws: PlotError.self) { try figure.png(dotsPerInch: 2400) }
  }

  @Test("A page has its size in points, its title and its fonts in it")
  func inside() throws {
    let figure = try Figure.line(
      [.init(name: "a", y: [1.0, 3, 2])], labels: .init(title: "A page (1)\u{1}")
    ).styled(.init(size: .init(width: 254, height: 127)))
    let text = String(decoding: try figure.pdf(), as: UTF8.self)
    #expect(text.contains("/MediaBox [ 0 0 720 360 ]"))
    #expect(text.contains("/FontFile"))
  }
}
