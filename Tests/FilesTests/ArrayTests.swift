import Files
import Testing

/// An array file with the given header fields and data.
private func npy(
  _ type: String, _ shape: String, _ data: [UInt8], columnMajor: Bool = false, version: UInt8 = 1
) -> [UInt8] {
  let order = columnMajor ? "True" : "False"
  let text = "{'descr': '\(type)', 'fortran_order': \(order), 'shape': (\(shape)), }\n"
  let length = text.utf8.count
  let size: [UInt8] = version == 1 ? [UInt8(length), 0] : [UInt8(length), 0, 0, 0]
  return [0x93] + Array("NUMPY".utf8) + [version, 0] + size + Array(text.utf8) + data
}

private func array(_ bytes: [UInt8]) throws(ArrayFault) -> ArrayFile {
  try ArrayFile(MemoryFile("a", bytes))
}

private func bytes(_ values: some Sequence<some FixedWidthInteger>) -> [UInt8] {
  values.flatMap { value in withUnsafeBytes(of: value) { Array($0) } }
}

@Suite("Arrays of texts and of doubles")
struct OtherArrayTests {
  @Test("Texts come back as they were, of any length and script")
  func texts() {
    let texts = ["a", "", "dü", "neuron 12", "🧠"]
    #expect(ArrayTexts(MemoryFile("n.npy", ArrayTexts.bytes(texts)))?.texts == texts)
    #expect(ArrayTexts(MemoryFile("n.npy", ArrayFile.bytes([1], shape: [1]))) == nil)
    let cut = Array(ArrayTexts.bytes(texts).dropLast(4))
    #expect(ArrayTexts(MemoryFile("n.npy", cut)) == nil)
  }

  @Test("Numbers of type f8 keep all their digits", arguments: ["<f8", ">f8"])
  func doubles(_ type: String) throws {
    let bits = type == "<f8" ? 29.97.bitPattern : 29.97.bitPattern.byteSwapped
    let bytes = ArrayFile.opening(type: type, shape: [1]) + withUnsafeBytes(of: bits) { Array($0) }
    let array = try ArrayFile(MemoryFile("a.npy", bytes))
    var number = [0.0]
    try number.withUnsafeMutableBufferPointer { try array.read(from: 0, into: $0) }
    #expect(number == [29.97])
  }
}

@Suite("Array files")
struct ArrayTests {
  static let samples: [(String, [UInt8])] = [
    ("<f4", bytes([1, 0, 3].map { Float($0).bitPattern })),
    ("<f8", bytes([1, 0, 3].map { Double($0).bitPattern })),
    (">f8", bytes([1, 0, 3].map { Double($0).bitPattern.bigEndian })),
    ("<i4", bytes([1, 0, 3] as [Int32])), ("<i8", bytes([1, 0, 3] as [Int64])),
    (">i2", bytes(([1, 0, 3] as [Int16]).map(\.bigEndian))), ("|u1", [1, 0, 3]),
    ("<u2", bytes([1, 0, 3] as [UInt16])),
  ]

  @Test("Every type of number reads the same", arguments: samples)
  func types(_ type: String, _ data: [UInt8]) throws {
    for version: UInt8 in 1...3 {
      let array = try array(npy(type, "3,", data, version: version))
      #expect(try array.shape == [3] && array.numbers() == [1, 0, 3])
    }
  }

  @Test("Truth values are 0 and 1, and negative integers keep their sign")
  func signs() throws {
    #expect(try array(npy("|b1", "3,", [1, 0, 2])).numbers() == [1, 0, 1])
    #expect(try array(npy("<i4", "2", bytes([-1, 7] as [Int32]))).numbers() == [-1, 7])
    #expect(try array(npy("<i4", "", bytes([9] as [Int32]))).shape == [])
  }

  @Test("Columns first and rows first give the same numbers in three dimensions")
  func order() throws {
    let rowMajor = (0..<24).map(UInt8.init)
    var columnMajor: [UInt8] = []
    for k in 0..<4 {
      for j in 0..<3 { for i in 0..<2 { columnMajor.append(UInt8(i * 12 + j * 4 + k)) } }
    }
    let expected = rowMajor.map(Float.init)
    #expect(try array(npy("|u1", "2, 3, 4", rowMajor)).numbers() == expected)
    #expect(
      try array(npy("|u1", "2, 3, 4", columnMajor, columnMajor: true)).numbers() == expected)
  }

  @Test(
    "What is written reads back, at a multiple of 64 bytes", arguments: [[6], [2, 3], [1, 3, 2]])
  func roundTrip(_ shape: [Int]) throws {
    let values: [Float] = [1.5, -2, .pi, 1.5e-38, 3e38, 0]
    let written = ArrayFile.bytes(values, shape: shape)
    #expect((written.count - 24) % 64 == 0)
    let read = try array(written)
    #expect(try read.shape == shape && read.numbers() == values)
  }

  static let start: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
  static let broken: [([UInt8], ArrayFault)] = [
    (npy("|O", "3,", []), .type("|O")), (npy("<c8", "1,", []), .type("<c8")),
    (npy("<f4", "x,", []), .header), (npy("<f4", "-1,", []), .header),
    (npy("<f4", "99999999999, 99999999999", []), .size),
    (npy("<f4", "9223372036854775807, 3", []), .size),
    (npy("|u1", "2,", [1], version: 9), .version(9)),
    (start, .truncated(bytes: 6, expected: 10)),
    (start + [1, 0, 200, 0, 0x7B], .truncated(bytes: 11, expected: 210)),
    (start + [1, 0, 2, 0, 0x7B, 0x7D], .header), ([0x50], .notAnArray), ([], .notAnArray),
    (start + [2, 0, 0xFF, 0xFF, 0xFF, 0xFF], .truncated(bytes: 12, expected: 4_294_967_307)),
  ]

  @Test("Broken and unreadable files are refused", arguments: broken)
  func refused(_ bytes: [UInt8], _ fault: ArrayFault) {
    #expect(throws: fault) { try array(bytes) }
  }

  @Test("Numbers are read from any place, in parts")
  func places() throws {
    let values = (0..<40_000).map { Double($0) }
    let file = try array(npy("<f8", "200, 200", bytes(values.map(\.bitPattern))))
    let read = try [Float](unsafeUninitializedCapacity: 30_000) { buffer, count in
      try file.read(from: 7, into: .init(rebasing: buffer[..<30_000]))
      count = 30_000
    }
    #expect(read == (7..<30_007).map { Float($0) })
  }

  @Test("Numbers are read that lie apart, near each other or far", arguments: [1, 3, 300, 2000])
  func apart(_ step: Int) throws {
    let values = (0..<400_000).map { Double($0) }
    for (type, data) in [
      ("<f8", bytes(values.map(\.bitPattern))), (">f8", bytes(values.map(\.bitPattern.bigEndian))),
      ("<f4", bytes(values.map { Float($0).bitPattern })),
    ] {
      let file = try array(npy(type, "400000,", data))
      var read = [Float](repeating: -1, count: 190)
      try read.withUnsafeMutableBufferPointer { try file.read(from: 7, apart: step, into: $0) }
      #expect(read == (0..<190).map { Float(7 + $0 * step) })
      #expect(throws: ArrayFault.self) {
        try read.withUnsafeMutableBufferPointer {
          try file.read(from: 399_900, apart: step, into: $0)
        }
      }
    }
  }
}
