import CDigest

/// The SHA-256 of bytes, as 64 hexadecimal digits (FIPS 180-4).
package func sha256(of bytes: [UInt8]) -> String {
  digits(sum(of: [bytes]))
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
  let bytes = end(sum)
  if let fault { throw fault }
  return digits(bytes)
}

/// The keyed sum of texts that follow one another (HMAC with SHA-256, RFC 2104), as 64 hexadecimal
/// digits.
package func keyedSHA256(of texts: [[UInt8]], key: [UInt8]) -> String {
  let short = key.count > blockSize ? sum(of: [key]) : key
  let block = short + Array(repeating: 0, count: blockSize - short.count)
  let inner = sum(of: [block.map { $0 ^ 0x36 }] + texts)
  return digits(sum(of: [block.map { $0 ^ 0x5c }, inner]))
}

/// How many bytes SHA-256 takes at a time.
private let blockSize = 64

private func sum(of texts: [[UInt8]]) -> [UInt8] {
  let sum = cd_sha256_begin()
  for text in texts {
    text.withUnsafeBytes { cd_sha256_add(sum, $0.baseAddress, $0.count) }
  }
  return end(sum)
}

private func end(_ sum: OpaquePointer?) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: Int(CD_SHA256_SIZE))
  cd_sha256_end(sum, &bytes)
  return bytes
}

private func digits(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
