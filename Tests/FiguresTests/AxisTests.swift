import Figures
import SVGRules
import Testing

@Suite("Axes that are set")
struct AxisTests {
  private func texts(_ figure: Figure) -> [String] {
    let checker = SVGChecker(figure.svg())
    #expect(checker.problems == [])
    #expect(DrawingRules(figure).problems == [])
    return checker.texts
  }

  @Test("An axis begins and ends where it is told to, and has its ticks where it is told to")
  func ends() throws {
    let axis = AxisSetting(
      from: .number(0), to: .number(0.2), ticks: [.number(0.1), .number(0), .number(0.125)])
    let texts = texts(try Samples.figure("roc").setting(x: axis, y: nil))
    #expect(texts.filter { $0 == "0.125" }.count == 2)
    #expect(texts.contains("0.000"))
  }

  @Test("Times are places on an axis of time, in seconds or milliseconds")
  func times() throws {
    let axis = AxisSetting(from: .time(0.5), to: .time(1))
    #expect(texts(try Samples.figure("trace").setting(x: axis, y: nil)).contains("0.50"))
    let window = AxisSetting(from: .time(-0.02), to: .time(0.04))
    let shown = texts(try Samples.figure("windows").setting(x: window, y: nil))
    #expect(shown.contains("20") && !shown.contains("50"))
  }

  @Test("A logarithmic axis has its powers, or their halves and doubles where there are few")
  func logarithm() throws {
    let figure = try Figure.line([.init(y: [1.0, 30, 200, 5000])])
    #expect(texts(try figure.setting(x: nil, y: .init(scale: .log))).contains("1000"))
    let narrow = AxisSetting(from: .number(2), to: .number(9), scale: .log)
    #expect(texts(try figure.setting(x: nil, y: narrow)).contains("5"))
    let tiny = AxisSetting(from: .number(1.2), to: .number(1.4), scale: .log)
    #expect(texts(try figure.setting(x: nil, y: tiny)).contains { $0.hasPrefix("1.3") })
    for kind in ["histogram", "bar"] {
      #expect(!texts(try Samples.figure(kind).setting(x: nil, y: .init(scale: .log))).isEmpty)
    }
  }

  @Test("A bar stands in place of an axis, its length in words", arguments: ["traces", "trace"])
  func bars(_ kind: String) throws {
    let percent = AxisSetting(label: "% ΔF/F", bar: .number(1))
    let figure = try Samples.figure(kind).setting(x: .init(bar: .time(0.5)), y: percent)
    let texts = texts(figure)
    #expect(texts.filter { $0 == "500 ms" }.count == 1)
    #expect(texts.filter { $0 == "100 % ΔF/F" }.count == 1)
    #expect(!texts.contains("Time (s)") && !texts.contains("Fluorescence"))
    #expect(!texts.contains("0.5"))
  }

  @Test("A bar is as long as the part of the axis that it stands for")
  func barLength() throws {
    let figure = try Figure.line([.init(y: [0.0, 1])])
      .setting(x: .init(from: .number(0), to: .number(4), bar: .number(1)), y: nil)
    let group = figure.svg().split(separator: "-panel-a-scale\">").last ?? ""
    let path = group.split(separator: " d=\"").dropFirst().first?.prefix { $0 != "\"" } ?? ""
    #expect(path.hasSuffix("h110"), "\(path)")
  }

  @Test("Colours have the ends that they are told, beyond which all is of one colour")
  func colours() throws {
    let colour = AxisSetting(
      label: "z", from: .number(0), to: .number(1), ticks: [.number(0), .number(1)])
    let texts = texts(try Samples.figure("heatmap").setting(colour: colour))
    #expect(texts.contains("z") && texts.contains("1") && !texts.contains("2.5"))
  }

  @Test("The whole of a grid has labels of its own")
  func grid() throws {
    let grid = try Figure.grid(
      [Samples.figure("line"), Samples.figure("bar")], labels: .init(x: "along", y: "up"))
    let texts = texts(grid)
    #expect(texts.contains("along") && texts.contains("up"))
    #expect(
      self.texts(
        try Figure.model(
          bins: 4, features: [], encoder: [], latent: 2, decoder: [], labels: .init(x: "below"))
      )
      .contains("below"))
  }

  @Test(
    "What an axis cannot be is said",
    arguments: [
      ("bar", AxisSetting(from: .number(1)), "shows names"),
      ("model", AxisSetting(from: .number(1)), "has no x axis"),
      ("line", AxisSetting(from: .time(1)), "is no time"),
      ("line", AxisSetting(from: .number(5), to: .number(1)), "must end above its beginning"),
      ("line", AxisSetting(from: .number(5), to: .number(5)), "must end above its beginning"),
      ("line", AxisSetting(from: .number(.nan)), "must be finite"),
      ("line", AxisSetting(bar: .number(50)), "no longer than the x axis"),
      ("line", AxisSetting(bar: .number(0)), "must be above 0"),
      ("line", AxisSetting(scale: .log, bar: .number(1)), "no length on a logarithmic"),
      ("line", AxisSetting(from: .number(0), scale: .log), "must begin above 0"),
    ])
  func refused(_ kind: String, _ axis: AxisSetting, _ words: String) throws {
    let figure = try Samples.figure(kind)
    do throws(PlotError) {
      _ = try figure.setting(x: axis, y: nil)
      Issue.record("\(axis) is taken")
    } catch {
      #expect(error.message.contains(words))
    }
  }

  @Test("Any ends, scales and ticks give a sound figure")
  func anything() throws {
    let numbers = [-1e300, -5, -1e-300, 0, 1e-300, 0.3, 7, 1e12, 1e300]
    for kind in ["line", "histogram", "scatter", "trace", "heatmap", "bar"] {
      for from in numbers {
        for to in numbers where from < to {
          for scale in AxisSetting.Scale.allCases {
            let axis = AxisSetting(
              from: .number(from), to: .number(to), scale: scale,
              ticks: scale == .log ? [.number(to)] : nil)
            guard let figure = try? Samples.figure(kind).setting(x: nil, y: axis) else { continue }
            #expect(SVGChecker(figure.svg()).problems == [], "\(kind) \(axis)")
          }
        }
      }
    }
  }
}
