/// Marks with a name in common, which their group in a drawing is known by.
struct MarkLayer: Mark {
  let name: String
  let marks: [any Mark]

  var horizontalExtent: Extent { marks.reduce(Extent()) { $0.union($1.horizontalExtent) } }
  var verticalExtent: Extent { marks.reduce(Extent()) { $0.union($1.verticalExtent) } }
  var isClipped: Bool { marks.allSatisfy(\.isClipped) }
  var places: (across: [Double], up: [Double]) {
    (marks.flatMap(\.places.across), marks.flatMap(\.places.up))
  }

  func rightRoom(beside width: Double, in typography: Typography) -> Double {
    marks.map { $0.rightRoom(beside: width, in: typography) }.max() ?? 0
  }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    drawing.grouped("layer-" + name) { drawing in
      for mark in marks { mark.draw(in: area, on: &drawing) }
    }
  }

  func preview(in area: PlotArea, on canvas: inout Canvas) {
    for mark in marks { mark.preview(in: area, on: &canvas) }
  }
}

extension Mark {
  /// The mark as a layer of that name; without one as it is.
  func named(_ name: String) -> any Mark {
    name.isEmpty ? self : MarkLayer(name: name, marks: [self])
  }
}
