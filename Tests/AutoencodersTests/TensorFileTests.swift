import Autoencoders
import Files
import LinearAlgebra
import Testing

@Suite("Models in safetensors files")
struct TensorFileTests {
  /// A small model in the middle of an epoch, with all that a file can have.
  private func interruptedModel() throws -> VAE {
    var options = TrainingOptions()
    options.epochs = 9
    options.patience = 5
    options.metrics = [.accuracy]
    return try VAE(VAEDescription(latent: 1, encoder: [.lstm(units: 1)], decoder: [])).trained(
      on: waves(70, 2, seed: 1), options: options, heldOut: ModelRows(waves(5, 2, seed: 2)),
      isCancelled: Patience(14).isAtEnd)
  }

  @Test("Every beginning of a file is refused")
  func truncations() throws {
    let bytes = try interruptedModel().file().marked(tool: "test").bytes()
    #expect(try VAE(TensorFile(own: bytes)).interruptedRun != nil)
    for count in 0..<bytes.count {
      #expect(throws: FileFault.self) { try TensorFile(own: Array(bytes[..<count])) }
    }
  }

  @Test("A file with a changed byte reads the same or is refused; its model too")
  func changes() throws {
    let content = try interruptedModel().file()
    let (plain, marked) = (content.bytes(), content.marked(tool: "test"))
    let bytes = marked.bytes()
    var random = RandomStream(seed: 1, purpose: .order)
    var refused = 0
    for round in 0..<4000 {
      var changed = round % 2 == 0 ? bytes : plain
      let place = Int(random.next() % UInt64(min(changed.count, round % 4 < 2 ? 200 : .max)))
      changed[place] ^= UInt8(truncatingIfNeeded: random.next() % 255 + 1)
      guard round % 2 == 0 else {
        // Without a sum over the content a change may go unseen, but never does harm.
        if let file = try? TensorFile(changed) { _ = try? VAE(file) }
        continue
      }
      if let read = try? TensorFile(own: changed) {
        #expect(Set(read.tensors.map(\.name)) == Set(marked.tensors.map(\.name)))
        #expect(read.texts == marked.texts && marked.tensors.allSatisfy { read[$0.name] == $0 })
      } else {
        refused += 1
      }
    }
    #expect(refused > 1900)
  }

  @Test("Options that are not numbers, tensors too many and values that are not finite are refused")
  func wrongModels() throws {
    let file = try interruptedModel().file()
    for (name, text) in [
      ("kl", "nan"), ("noise", "inf"), ("run.learning_rate", "nan"), ("latent", "-1"),
      ("stop.rows", "-1"), ("steps", "9223372036854775807"), ("run.batch", "0"),
      ("history", "1 2"), ("encoder", "gru(3)"), ("best.loss", "?"),
    ] {
      var changed = file
      changed.texts[name] = text
      #expect(throws: AutoencoderError.self, "\(name) = \(text)") { try VAE(changed) }
    }
    var more = file
    more.add("extra", .floats([1]))
    #expect(throws: AutoencoderError.tensorUnknown(name: "extra")) { try VAE(more) }
    var infinite = file
    infinite.tensors[0].values[0] = .infinity
    #expect(throws: AutoencoderError.tensorNotFinite(name: file.tensors[0].name)) {
      try VAE(infinite)
    }
    var words = file
    words.tensors[0].numbers = .words([])
    #expect(throws: AutoencoderError.self) { try VAE(words) }
    #expect(throws: AutoencoderError.self) { try Classifier(file) }
  }
}
