/// What passes from layer to layer: for each of `steps` bins and each window a row of `width`
/// numbers; a flat vector has one step. Stored time-major, [steps][windows][stride].
package struct Extent: Sendable, Hashable {
  package var steps: Int
  package var width: Int

  package init(steps: Int, width: Int) {
    self.steps = steps
    self.width = width
  }

  /// The width in memory: whole panels of 16, the rest zeros.
  package var stride: Int { padded(width) }

  /// How many numbers so many windows take in memory.
  package func count(windows: Int) -> Int { steps * windows * stride }
}

/// The next multiple of 16, the panel width of every kernel.
func padded(_ width: Int) -> Int { (width + 15) & ~15 }
