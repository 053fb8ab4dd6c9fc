extension Figure {
  /// The figure set in a style, its plots as large as its size leaves room for.
  package func styled(_ style: FigureStyle) throws(PlotError) -> Figure {
    var figure = self
    figure.style = style
    guard let size = style.size else {
      figure.lineUp(in: style.typography)
      return figure
    }
    figure.fit(to: size)
    guard let lack = figure.lackInMillimetres else { return figure }
    // What is there besides the plots changes with the size: the least is found step by step.
    var (least, next): (FigureStyle.Size, (width: Double, height: Double)?) = (size, lack)
    for _ in 0..<20 {
      guard let lack = next else { break }
      least.width = (least.width + lack.width).rounded(.up)
      least.height = least.height.map { ($0 + lack.height).rounded(.up) }
      figure = self
      figure.style = style
      figure.fit(to: least)
      next = figure.lackInMillimetres
    }
    if least.width > size.width {
      throw .tooSmall(side: "wide", least: least.width, value: size.width)
    }
    throw .tooSmall(side: "high", least: least.height ?? 0, value: size.height ?? 0)
  }

  private mutating func fit(to size: FigureStyle.Size) {
    func room(_ side: Double) -> Double { max(1, side / style.millimetres - 2 * style.margin) }
    fit(width: room(size.width), height: size.height.map(room), in: style.typography)
  }

  /// By how much plots are too narrow and too low to show anything; nil where they are not.
  private var lackInMillimetres: (width: Double, height: Double)? {
    let (width, height) = (max(0, lack.width - 0.5), max(0, lack.height - 0.5))
    guard width > 0 || height > 0 else { return nil }
    return (width * style.millimetres, height * style.millimetres)
  }

  /// Scales plots until the whole has a width; without a height they keep their proportions.
  mutating func fit(width: Double, height: Double?, in typography: Typography) {
    room = width
    guard case .panels = content else { return share(width, height, in: typography) }
    // Ticks change with the room that there is for them, and take another part of it then. Where
    // that has no end, the plots are left the smaller of two.
    for turn in 0..<16 {
      let now = layout(in: typography)
      let factor = 1 + (width - now.width) / now.plots.width
      if turn > 8, factor > 1, now.height <= height ?? .infinity { break }
      scalePanels(across: factor, up: height == nil ? factor : 1)
      if let height {
        let now = layout(in: typography)
        scalePanels(across: 1, up: 1 + (height - now.height) / now.plots.height)
      } else {
        raisePanels()
      }
      if abs(factor - 1) < 1e-5 { break }
    }
  }

  /// Gives each of the figures its part of the room, by the size that it has now.
  private mutating func share(_ width: Double, _ height: Double?, in typography: Typography) {
    guard case .figures(var figures, let columns) = content else { return }
    let now = layout(in: typography)
    let across = 1 + (width - now.width) / now.plots.width
    let up = height.map { 1 + ($0 - now.height) / now.plots.height }
    let sizes = figures.map { $0.layout(in: typography) }
    // First each by itself; then with the room around its plots that its neighbours need.
    for _ in 0..<3 {
      for index in figures.indices {
        let (row, column) = neighbours(of: index, of: figures.count, columns)
        let widest = column.map { sizes[$0].width }.max() ?? 0
        let tallest = row.map { sizes[$0].height }.max() ?? 0
        figures[index].fit(
          width: max(1, widest * across), height: up.map { max(1, tallest * $0) }, in: typography)
      }
      let edges = edgesInLine(of: figures, columns, in: typography)
      for index in figures.indices {
        figures[index].aligned = edges[index]
        if height == nil { figures[index].aligned.bottom = 0 }
      }
    }
    content = .figures(figures, columns: columns)
  }

  /// Lines up the plots of figures that have their own sizes, at the left and at the top.
  mutating func lineUp(in typography: Typography) {
    guard case .figures(var figures, let columns) = content else { return }
    for index in figures.indices {
      figures[index].aligned = Edges()
      figures[index].lineUp(in: typography)
    }
    let edges = edgesInLine(of: figures, columns, in: typography)
    for index in figures.indices {
      figures[index].aligned = Edges(top: edges[index].top, left: edges[index].left)
    }
    content = .figures(figures, columns: columns)
  }

  /// The room around the plots of each figure that its neighbours need around theirs.
  private func edgesInLine(
    of figures: [Figure], _ columns: Int, in typography: Typography
  ) -> [Edges] {
    let edges = figures.map { $0.layout(in: typography).edges }
    return figures.indices.map { index in
      let (row, column) = neighbours(of: index, of: figures.count, columns)
      return Edges(
        top: row.map { edges[$0].top }.max() ?? 0, left: column.map { edges[$0].left }.max() ?? 0,
        bottom: row.map { edges[$0].bottom }.max() ?? 0,
        right: column.map { edges[$0].right }.max() ?? 0)
    }
  }

  /// The figures in the row of one, and in its column.
  private func neighbours(
    of index: Int, of count: Int, _ columns: Int
  ) -> (row: [Int], column: [Int]) {
    let first = index / columns * columns
    return (
      Array(first..<min(count, first + columns)),
      Array(stride(from: index % columns, to: count, by: columns))
    )
  }

  private mutating func scalePanels(across: Double, up: Double) {
    changePanels {
      $0.width = min(1e5, max(4, $0.width * across))
      $0.height = min(1e5, max(4, $0.height * up))
    }
  }

  /// No plot is so low that it shows nothing.
  private mutating func raisePanels() {
    changePanels { $0.height = max($0.height, $0.least.height) }
  }

  /// The pixels by which plots are too narrow, and too low, to show anything.
  var lack: (width: Double, height: Double) {
    switch content {
    case .panels(let panels, let columns):
      let rows = (panels.count + columns - 1) / columns
      return (
        (panels.map { $0.least.width - $0.width }.max() ?? 0) * Double(min(columns, panels.count)),
        (panels.map { $0.least.height - $0.height }.max() ?? 0) * Double(rows)
      )
    case .figures(let figures, let columns):
      let lacks = figures.map(\.lack)
      return (
        (lacks.map(\.width).max() ?? 0) * Double(min(columns, figures.count)),
        (lacks.map(\.height).max() ?? 0) * Double((figures.count + columns - 1) / columns)
      )
    }
  }
}
