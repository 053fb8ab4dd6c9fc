extension EpochRecord {
  /// `1 loss reconstruction kl accuracy`, the values of all terms behind the loss, then the same of
  /// the held-out rows where there are any; `-` for none.
  func text(_ terms: [LossTerm]) -> String {
    ([String(epoch)] + training.words(terms) + (heldOut?.words(terms) ?? []))
      .joined(separator: " ")
  }

  static func list(_ text: String, _ terms: [LossTerm]) -> [EpochRecord]? {
    let lines = text.split(separator: ";").map { EpochRecord(text: String($0), terms) }
    let records = lines.compactMap { $0 }
    let isInOrder = records.enumerated().allSatisfy { $0.offset + 1 == $0.element.epoch }
    return records.count == lines.count && isInOrder ? records : nil
  }

  private init?(text: String, _ terms: [LossTerm]) {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first, let epoch = Int(first) else { return nil }
    let rest = words.dropFirst()
    // A classifier of version 0.1.0 has a second term, which is 0.
    for count in Set([terms.count, 2]).sorted() where rest.count % (count + 2) == 0 {
      let records = stride(from: 1, to: words.count, by: count + 2).map {
        LossRecord(words: words[$0..<$0 + count + 2], terms)
      }
      guard let training = records.first ?? nil, records.count < 3 else { continue }
      self.init(epoch: epoch, training: training)
      guard records.count == 2 else { return }
      guard let heldOut = records[1] else { return nil }
      self.heldOut = heldOut
      return
    }
    return nil
  }
}

extension LossRecord {
  fileprivate func words(_ terms: [LossTerm]) -> [String] {
    [String(loss)] + terms.indices.map { String(values[$0]) }
      + [accuracy.map { String($0) } ?? "-"]
  }

  fileprivate init?(words: ArraySlice<String>, _ terms: [LossTerm]) {
    let numbers = words.map { Double($0) }
    let parts = numbers.dropFirst().dropLast().compactMap { $0 }
    guard let loss = numbers[0], parts.count == words.count - 2, parts.count >= terms.count,
      parts.dropFirst(terms.count).allSatisfy({ $0 == 0 }),
      let last = numbers.last, last != nil || words.last == "-"
    else { return nil }
    self.init(loss: loss, values: TermValues(), accuracy: last)
    for index in terms.indices { values[index] = parts[index] }
  }
}
