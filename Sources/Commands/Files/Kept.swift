import Autoencoders
import Datasets
import Files
import Interpreter

/// A value that a safetensors file holds whole, so that it comes back as it was.
protocol Kept: DomainValue {
  /// The value as tensors and texts.
  func file() throws -> TensorFile
  /// A value of what `file()` gave; refuses what does not belong together.
  init(_ file: TensorFile) throws
}

/// The names of the texts that tell what is kept, and how it was made.
private let kindName = "kind"
private let provenanceName = "provenance"

extension Kept {
  /// The bytes of a file that holds the value and how it was made.
  func bytes(madeBy provenance: Provenance? = nil) throws -> [UInt8] {
    var file = try file()
    file.texts[kindName] = Self.kind
    file.texts[provenanceName] = provenance.map { $0.json.written }
    return file.marked(tool: "vae \(languageVersion)").bytes()
  }
}

extension Value {
  /// The value that a safetensors file of this program holds.
  package init(kept bytes: [UInt8]) throws {
    var file = try TensorFile(own: bytes)
    let name = file.texts.removeValue(forKey: kindName) ?? ""
    guard let kind = vocabulary.kinds[name]?.type as? any Kept.Type else {
      throw FileFault.header(mustHave: "a known kind of value")
    }
    let json = file.texts.removeValue(forKey: provenanceName).map { try? JSON(Array($0.utf8)) }
    let provenance = try json.map { json in
      guard let json, let provenance = Provenance(json) else {
        throw FileFault.header(mustHave: "a readable provenance")
      }
      return provenance
    }
    self = .object(Object(try kind.init(file), provenance: provenance))
  }
}

extension FileFault: ExplainedError {}
