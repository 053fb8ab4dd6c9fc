extension Figure {
  /// A layer of a model: what it is, and how wide.
  package struct Layer: Sendable, Equatable {
    /// What it is called, such as "LSTM".
    package var name: String
    /// How many units it has.
    package var size: Int
    /// A remark, such as "last state"; may be empty.
    package var remark: String

    /// A layer of some units.
    package init(name: String, size: Int, remark: String = "") {
      self.name = name
      self.size = size
      self.remark = remark
    }
  }

  /// The layers of a variational autoencoder, from a window to its reconstruction.
  ///
  /// - Parameters:
  ///   - bins: the length of a window.
  ///   - features: the features of each bin, such as "level" and "delta".
  ///   - encoder: the layers up to the mean and the log variance.
  ///   - latent: the number of latent dimensions.
  ///   - decoder: the layers after the latent sample.
  package static func model(
    bins: Int, features: [String], encoder: [Layer], latent: Int, decoder: [Layer],
    labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try require("layers", encoder.count + decoder.count, atMost: 16)
    for (what, size) in [("bins", bins), ("latent", latent)] where size < 1 {
      throw .outOfRange(what: what, range: "1 or more", value: "\(size)")
    }
    let diagram = ModelDiagram(
      bins: bins, features: features, encoder: encoder, latent: latent, decoder: decoder)
    var panel = Panel(width: diagram.width, height: diagram.height, marks: [diagram.mark])
    for axis in [\Panel.x, \Panel.y] {
      panel[keyPath: axis].showsGrid = false
      panel[keyPath: axis].showsLine = false
      panel[keyPath: axis].showsTicks = false
    }
    (panel.x.label, panel.y.label) = (labels.x ?? "", labels.y ?? "")
    func listed(_ layers: [Layer]) -> String {
      layers.map { "\($0.name) \($0.size)" }.joined(separator: ", ")
    }
    return Figure(
      kind: "model", labels: labels,
      description: "A variational autoencoder: windows of \(counted(bins, "bin")), encoder "
        + "\(listed(encoder)), \(counted(latent, "latent dimension")), decoder "
        + "\(listed(decoder)).",
      panels: [panel])
  }
}

/// Where the boxes of a model stand: a row that is narrow where few numbers pass.
private struct ModelDiagram {
  let mark: DiagramMark
  let width: Double
  let height: Double

  init(
    bins: Int, features: [String], encoder: [Figure.Layer], latent: Int,
    decoder: [Figure.Layer]
  ) {
    var row = BoxRow()
    row.add("Window", ["\(bins) bins"], size: bins, .axis)
    if !features.isEmpty, features != ["level"] {
      let (numbers, overflows) = bins.multipliedReportingOverflow(by: features.count)
      row.add(
        "Features", ["\(bins) × \(features.count)"] + features.prefix(4),
        size: overflows ? bins : numbers, .axis)
    }
    let encoderStart = row.boxes.count
    for layer in encoder { row.add(layer, .series(0)) }
    row.addPair("Mean", "Log variance", detail: "\(latent)", .series(0))
    row.bracket("Encoder", from: encoderStart, .series(0))
    row.add(
      "Sample z", [counted(latent, "latent"), "μ + σ · ε"], size: latent, .series(1),
      isStrong: true)
    let decoderStart = row.boxes.count
    for layer in decoder { row.add(layer, .series(2)) }
    row.add("Output", ["\(bins) bins"], size: bins, .series(2))
    row.bracket("Decoder", from: decoderStart, .series(2))
    mark = row.mark
    width = row.right
    height = row.height
  }
}

/// Boxes in a row, their middles on a line at height zero until the row is whole.
private struct BoxRow {
  private(set) var boxes: [DiagramMark.Box] = []
  private(set) var right = 0.0
  private var arrows: [(Point, Point)] = []
  private var brackets: [DiagramMark.Bracket] = []
  /// Where arrows into the next box come from.
  private var sources: [Point] = []

  private static let gap = 24.0
  /// Room for the names over the row.
  private static let head = 40.0

  /// The height of the whole, with the names over it.
  var height: Double { Self.head + tallest + 2 }

  /// The row, moved down to stand under the names.
  var mark: DiagramMark {
    let down = Self.head + tallest / 2
    var moved = DiagramMark(boxes: boxes, arrows: arrows, brackets: brackets)
    for index in moved.boxes.indices { moved.boxes[index].frame.y += down }
    moved.arrows = arrows.map { tail, head in
      (Point(tail.x, tail.y + down), Point(head.x, head.y + down))
    }
    return moved
  }

  mutating func add(_ layer: Figure.Layer, _ paint: Paint) {
    let remark = layer.remark.isEmpty ? [] : [layer.remark]
    add(layer.name, [counted(layer.size, "unit")] + remark, size: layer.size, paint)
  }

  mutating func add(
    _ name: String, _ details: [String], size: Int, _ paint: Paint, isStrong: Bool = false
  ) {
    let height = max(boxHeight(size), 30 + 14.5 * Double(details.count))
    let frame = Frame(
      x: next, y: -height / 2, width: boxWidth([name] + details), height: height)
    place(frame, name, details, paint, isStrong)
    sources = [Point(frame.right, 0)]
    right = frame.right
  }

  /// Two boxes, one over the other, that both follow the last and both lead to the next.
  mutating func addPair(_ upper: String, _ lower: String, detail: String, _ paint: Paint) {
    let width = max(boxWidth([upper, detail]), boxWidth([lower, detail]))
    let (x, from) = (next, sources)
    var ends: [Point] = []
    for (name, y) in [(upper, -50.0), (lower, 8.0)] {
      sources = from
      place(Frame(x: x, y: y, width: width, height: 42), name, [detail], paint, false)
      ends.append(Point(x + width, y + 21))
    }
    sources = ends
    right = x + width
  }

  /// Names the boxes from one on together.
  mutating func bracket(_ name: String, from first: Int, _ paint: Paint) {
    guard first < boxes.count else { return }
    brackets.append(
      DiagramMark.Bracket(
        name: name, left: boxes[first].frame.x, right: right, y: 24, paint: paint))
  }

  private var tallest: Double { boxes.map { -2 * $0.frame.y }.max() ?? 0 }
  private var next: Double { boxes.isEmpty ? 0 : right + Self.gap }

  private mutating func place(
    _ frame: Frame, _ name: String, _ details: [String], _ paint: Paint, _ isStrong: Bool
  ) {
    for source in sources {
      // Two arrows into one box arrive a little apart.
      let aside = sources.count > 1 ? (source.y < frame.middle.y ? -9.0 : 9.0) : 0
      arrows.append(
        (Point(source.x + 2, source.y), Point(frame.x - 2, frame.middle.y + aside)))
    }
    boxes.append(
      DiagramMark.Box(
        frame: frame, name: name, details: details, paint: paint, isStrong: isStrong))
  }

  private func boxWidth(_ lines: [String]) -> Double {
    let widths = lines.enumerated().map { index, line in
      textWidth(line, size: index == 0 ? 12 : 10.5, bold: index == 0)
    }
    return max(64, (widths.max() ?? 0) + 16)
  }

  /// Boxes grow with the logarithm of how many numbers pass.
  private func boxHeight(_ size: Int) -> Double {
    min(132, 36 + 9 * logarithm(Double(max(1, size))) / logarithm(2))
  }
}
