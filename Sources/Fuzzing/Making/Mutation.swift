/// How inputs are made of others: bytes, numbers, words and stretches are changed at random places.
struct Mutation {
  /// Words that mean something to whoever takes the input.
  let words: [[UInt8]]
  /// Other inputs, which stretches are taken from.
  let others: [[UInt8]]

  private static let longest = 1 << 16
  private static let numbers = [
    "0", "-0", "1", "-1", "2", "255", "256", "65536", "2147483647", "2147483648", "4294967296",
    "9007199254740993", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
    "18446744073709551616", "1e308", "1e309", "-1e-320", "0.1", "00", "nan", "inf", "1e",
  ].map { Array($0.utf8) }
  private static let bytes: [UInt8] = [
    0, 1, 9, 10, 13, 27, 32, 34, 39, 44, 58, 59, 0x7F, 0x80, 0xC2, 0xE2, 0xF0, 0xFE, 0xFF,
  ]

  /// The input with one to eight changes, mostly few.
  func changed(_ input: [UInt8], _ chance: inout Chance) -> [UInt8] {
    var bytes = input
    repeat { change(&bytes, &chance) } while chance.below(8) < 5
    return bytes.count > Self.longest ? Array(bytes[..<Self.longest]) : bytes
  }

  private func change(_ bytes: inout [UInt8], _ chance: inout Chance) {
    let place = chance.below(bytes.count)
    switch chance.below(11) {
    case 0 where !bytes.isEmpty: bytes[place] ^= 1 << UInt8(chance.below(8))
    case 1 where !bytes.isEmpty: bytes[place] = chance.pick(Self.bytes, or: 0)
    case 2: bytes.insert(chance.pick(Self.bytes, or: 0), at: place)
    case 3: bytes.removeSubrange(chance.stretch(of: bytes.count, longest: 12))
    case 4: if chance.below(4) == 0 { bytes.removeSubrange(place...) }
    case 5: bytes.insert(contentsOf: bytes[chance.stretch(of: bytes.count, longest: 60)], at: place)
    case 6: repeatStretch(&bytes, &chance)
    case 7: changeNumber(&bytes, from: place, &chance)
    case 8: takeFromOther(&bytes, at: place, &chance)
    default: bytes.insert(contentsOf: chance.pick(words, or: []), at: place)
    }
  }

  /// The same many times over, as deep nests and long lines are.
  private func repeatStretch(_ bytes: inout [UInt8], _ chance: inout Chance) {
    let stretch = chance.stretch(of: bytes.count, longest: 8)
    let times = 1 << chance.below(chance.below(12) + 1)
    let copies = Array(repeatElement(bytes[stretch], count: times).joined())
    bytes.insert(contentsOf: copies, at: stretch.upperBound)
  }

  /// The next number in the text becomes another.
  private func changeNumber(_ bytes: inout [UInt8], from place: Int, _ chance: inout Chance) {
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    guard let start = bytes[place...].firstIndex(where: isDigit) else { return }
    let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: chance.pick(Self.numbers, or: []))
  }

  private func takeFromOther(_ bytes: inout [UInt8], at place: Int, _ chance: inout Chance) {
    let other = chance.pick(others, or: [])
    bytes.insert(contentsOf: other[chance.stretch(of: other.count, longest: 80)], at: place)
  }
}
