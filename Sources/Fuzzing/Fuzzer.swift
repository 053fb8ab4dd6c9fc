#if LIBFUZZER
  import Glibc

  /// What libFuzzer hands its inputs to, of the target that VAE_FUZZ names.
  private let chosen = getenv("VAE_FUZZ").flatMap { Target.named(String(cString: $0)) } ?? .syntax

  @_cdecl("LLVMFuzzerTestOneInput")
  public func takeInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let complaints = chosen.complaints(Array(UnsafeBufferPointer(start: bytes, count: count)))
    precondition(complaints.isEmpty, complaints.joined(separator: "\n"))
    return 0
  }
#endif
