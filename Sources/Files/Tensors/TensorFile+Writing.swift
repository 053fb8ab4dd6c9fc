extension TensorFile {
  /// The version of what this program writes in its files' texts and tensors.
  package static var version: Int { 1 }
  /// The names of the texts that every file of this program has.
  enum Mark {
    static let format = "format"
    static let version = "version"
    static let checkSum = "checksum"
  }

  /// The file's bytes: the header's length in eight, the header as JSON, the tensors. The same
  /// content gives the same bytes.
  package func bytes() -> [UInt8] {
    let ordered = tensors.sorted { first, second in
      let sizes = (first.numbers.type.size, second.numbers.type.size)
      return sizes.0 == sizes.1 ? first.name < second.name : sizes.0 > sizes.1
    }
    var bytes = Self.opening(of: ordered.map(\.form), texts)
    bytes.reserveCapacity(bytes.count + ordered.reduce(0) { $0 + $1.byteCount })
    for tensor in ordered { tensor.numbers.withBytes { bytes.append(contentsOf: $0) } }
    return bytes
  }

  /// What a file begins with, before the numbers of its tensors, in this order: for a writer that has
  /// not all of them at once.
  package static func opening(of tensors: [TensorForm], _ texts: [String: String] = [:]) -> [UInt8]
  {
    var header = Array(Self.header(tensors, texts).written.utf8)
    // The tensors shall begin at a multiple of eight bytes.
    header += Array(repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    return withUnsafeBytes(of: UInt64(header.count).littleEndian) { Array($0) } + header
  }

  private static func header(_ ordered: [TensorForm], _ texts: [String: String]) -> JSON {
    var members: [JSON.Member] = []
    if !texts.isEmpty {
      let sorted = texts.sorted { $0.key < $1.key }
      members.append(
        JSON.Member("__metadata__", .object(sorted.map { JSON.Member($0.key, .text($0.value)) })))
    }
    var begin = 0
    for tensor in ordered {
      let end = begin + tensor.byteCount
      members.append(JSON.Member(tensor.name, tensor.entry(from: begin, to: end)))
      begin = end
    }
    return .object(members)
  }

  /// The same file marked as this program's, with a sum over all that it holds.
  package func marked(tool: String) -> TensorFile {
    var file = self
    file.texts[Mark.format] = "vae"
    file.texts[Mark.version] = String(Self.version)
    file.texts["tool"] = tool
    file.texts[Mark.checkSum] = nil
    file.texts[Mark.checkSum] = file.checkSum
    return file
  }

  /// A number over texts, names, shapes and bits, in hexadecimal digits.
  var checkSum: String {
    var sum = CheckSum()
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      sum.add(name)
      sum.add(text)
    }
    for tensor in tensors.sorted(by: { $0.name < $1.name }) {
      sum.add(tensor.name)
      sum.add(tensor.numbers.type.name)
      for count in tensor.shape { sum.add(UInt64(count)) }
      tensor.numbers.withBytes { sum.add($0) }
    }
    return String(sum.value, radix: 16)
  }
}

extension NamedTensor {
  var byteCount: Int { form.byteCount }

  fileprivate var form: TensorForm {
    TensorForm(name: name, shape: shape, type: numbers.type)
  }
}

/// A tensor of a file without its numbers.
package struct TensorForm: Sendable {
  let name: String
  let shape: [Int]
  let type: (name: String, size: Int)

  fileprivate init(name: String, shape: [Int], type: (name: String, size: Int)) {
    (self.name, self.shape, self.type) = (name, shape, type)
  }

  /// A tensor of `Double`, or of `Float`.
  package init(name: String, shape: [Int], isDouble: Bool) {
    let like: NamedTensor.Numbers = isDouble ? .doubles([]) : .floats([])
    self.init(name: name, shape: shape, type: like.type)
  }

  fileprivate var byteCount: Int { shape.reduce(type.size, *) }

  fileprivate func entry(from begin: Int, to end: Int) -> JSON {
    func numbers(_ values: [Int]) -> JSON { .list(values.map { .number(Double($0)) }) }
    return .object([
      JSON.Member("dtype", .text(type.name)),
      JSON.Member("shape", numbers(shape)),
      JSON.Member("data_offsets", numbers([begin, end])),
    ])
  }
}
