import Testing

import LinearAlgebra

@Suite("Random streams")
struct RandomStreamTests {
  @Test("Streams that differ in seed, purpose or substream differ")
  func streamsDiffer() {
    var streams = [
      RandomStream(seed: 1, purpose: .order), RandomStream(seed: 2, purpose: .order),
      RandomStream(seed: 1, purpose: .noise), RandomStream(seed: 1, purpose: .order, substream: 1),
    ]
    #expect(Set(streams.indices.map { streams[$0].next() }).count == 4)
  }
}
