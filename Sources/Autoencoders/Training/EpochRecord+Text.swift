extension EpochRecord {
  /// `1 loss error kl accuracy`, then the held-out four where there are any; `-` for none.
  var text: String {
    ([String(epoch)] + training.words + (heldOut?.words ?? [])).joined(separator: " ")
  }

  static func list(_ text: String) -> [EpochRecord]? {
    let lines = text.split(separator: ";").map { EpochRecord(text: String($0)) }
    let records = lines.compactMap { $0 }
    let isInOrder = records.enumerated().allSatisfy { $0.offset + 1 == $0.element.epoch }
    return records.count == lines.count && isInOrder ? records : nil
  }

  private init?(text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 5 || words.count == 9, let epoch = Int(words[0]),
      let training = LossRecord(words: words[1..<5])
    else { return nil }
    self.init(epoch: epoch, training: training)
    guard words.count == 9 else { return }
    guard let heldOut = LossRecord(words: words[5..<9]) else { return nil }
    self.heldOut = heldOut
  }
}

extension LossRecord {
  fileprivate var words: [String] {
    [String(loss), String(reconstruction), String(kl), accuracy.map { String($0) } ?? "-"]
  }

  fileprivate init?(words: ArraySlice<String>) {
    let numbers = words.map { Double($0) }
    guard let loss = numbers[0], let error = numbers[1], let kl = numbers[2],
      numbers[3] != nil || words.last == "-"
    else { return nil }
    self.init(loss: loss, reconstruction: error, kl: kl, accuracy: numbers[3])
  }
}
