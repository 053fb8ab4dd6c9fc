import Datasets
import Files
import Testing

/// An array file of single bytes.
private func npy(_ shape: String, _ data: [UInt8], columnMajor: Bool = false) -> [UInt8] {
  let order = columnMajor ? "True" : "False"
  let text = "{'descr': '|u1', 'fortran_order': \(order), 'shape': (\(shape)), }\n"
  return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(text.utf8.count), 0] + Array(text.utf8) + data
}

@Suite("Recordings in array files")
struct ArrayRecordingTests {
  @Test("The longer side is time; spikes come in a file of the same shape")
  func recordings() throws {
    let traces = ArrayFile.bytes([1, 2, 3, 4, 5, 6], shape: [2, 3])
    let spikes = npy("2, 3", [0, 1, 0, 0, 0, 2])
    let read = try Recording.load(
      ["F.npy"], spikes: "s.npy", rate: 30, from: files(["F.npy": traces, "s.npy": spikes]))
    #expect(read.traces.map(\.samples) == [[1, 2, 3], [4, 5, 6]])
    #expect(read.traces.map(\.spikes) == [[0, 1, 0], [0, 0, 2]])
    #expect(read.traces.map(\.name) == ["F/0", "F/1"])
    let upright = try Recording.load(
      ["F.npy"], rate: 30,
      from: files(["F.npy": ArrayFile.bytes([1, 4, 2, 5, 3, 6], shape: [3, 2])]))
    #expect(upright.traces.map(\.samples) == read.traces.map(\.samples))
  }

  @Test("Many neurons side by side, in either order, come out as those one after the other")
  func orders() throws {
    let (neurons, length) = (1100, 1500)
    let values = (0..<neurons * length).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 7) }
    let turned = (0..<length).flatMap { time in (0..<neurons).map { values[$0 * length + time] } }
    func samples(_ bytes: [UInt8]) throws -> [[Float]] {
      try Recording.load(["a"], rate: 1, from: files(["a": bytes])).traces.map(\.samples)
    }
    let expected = try samples(npy("\(neurons), \(length)", values))
    #expect(expected.count == neurons && expected[3][5] == Float(values[3 * length + 5]))
    #expect(try samples(npy("\(length), \(neurons)", turned)) == expected)
    #expect(try samples(npy("\(length), \(neurons)", values, columnMajor: true)) == expected)
    #expect(try samples(npy("\(neurons), \(length)", turned, columnMajor: true)) == expected)
  }

  @Test("Data that end early, three dimensions and infinite samples are refused for traces")
  func refusedTraces() {
    func fault(_ bytes: [UInt8]) -> DatasetError? {
      error {
        try Recording.load(["a"], rate: 1, from: files(["a": bytes]))
      }
    }
    guard case .array("a", .truncated) = fault(npy("5,", [0, 0, 0, 0])) else {
      Issue.record("A short file must be refused.")
      return
    }
    #expect(fault(npy("1, 1, 1", [1])) == .dimensions(file: "a", count: 3))
    #expect(
      fault(ArrayFile.bytes([1, .infinity], shape: [2]))
        == .infiniteSample(file: "a", sample: 1, neuron: 0))
    #expect(
      fault(ArrayFile.bytes([1, 2, 3, 4, .infinity, 6], shape: [3, 2]))
        == .infiniteSample(file: "a", sample: 2, neuron: 0))
    #expect(fault(npy("0,", [])) == .empty(file: "a"))
  }
}
