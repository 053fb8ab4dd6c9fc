import Memory

extension Session {
  /// Has a program whose process is its own keep memory that was freed, up to 64 MB, for what is read
  /// next. Called before all else.
  public static func keepFreedMemory() { MemoryBudget.keepFreed() }
}
