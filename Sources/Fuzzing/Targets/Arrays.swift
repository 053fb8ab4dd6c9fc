import Files
import Sessions

extension Target {
  static let arrays = Target(
    name: "arrays", summary: "NumPy's .npy files, as `read` and `load` take them",
    corpus: {
      [
        ArrayFile.bytes([1, 2, 3, 4, 5, 6], shape: [2, 3]),
        ArrayFile.bytes((0..<24).map(Float.init), shape: [2, 3, 4]),
        ArrayFile.bytes([0.5, -1, .nan], shape: [3]),
      ] + descriptions.map(withLength)
    },
    words: ["<f8", ">f4", "|b1", "<i8", ">u2", "<c8", "O", "True", "False", "(", ",)", "()", "'"],
    bend: { bytes, mutation, chance in
      guard bytes.count > 10 else { return nil }
      let end = min(bytes.count, 10 + Int(bytes[8]) + Int(bytes[9]) << 8)
      let header = mutation.changed(Array(bytes[10..<end]), &chance)
      return withLength(header, numbers: Array(bytes[end...]))
    }
  ) { bytes in
    let trial = Trial(files: ["a.npy": bytes])
    trial.run(
      "x = read(\"a.npy\")", then: ["x", "describe(x)", "x + 1", "x[0]", "save(x, \"b.npy\")"])
    trial.run("x = load(\"a.npy\", rate=10Hz)", then: ["x", "describe(x)"])
    return trial.complaints
  }

  /// Headers of types that the program reads but does not write.
  private static let descriptions = [
    "{'descr': '>f8', 'fortran_order': True, 'shape': (2, 2), }",
    "{'descr': '|b1', 'fortran_order': False, 'shape': (32,), }",
    "{'descr': '<i8', 'fortran_order': False, 'shape': (4, 1), }",
    "{'descr': '>u2', 'fortran_order': False, 'shape': (), }",
  ]

  private static func withLength(_ header: String) -> [UInt8] {
    withLength(Array(header.utf8), numbers: Array(repeating: 0x41, count: 32))
  }

  /// A file of version 1 with a header and the length that it says.
  private static func withLength(_ header: [UInt8], numbers: [UInt8]) -> [UInt8] {
    let count = UInt16(truncatingIfNeeded: header.count)
    let start: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    return start + [UInt8(count & 0xFF), UInt8(count >> 8)] + header + numbers
  }
}
