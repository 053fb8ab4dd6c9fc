/// The names under which columns count rows or frames, and number neurons.
enum CountName {
  /// Whether a column of this name counts rows, if it rises by one.
  static func isOfRows(_ name: String) -> Bool {
    // pandas writes "Unnamed: 0".
    if name.endsInDigit { return name.lowercased().hasPrefix("unnamed: ") }
    let words = TimeUnit.words(of: name)
    return rows.contains(words.joined(separator: " "))
  }

  /// Whether a column of this name says which neuron a row is of.
  static func isOfNeurons(_ name: String) -> Bool {
    !name.endsInDigit && neurons.contains(TimeUnit.words(of: name).joined(separator: " "))
  }

  private static let rows: Set<String> = [
    "", "index", "idx", "row", "rows", "rownames", "row names", "row number", "no", "nr", "number",
    "id", "frame", "frames", "frame number", "framenumber", "frame no", "frame nr", "frame id",
    "frame index", "slice", "slices", "slice number", "sample", "samples", "sample number",
    "image", "images", "image number",
  ]

  private static let neurons: Set<String> = [
    "unit", "unit id", "unitid", "cell", "cell id", "cellid", "neuron", "neuron id", "neuronid",
    "roi", "roi id", "roiid", "id", "component", "component id", "mask", "mask id",
  ]
}
