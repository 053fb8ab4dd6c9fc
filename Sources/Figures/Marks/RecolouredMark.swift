/// A mark whose series have other colours.
struct RecolouredMark: Mark {
  let mark: any Mark
  /// The number of the colour that stands for each.
  let recolouring: [Int: Int]

  var horizontalExtent: Extent { mark.horizontalExtent }
  var verticalExtent: Extent { mark.verticalExtent }
  var isClipped: Bool { mark.isClipped }
  var places: (across: [Double], up: [Double]) { mark.places }
  func rightRoom(beside width: Double, in typography: Typography) -> Double {
    mark.rightRoom(beside: width, in: typography)
  }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    drawing.recoloured(by: recolouring) { mark.draw(in: area, on: &$0) }
  }
}
