extension Figure {
  /// The narrowest that panels stay beside each other, in pixels.
  private static let leastBeside = 96.0

  /// The figure as a page shows it: set for a screen at its own size, whatever it was given, and no
  /// wider than so many pixels where that can be, its panels below each other where they are many.
  package func onPage(_ width: Double) -> Figure {
    var figure = self
    figure.set(FigureStyle(font: style.font))
    let room = width - 2 * figure.style.margin
    if figure.layout(in: .screen).width > room { figure.narrow(to: room) }
    return figure
  }

  /// Sets the figure, and those in it, without a size.
  private mutating func set(_ style: FigureStyle) {
    (self.style, aligned, room) = (style, Edges(), nil)
    guard case .figures(var figures, let columns) = content else { return }
    for index in figures.indices { figures[index].set(style) }
    content = .figures(figures, columns: columns)
    lineUp(in: .screen)
  }

  /// Fits the figure to a width, in as many columns as that leaves room for.
  private mutating func narrow(to width: Double) {
    let columns = columns
    for count in stride(from: columns, through: 1, by: -1) where columns % count == 0 {
      var figure = self
      figure.arrange(in: count, over: width)
      if figure.lack.width < 0.5, count == 1 || figure.narrowest >= Self.leastBeside {
        self = figure
        return
      }
    }
  }

  private var columns: Int {
    switch content {
    case .panels(let panels, let columns): min(columns, max(1, panels.count))
    case .figures(let figures, let columns): min(columns, max(1, figures.count))
    }
  }

  private mutating func arrange(in columns: Int, over width: Double) {
    switch content {
    case .panels(let panels, let before):
      content = .panels(panels.arranged(in: columns, before: before), columns: columns)
      fit(width: width, height: nil, in: .screen)
    case .figures(var figures, _) where columns == 1:
      for index in figures.indices {
        figures[index].aligned = Edges()
        figures[index].narrow(to: width)
      }
      room = width
      content = .figures(figures, columns: 1)
    case .figures(let figures, _):
      content = .figures(figures, columns: columns)
      fit(width: width, height: nil, in: .screen)
    }
  }

  /// The width of the narrowest plot.
  private var narrowest: Double {
    switch content {
    case .panels(let panels, _): panels.map(\.width).min() ?? 0
    case .figures(let figures, _): figures.map(\.narrowest).min() ?? 0
    }
  }
}

extension [Panel] {
  /// The panels in fewer columns: what comes to stand at the left or at the bottom has the ticks
  /// that stood there before.
  fileprivate func arranged(in columns: Int, before: Int) -> [Panel] {
    guard columns < before else { return self }
    var panels = self
    for index in indices {
      if index % columns == 0 {
        panels[index].y.showsTicks = self[index / before * before].y.showsTicks
      }
      guard index + columns >= count else { continue }
      let lowest = stride(from: index % before, to: count, by: before).suffix(1)
      panels[index].x.showsTicks = lowest.contains { self[$0].x.showsTicks }
    }
    return panels
  }
}
