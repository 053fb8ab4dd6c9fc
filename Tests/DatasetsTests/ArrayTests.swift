import Datasets
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

private func bytes(_ values: some Sequence<some FixedWidthInteger>) -> [UInt8] {
  values.flatMap { value in withUnsafeBytes(of: value) { Array($0) } }
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
      let array = try NumberArray(npy(type, "3,", data, version: version), file: "a")
      #expect(array.shape == [3] && array.values == [1, 0, 3])
    }
  }

  @Test("Truth values are 0 and 1, and negative integers keep their sign")
  func signs() throws {
    #expect(try NumberArray(npy("|b1", "3,", [1, 0, 2]), file: "a").values == [1, 0, 1])
    #expect(
      try NumberArray(npy("<i4", "2", bytes([-1, 7] as [Int32])), file: "a").values == [-1, 7])
    #expect(try NumberArray(npy("<i4", "", bytes([9] as [Int32])), file: "a").shape == [])
  }

  @Test("Columns first and rows first give the same numbers in three dimensions")
  func order() throws {
    let rowMajor = (0..<24).map(UInt8.init)
    var columnMajor: [UInt8] = []
    for k in 0..<4 {
      for j in 0..<3 { for i in 0..<2 { columnMajor.append(UInt8(i * 12 + j * 4 + k)) } }
    }
    let expected = try NumberArray(npy("|u1", "2, 3, 4", rowMajor), file: "a")
    #expect(
      try NumberArray(npy("|u1", "2, 3, 4", columnMajor, columnMajor: true), file: "a") == expected)
    #expect(expected.values == rowMajor.map(Double.init))
  }

  @Test("The longer side is time; spikes come in a file of the same shape")
  func recordings() throws {
    let traces = NumberArray.bytes([1, 2, 3, 4, 5, 6], shape: [2, 3])
    let spikes = npy("|u1", "2, 3", [0, 1, 0, 0, 0, 2])
    let read = try Recording.load(
      ["F.npy"], spikes: "s.npy", rate: 30, from: files(["F.npy": traces, "s.npy": spikes]))
    #expect(read.traces.map(\.samples) == [[1, 2, 3], [4, 5, 6]])
    #expect(read.traces.map(\.spikes) == [[0, 1, 0], [0, 0, 2]])
    #expect(read.traces.map(\.name) == ["F/0", "F/1"])
    let upright = try Recording.load(
      ["F.npy"], rate: 30,
      from: files(["F.npy": NumberArray.bytes([1, 4, 2, 5, 3, 6], shape: [3, 2])]))
    #expect(upright.traces.map(\.samples) == read.traces.map(\.samples))
  }

  @Test(
    "What is written reads back, at a multiple of 64 bytes", arguments: [[6], [2, 3], [1, 3, 2]])
  func roundTrip(_ shape: [Int]) throws {
    let values: [Float] = [1.5, -2, .pi, 1.5e-38, 3e38, 0]
    let written = NumberArray.bytes(values, shape: shape)
    #expect((written.count - 24) % 64 == 0)
    let read = try NumberArray(written, file: "a")
    #expect(read.shape == shape && read.values.map { Float($0) } == values)
  }

  static let start: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
  static let broken: [([UInt8], DatasetError.ArrayFault)] = [
    (npy("|O", "3,", []), .type("|O")), (npy("<c8", "1,", []), .type("<c8")),
    (npy("<f4", "x,", []), .header), (npy("<f4", "-1,", []), .header),
    (npy("<f4", "99999999999, 99999999999", []), .size),
    (npy("<f4", "9223372036854775807, 3", []), .size),
    (npy("|u1", "2,", [1], version: 9), .version(9)),
    (start, .truncated(bytes: 6, expected: 10)),
    (start + [1, 0, 200, 0, 0x7B], .truncated(bytes: 11, expected: 210)),
    (start + [1, 0, 2, 0, 0x7B, 0x7D], .header),
  ]

  @Test("Broken and unreadable files are refused", arguments: broken)
  func refused(_ bytes: [UInt8], _ fault: DatasetError.ArrayFault) {
    #expect(
      error { try NumberArray(bytes, file: "a") }
        == .array(file: "a", fault))
  }

  @Test("Data that end early, three dimensions and infinite samples are refused for traces")
  func refusedTraces() {
    func fault(_ bytes: [UInt8]) -> DatasetError? {
      error {
        try Recording.load(["a"], rate: 1, from: files(["a": bytes]))
      }
    }
    guard case .array("a", .truncated) = fault(npy("<f4", "3,", [0, 0, 0, 0])) else {
      Issue.record("A short file must be refused.")
      return
    }
    #expect(fault(npy("|u1", "1, 1, 1", [1])) == .array(file: "a", .dimensions(3)))
    #expect(
      fault(NumberArray.bytes([1, .infinity], shape: [2]))
        == .array(file: "a", .infinite(row: 1, column: 0)))
    #expect(fault(npy("<f4", "0,", [])) == .empty(file: "a"))
  }
}
