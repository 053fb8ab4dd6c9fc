extension String {
  /// The text as it begins a line, with a capital.
  package var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
