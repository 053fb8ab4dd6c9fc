import Wording

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
    let mark = diagram.mark
    var panel = Panel(width: mark.size.width, height: mark.size.height + 2, marks: [mark])
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

/// The boxes of a model: in a row that is narrow where few numbers pass, or in several rows.
private struct ModelDiagram {
  private let items: [ModelItem]
  /// How wide rows may be where there are several: for a column of a paper, for a page at hand.
  private static let narrow = [410.0, 290]

  init(
    bins: Int, features: [String], encoder: [Figure.Layer], latent: Int,
    decoder: [Figure.Layer]
  ) {
    var items = [ModelItem("Window", ["\(bins) bins"], size: bins, .axis)]
    if !features.isEmpty, features != ["level"] {
      let (numbers, overflows) = bins.multipliedReportingOverflow(by: features.count)
      items.append(
        ModelItem(
          "Features", ["\(bins) × \(features.count)"] + features.prefix(4),
          size: overflows ? bins : numbers, .axis))
    }
    items += encoder.map { ModelItem($0, .series(0), in: "Encoder") }
    var pair = ModelItem("Mean", ["\(latent)"], size: latent, .series(0), in: "Encoder")
    pair.partner = "Log variance"
    items.append(pair)
    var sample = ModelItem(
      "Sample z", [counted(latent, "latent"), "μ + σ · ε"], size: latent, .series(1))
    sample.isStrong = true
    items.append(sample)
    items += decoder.map { ModelItem($0, .series(2), in: "Decoder") }
    items.append(ModelItem("Output", ["\(bins) bins"], size: bins, .series(2), in: "Decoder"))
    self.items = items
  }

  var mark: DiagramMark {
    var mark = BoxRow(items).mark
    mark.inRows = Self.narrow.map(stacked)
    return mark
  }

  /// The items in rows under each other, no wider than some pixels where that can be.
  private func stacked(within width: Double) -> DiagramMark {
    var rows: [[ModelItem]] = [[]]
    for item in items {
      let row = rows[rows.count - 1] + [item]
      if BoxRow(row).right > width, row.count > 1 {
        rows.append([item])
      } else {
        rows[rows.count - 1] = row
      }
    }
    var whole = DiagramMark(boxes: [], arrows: [])
    var ends: [Point] = []
    for (index, items) in rows.enumerated() {
      let row = BoxRow(items)
      let (left, top) = (index == 0 ? 0 : 16.0, index == 0 ? 0 : whole.size.height + 10)
      let part = row.mark.moved(right: left, down: top)
      if let first = part.boxes.first { whole.bend(from: ends, to: first.frame, between: top + 3) }
      ends = row.ends.map { Point($0.x + left, $0.y + top) }
      whole.boxes += part.boxes
      whole.arrows += part.arrows
      whole.brackets += part.brackets
    }
    return whole
  }
}

extension DiagramMark {
  fileprivate func moved(right: Double, down: Double) -> DiagramMark {
    func moved(_ point: Point) -> Point { Point(point.x + right, point.y + down) }
    var mark = self
    for index in boxes.indices {
      mark.boxes[index].frame.x += right
      mark.boxes[index].frame.y += down
    }
    mark.arrows = arrows.map { (moved($0), moved($1)) }
    for index in brackets.indices {
      mark.brackets[index].left += right
      mark.brackets[index].right += right
      mark.brackets[index].y += down
    }
    return mark
  }

  /// Leads around from the ends of a row to the first box of the next, at a height between them.
  fileprivate mutating func bend(from ends: [Point], to box: Frame, between height: Double) {
    let aside = (ends.map(\.x).max() ?? 0) + 10
    for end in ends {
      bends.append([
        Point(end.x + 2, end.y), Point(aside, end.y), Point(aside, height), Point(4, height),
        Point(4, box.middle.y), Point(box.x - 2, box.middle.y),
      ])
    }
  }
}

/// A box of a model, or two over each other.
private struct ModelItem {
  var name: String
  var details: [String]
  /// How many numbers pass.
  var size: Int
  var paint: Paint
  /// What it belongs to, such as the encoder; nil for nothing.
  var section: String?
  /// The name of the box under it; nil where it is alone.
  var partner: String?
  var isStrong = false

  init(
    _ name: String, _ details: [String], size: Int, _ paint: Paint, in section: String? = nil
  ) {
    (self.name, self.details, self.size) = (name, details, size)
    (self.paint, self.section) = (paint, section)
  }

  init(_ layer: Figure.Layer, _ paint: Paint, in section: String) {
    let remark = layer.remark.isEmpty ? [] : [layer.remark]
    self.init(
      layer.name, [counted(layer.size, "unit")] + remark, size: layer.size, paint, in: section)
  }

  var width: Double {
    let lines = [name] + details
    let widths = lines.enumerated().map { index, line in
      textWidth(line, size: index == 0 ? 12 : 10.5, bold: index == 0)
    }
    let other = partner.map { textWidth($0, size: 12, bold: true) } ?? 0
    return max(64, max(widths.max() ?? 0, other) + 16)
  }

  /// Boxes grow with the logarithm of how many numbers pass.
  var height: Double {
    let grown = min(132, 36 + 9 * logarithm(Double(max(1, size))) / logarithm(2))
    return max(grown, 30 + 14.5 * Double(details.count))
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

  init(_ items: [ModelItem]) {
    var start = 0
    for (index, item) in items.enumerated() {
      if index == 0 || items[index - 1].section != item.section { start = boxes.count }
      if let partner = item.partner { addPair(item, partner) } else { add(item) }
      let isLast = index + 1 == items.count || items[index + 1].section != item.section
      if isLast, let section = item.section { bracket(section, from: start, item.paint) }
    }
  }

  /// Where the row ends, once it stands under the names.
  var ends: [Point] { sources.map { Point($0.x, $0.y + down) } }

  private var down: Double { Self.head + tallest / 2 }

  /// The row, moved down to stand under the names.
  var mark: DiagramMark {
    var moved = DiagramMark(boxes: boxes, arrows: arrows, brackets: brackets)
    for index in moved.boxes.indices { moved.boxes[index].frame.y += down }
    moved.arrows = arrows.map { tail, head in
      (Point(tail.x, tail.y + down), Point(head.x, head.y + down))
    }
    return moved
  }

  private mutating func add(_ item: ModelItem) {
    let frame = Frame(x: next, y: -item.height / 2, width: item.width, height: item.height)
    place(frame, item.name, item.details, item.paint, item.isStrong)
    sources = [Point(frame.right, 0)]
    right = frame.right
  }

  /// Two boxes, one over the other, that both follow the last and both lead to the next.
  private mutating func addPair(_ item: ModelItem, _ partner: String) {
    let (x, from, width) = (next, sources, item.width)
    var ends: [Point] = []
    for (name, y) in [(item.name, -50.0), (partner, 8.0)] {
      sources = from
      place(Frame(x: x, y: y, width: width, height: 42), name, item.details, item.paint, false)
      ends.append(Point(x + width, y + 21))
    }
    sources = ends
    right = x + width
  }

  /// Names the boxes from one on together.
  private mutating func bracket(_ name: String, from first: Int, _ paint: Paint) {
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
}
