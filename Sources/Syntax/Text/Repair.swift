/// Bytes as UTF-8, with what had to be said about them.
struct Repaired {
  var bytes: [UInt8]
  var faults: [(fault: Fault, span: Span)] = []
}

/// Replaces what is not UTF-8 by U+FFFD, and notes the first such byte and the first NUL.
func repair(_ bytes: [UInt8]) -> Repaired {
  var repaired =
    String(validating: bytes, as: UTF8.self) == nil
    ? replacingInvalid(bytes) : Repaired(bytes: bytes)
  if let offset = repaired.bytes.firstIndex(of: 0) {
    repaired.faults.append((.nulByte, Span(start: offset, end: offset + 1)))
  }
  return repaired
}

/// Decodes scalar by scalar, so that the first invalid byte is known by its place.
private func replacingInvalid(_ bytes: [UInt8]) -> Repaired {
  var repaired = Repaired(bytes: [])
  repaired.bytes.reserveCapacity(bytes.count)
  var decoder = UTF8()
  var input = bytes.makeIterator()
  while true {
    switch decoder.decode(&input) {
    case .scalarValue(let scalar):
      repaired.bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    case .emptyInput:
      return repaired
    case .error:
      let start = repaired.bytes.count
      if repaired.faults.isEmpty {
        repaired.faults.append((.notUTF8, Span(start: start, end: start + 3)))
      }
      repaired.bytes.append(contentsOf: UTF8.encodedReplacementCharacter)
    }
  }
}
