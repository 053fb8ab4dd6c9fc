/// The rows of a step, cut into shards and these shared out to groups.
struct Batch {
  /// The rows of the epoch in their order, and the place of the first one in it.
  let order: UnsafePointer<Int>
  let start: Int
  let count: Int
  let shards, groups: Int

  /// The most groups, and threads: each costs one more gradient to add up.
  static var mostGroups: Int { 4 }

  init(order: UnsafePointer<Int>, start: Int, count: Int) {
    (self.order, self.start, self.count) = (order, start, count)
    shards = Self.shards(ofRows: count)
    groups = min(Self.mostGroups, shards)
  }

  /// How many shards a batch is cut into: an even number, so that two threads share a small or
  /// last batch, unless it is tiny.
  static func shards(ofRows rows: Int) -> Int {
    rows < 8 ? 1 : ((rows + shardRows - 1) / shardRows + 1) & ~1
  }

  /// The shards of a group.
  func shards(of group: Int) -> Range<Int> {
    shards * group / groups..<shards * (group + 1) / groups
  }
}
