import CSpikeEncoder
import Files

extension SpikeEncoder {
  /// The encoder that the program brings along, read at its first use.
  package static func shipped() throws(AutoencoderError) -> SpikeEncoder {
    switch reading {
    case .success(let encoder): return encoder
    case .failure(let error): throw error
    }
  }

  private static let reading: Result<SpikeEncoder, AutoencoderError> = {
    let bytes = Array(UnsafeBufferPointer(start: spike_encoder(), count: spike_encoder_size()))
    guard let file = try? TensorFile(own: bytes) else {
      return .failure(.unreadableOption(name: "weights", value: nil))
    }
    return Result { () throws(AutoencoderError) in try SpikeEncoder(file) }
  }()
}
