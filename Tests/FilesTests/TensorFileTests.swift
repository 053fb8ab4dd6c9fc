import Files
import Testing

/// A file of this header and so many bytes of tensors.
private func file(_ header: String, data: Int = 0) -> [UInt8] {
  let header = Array(header.utf8)
  return withUnsafeBytes(of: UInt64(header.count).littleEndian) { Array($0) } + header
    + [UInt8](repeating: 0, count: data)
}

private func tensor(
  _ name: String, _ type: String = "F32", _ shape: String = "[1]", _ offsets: String = "[0,4]"
) -> String {
  "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}"
}

@Suite("safetensors")
struct TensorFileTests {
  @Test("Bytes are those that the format's own library writes")
  func layout() throws {
    let content = TensorFile(
      tensors: [
        NamedTensor(name: "b", shape: [2, 2], values: [1, 2, 3, 4]),
        NamedTensor(name: "a", shape: [], numbers: .doubles([0.5])),
      ], texts: ["key": "value"])
    let bytes = content.bytes()
    let header =
      #"{"__metadata__":{"key":"value"},"a":{"dtype":"F64","shape":[],"data_offsets":[0,8]},"#
      + #""b":{"dtype":"F32","shape":[2,2],"data_offsets":[8,24]}}"#
    #expect(bytes.count == 176)
    #expect(bytes[..<8] == [144, 0, 0, 0, 0, 0, 0, 0])
    #expect(bytes[8...].starts(with: header.utf8))
    let read = try TensorFile(bytes)
    #expect(read.texts == content.texts)
    #expect(read["b"] == content["b"] && read["a"] == content["a"])
    #expect(read.bytes() == bytes)
  }

  @Test("Awkward content comes back as it was")
  func awkward() throws {
    var content = TensorFile(texts: ["a\"b\\\n\u{1}é😀": "", "": "\u{0}"])
    content.add("none", .floats([]))
    content.add("words", .words([0, .max]))
    content.add("bytes", .bytes([1, 2, 3]))
    content.add("bits", .floats([-0, .infinity, .leastNonzeroMagnitude]))
    let read = try TensorFile(own: content.marked(tool: "test").bytes())
    for tensor in content.tensors { #expect(read[tensor.name] == tensor) }
    for (name, text) in content.texts { #expect(read.texts[name] == text) }
    #expect(try TensorFile(TensorFile().bytes()) == TensorFile())
  }

  @Test(
    "A file that breaks the format is refused with what is wrong",
    arguments: [
      (file("{"), FileFault.header(mustHave: "JSON with an object")),
      (file("{}", data: 3), .bytesLeft(count: 3)),
      (file("{\(tensor("a"))}", data: 3), .truncated(expected: 4, found: 3)),
      (file("{\(tensor("a"))}", data: 5), .bytesLeft(count: 1)),
      (file("{\(tensor("a")),\(tensor("a"))}", data: 4), .twice(name: "a")),
      (
        file("{\(tensor("a")),\(tensor("b"))}", data: 4),
        .place(name: "b", begin: 0, expected: 4)
      ),
      (
        file("{\(tensor("a", "F32", "[1]", "[4,8]"))}", data: 8),
        .place(name: "a", begin: 4, expected: 0)
      ),
      (
        file("{\(tensor("a")),\(tensor("b", "F32", "[1]", "[8,12]"))}", data: 12),
        .place(name: "b", begin: 8, expected: 4)
      ),
      (file("{\(tensor("a", "F16", "[2]"))}", data: 4), .type(name: "a", type: "F16")),
      (
        file("{\(tensor("a", "F32", "[2]"))}", data: 4),
        .size(name: "a", shape: [2], type: "F32", bytes: 4)
      ),
      (
        file("{\(tensor("a", "F32", "[4294967296,4294967296]"))}", data: 4),
        .size(name: "a", shape: [4_294_967_296, 4_294_967_296], type: "F32", bytes: 4)
      ),
      (
        file("{\(tensor("a", "F32", "[1]", "[4,0]"))}", data: 4),
        .size(name: "a", shape: [1], type: "F32", bytes: -4)
      ),
      (
        file("{\(tensor("a", "F32", "[-1]"))}", data: 4),
        .header(mustHave: "whole numbers for the shape and place of tensor a")
      ),
      (
        file("{\(tensor("a", "F32", "[1]", "[0,4.5]"))}", data: 4),
        .header(mustHave: "whole numbers for the shape and place of tensor a")
      ),
      (file("{\"a\":3}"), .header(mustHave: "dtype, shape and data_offsets of tensor a")),
      (file("{\"__metadata__\":{\"a\":3}}"), .header(mustHave: "texts by name")),
      (file("{\"__metadata__\":{\"a\":\"\",\"a\":\"\"}}"), .twice(name: "a")),
      ([], .truncated(expected: 9, found: 0)),
      ([2, 0, 0, 0, 0, 0, 0, 0], .truncated(expected: 9, found: 8)),
      ([9, 0, 0, 0, 0, 0, 0, 0, 0x7B], .truncated(expected: 17, found: 9)),
      (Array(repeating: 0xFF, count: 8) + [0x7B], .headerTooLong(bytes: .max)),
      (Array("0,1\n0.5,0.25\n".utf8), .otherKind("no safetensors file", help: nil)),
    ])
  func refusals(_ bytes: [UInt8], _ fault: FileFault) {
    #expect(throws: fault) { try TensorFile(bytes) }
    #expect(fault.message.contains("must"))
  }

  @Test("A header of any length is read, also one that begins like another program's mark")
  func headerLengths() throws {
    var lengths: Set<UInt8> = []
    for size in 0..<1200 {
      var file = TensorFile()
      file.texts["pad"] = String(repeating: "x", count: size)
      let bytes = file.bytes()
      if bytes[0] == 0x80 { lengths.insert(bytes[1]) }
      #expect(try TensorFile(bytes).texts["pad"]?.count == size)
    }
    #expect(lengths.isSuperset(of: [2, 4]))
  }

  @Test(
    "Files of other programs are told by name",
    arguments: [
      ([0x50, 0x4B, 3, 4], "PyTorch"), ([0x80, 2], "pickle"), ([0x89, 0x48, 0x44, 0x46], "HDF5"),
      ([0x93] + Array("NUMPY".utf8), "NumPy"),
    ])
  func otherKinds(_ bytes: [UInt8], _ name: String) throws {
    let fault = try #require(throws: FileFault.self) {
      try TensorFile(bytes + [UInt8](repeating: 7, count: 100))
    }
    #expect(fault.message.contains(name) && fault.help != nil)
  }

  @Test("Only undamaged files of this program and of this version are its own")
  func own() throws {
    let content = TensorFile(
      tensors: [NamedTensor(name: "a", shape: [1], values: [1])]
    ).marked(tool: "test")
    #expect(try TensorFile(own: content.bytes()) == content)
    var changed = content
    changed.tensors[0].values = [2]
    #expect(throws: FileFault.damaged) { try TensorFile(own: changed.bytes()) }
    changed = content
    changed.texts["tool"] = "other"
    #expect(throws: FileFault.damaged) { try TensorFile(own: changed.bytes()) }
    changed = content
    changed.texts["version"] = "2"
    #expect(throws: FileFault.newer(version: "2")) { try TensorFile(own: changed.bytes()) }
    changed.texts = [:]
    let fault = try #require(throws: FileFault.self) { try TensorFile(own: changed.bytes()) }
    #expect(fault.message.contains("another program"))
  }
}
