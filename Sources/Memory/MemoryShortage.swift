/// More memory was asked for than is left.
package struct MemoryShortage: Error, Sendable, Equatable {
  /// Bytes that were asked for, and that there are.
  package let asked: Double
  package let left: Int

  package init(asked: Double, left: Int) { (self.asked, self.left) = (asked, left) }

  /// What is wrong, as a sentence.
  package var message: String {
    "this takes \(MemorySize.text(asked)) of memory, but \(MemorySize.text(Double(left))) are left"
  }

  /// What to do about it.
  package var help: String {
    "work on parts, let go of what is no longer needed (x = none), or allow more with "
      + "--memory or VAE_MEMORY"
  }
}
