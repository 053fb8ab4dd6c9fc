import Autoencoders
import Interpreter

extension History {
  /// A row for each epoch, with the columns that there are numbers for.
  var table: DataTable {
    get throws(Fault) {
      let all: [(name: String, numbers: [Double?])] = [
        ("epoch", epochs.map { Double($0.epoch) }), ("loss", epochs.map(\.training.loss)),
        ("reconstruction", epochs.map(\.training.reconstruction)),
        ("kl", epochs.map(\.training.kl)), ("accuracy", epochs.map(\.training.accuracy)),
        ("held", epochs.map { $0.heldOut?.loss }),
      ]
      let known = all.prefix(4) + all.dropFirst(4).filter { $0.numbers.contains { $0 != nil } }
      return try DataTable(
        known.map { .init($0.name, .numbers($0.numbers.map { $0 ?? .nan })) })
    }
  }
}
