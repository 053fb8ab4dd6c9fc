extension TensorFile {
  /// The longest header that the format allows.
  static var longestHeader: UInt64 { 100_000_000 }

  /// Reads any safetensors file of numbers in the types that are known here.
  package init(_ bytes: [UInt8]) throws(FileFault) {
    // A header's length may look like another program's mark.
    let hasHeader = bytes.count > 8 && bytes[8] == UInt8(ascii: "{")
    if !hasHeader, let other = FileFault(markOf: bytes) { throw other }
    guard bytes.count > 8 else { throw .truncated(expected: 9, found: bytes.count) }
    guard bytes[8] == UInt8(ascii: "{") else {
      throw .otherKind("no safetensors file", help: nil)
    }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= Self.longestHeader else { throw .headerTooLong(bytes: length) }
    let start = 8 + Int(length)
    guard start <= bytes.count else { throw .truncated(expected: start, found: bytes.count) }
    let header = try Self.header(Array(bytes[8..<start]))
    self.init()
    var places: [Place] = []
    for member in header {
      if member.name == "__metadata__" {
        texts = try Self.texts(member.value)
      } else {
        places.append(try Place(member))
      }
    }
    try Self.check(places, fill: bytes.count - start)
    for place in places { tensors.append(try place.tensor(bytes[start...])) }
  }

  private static func header(_ bytes: [UInt8]) throws(FileFault) -> [JSON.Member] {
    let mustHave = "JSON with an object"
    do throws(JSONFault) {
      if case .object(let members) = try JSON(bytes) { return members }
    } catch {
      if case .doubled(let name, _) = error { throw .twice(name: name) }
      throw .header(mustHave: mustHave)
    }
    throw .header(mustHave: mustHave)
  }

  private static func texts(_ json: JSON) throws(FileFault) -> [String: String] {
    guard case .object(let members) = json else { throw .header(mustHave: "texts by name") }
    var texts: [String: String] = [:]
    for member in members {
      guard let text = member.value.text else { throw .header(mustHave: "texts by name") }
      texts[member.name] = text
    }
    return texts
  }

  /// Throws unless the tensors lie one after the other and take all bytes.
  private static func check(_ places: [Place], fill count: Int) throws(FileFault) {
    var next = 0
    for place in places.sorted(by: { ($0.begin, $0.end) < ($1.begin, $1.end) }) {
      guard place.begin == next else {
        throw .place(name: place.name, begin: place.begin, expected: next)
      }
      next = place.end
    }
    guard next <= count else { throw .truncated(expected: next, found: count) }
    guard next == count else { throw .bytesLeft(count: count - next) }
  }
}

/// Where a tensor lies, as the header says.
private struct Place {
  let name: String
  let type: String
  let shape: [Int]
  let begin, end: Int

  init(_ member: JSON.Member) throws(FileFault) {
    name = member.name
    guard let type = member.value["dtype"]?.text, let shape = member.value["shape"]?.items,
      let offsets = member.value["data_offsets"]?.items
    else { throw .header(mustHave: "dtype, shape and data_offsets of tensor \(name)") }
    self.type = type
    self.shape = shape.compactMap(\.count)
    let ends = offsets.compactMap(\.count)
    guard self.shape.count == shape.count, offsets.count == 2, ends.count == 2 else {
      throw .header(mustHave: "whole numbers for the shape and place of tensor \(name)")
    }
    (begin, end) = (ends[0], ends[1])
    try checkSize()
  }

  private func checkSize() throws(FileFault) {
    guard var size = NamedTensor.Numbers.size(ofType: type) else {
      throw .type(name: name, type: type)
    }
    let fault = FileFault.size(name: name, shape: shape, type: type, bytes: end - begin)
    for count in shape {
      let (product, overflows) = size.multipliedReportingOverflow(by: count)
      guard !overflows else { throw fault }
      size = product
    }
    guard end - begin == size else { throw fault }
  }

  func tensor(_ data: ArraySlice<UInt8>) throws(FileFault) -> NamedTensor {
    let bytes = data[data.startIndex + begin..<data.startIndex + end]
    guard let numbers = NamedTensor.Numbers(type: type, bytes: bytes) else {
      throw .type(name: name, type: type)
    }
    return NamedTensor(name: name, shape: shape, numbers: numbers)
  }
}

extension TensorFile {
  /// Reads a file that this program wrote, undamaged and not of a later version.
  package init(own bytes: [UInt8]) throws(FileFault) {
    try self.init(bytes)
    guard texts[Mark.format] == "vae" else {
      throw .otherKind(
        "a safetensors file of another program",
        help: "read(path, into=model) takes weights as Keras and PyTorch name them")
    }
    guard let version = texts[Mark.version].flatMap({ Int($0) }), version <= Self.version else {
      throw .newer(version: texts[Mark.version] ?? "unknown")
    }
    var rest = self
    let sum = rest.texts.removeValue(forKey: Mark.checkSum)
    guard sum == rest.checkSum else { throw .damaged }
  }
}
