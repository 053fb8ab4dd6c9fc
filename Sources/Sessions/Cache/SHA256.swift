import CDigest

/// The SHA-256 of bytes, as 64 hexadecimal digits (FIPS 180-4).
package func sha256(of bytes: [UInt8]) -> String {
  var context = SHA2_CTX()
  SHA256Init(&context)
  bytes.withUnsafeBufferPointer { SHA256Update(&context, $0.baseAddress, $0.count) }
  var sum = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
  SHA256Final(&sum, &context)
  return sum.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
