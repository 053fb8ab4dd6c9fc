import CDigest

/// The SHA-256 of bytes, as 64 hexadecimal digits (FIPS 180-4).
package func sha256(of bytes: [UInt8]) -> String {
  let sum = cd_sha256_begin()
  bytes.withUnsafeBytes { cd_sha256_add(sum, $0.baseAddress, $0.count) }
  return digits(sum)
}

/// The SHA-256 of a file, which is read in parts.
package func sha256(of file: any OpenFile) throws(HostError) -> String {
  let sum = cd_sha256_begin()
  var fault: HostError?
  for start in stride(from: 0, to: file.size, by: 1 << 20) where fault == nil {
    do throws(HostError) {
      let part = try file.bytes(start..<min(start + 1 << 20, file.size))
      part.withUnsafeBytes { cd_sha256_add(sum, $0.baseAddress, $0.count) }
    } catch {
      fault = error
    }
  }
  let digits = digits(sum)
  if let fault { throw fault }
  return digits
}

private func digits(_ sum: OpaquePointer?) -> String {
  var bytes = [UInt8](repeating: 0, count: Int(CD_SHA256_SIZE))
  cd_sha256_end(sum, &bytes)
  return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
