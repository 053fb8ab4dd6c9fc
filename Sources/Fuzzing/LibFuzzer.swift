#if LIBFUZZER
  import Glibc

  // The same targets under libFuzzer, which has the `main` of such a build: `VAE_FUZZ=1
  // scripts/fuzz TARGET`. It keeps what reaches code that was not reached before, and makes inputs
  // of that; they are changed as those of the seeded driver are, or as it does itself.

  /// The target that the environment names; libFuzzer takes no options that are not its own.
  private let chosen: Target = {
    let name = getenv("VAE_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    if let target = Target.named(name) { return target }
    print("VAE_FUZZ_TARGET must name a target, but is \"\(name)\"")
    exit(64)
  }()

  private let inputs = Inputs(of: chosen, seed: 0)

  /// Hands one input over, and ends the process where something is wrong with what is said to it.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func handOver(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: bytes, count: count))
    // libFuzzer learns such words from what inputs are compared with; a message may quote its input.
    guard !Sentences.isForeign(input) else { return -1 }
    let complaints = chosen.complaints(input)
    guard !complaints.isEmpty else { return 0 }
    let text = Array((complaints.joined(separator: "\n") + "\n").utf8)
    write(STDERR_FILENO, text, text.count)
    abort()
  }

  /// Changes an input in place; gives its new length, `most` at most.
  @_cdecl("LLVMFuzzerCustomMutator")
  public func change(
    _ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int, _ seed: CUnsignedInt
  ) -> Int {
    if seed % 4 == 0 { return changeByItself(bytes, count, most) }
    let input = Array(UnsafeBufferPointer(start: bytes, count: count))
    var chance = Chance(seed: UInt64(seed))
    let changed = inputs.changed(input, &chance).prefix(most)
    for (place, byte) in changed.enumerated() { bytes[place] = byte }
    return changed.count
  }

  @_silgen_name("LLVMFuzzerMutate")
  private func changeByItself(
    _ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int
  ) -> Int
#endif
