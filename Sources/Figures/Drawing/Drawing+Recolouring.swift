extension Drawing {
  /// Draws what the closure draws, its series in other colours.
  mutating func recoloured(by recolouring: [Int: Int], _ draw: (inout Drawing) -> Void) {
    var inner = Drawing(typography)
    draw(&inner)
    append(inner.shapes.map { $0.recoloured(recolouring) })
  }
}

extension Drawing.Shape {
  /// All that it is painted with.
  var paints: [Paint] {
    switch self {
    case .path(_, let look), .rectangle(_, _, let look):
      [look.fill, look.stroke?.paint].compactMap { $0 }
    case .text(_, _, let style): [style.paint]
    case .clipped(_, let inside), .group(_, let inside), .excerpt(_, let inside):
      inside.flatMap(\.paints)
    }
  }

  func recoloured(_ map: [Int: Int]) -> Drawing.Shape {
    switch self {
    case .path(let path, let look): .path(path, look.recoloured(map))
    case .rectangle(let frame, let radius, let look):
      .rectangle(frame, radius: radius, look.recoloured(map))
    case .text(let text, let place, let style):
      .text(text, place, style.with(paint: style.paint.recoloured(map)))
    case .clipped(let frame, let inside): .clipped(frame, inside.map { $0.recoloured(map) })
    case .group(let name, let inside): .group(name, inside.map { $0.recoloured(map) })
    case .excerpt(let whole, let inside): .excerpt(of: whole, inside.map { $0.recoloured(map) })
    }
  }
}

extension Drawing.Look {
  fileprivate func recoloured(_ map: [Int: Int]) -> Drawing.Look {
    var look = self
    look.fill = fill?.recoloured(map)
    if let paint = stroke?.paint { look.stroke?.paint = paint.recoloured(map) }
    return look
  }
}

extension Paint {
  /// The colour of another series, where the map has one for this.
  func recoloured(_ map: [Int: Int]) -> Paint {
    if case .series(let number) = self, let other = map[number] { .series(other) } else { self }
  }
}
