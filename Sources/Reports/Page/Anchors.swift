/// Gives every place of a page an id of its own.
struct Anchors {
  private var taken: Set<String> = []
  private var figures = 0

  /// The id of a section of that title, as "the-latent-space".
  mutating func section(_ title: String) -> String {
    let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }
    let slug = words.isEmpty ? "section" : words.joined(separator: "-")
    var id = slug
    var count = 1
    while !taken.insert(id).inserted {
      count += 1
      id = "\(slug)-\(count)"
    }
    return id
  }

  /// What the ids of the next figure begin with; no section's has a dot.
  mutating func figure() -> (number: Int, prefix: String) {
    figures += 1
    return (figures, "figure.\(figures).")
  }
}
