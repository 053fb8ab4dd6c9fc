import Files
import LinearAlgebra

extension Dataset {
  /// How many rows each class has, in the order of `labelNames`; nil without labels.
  package var countPerClass: [Int]? {
    labels.map { Self.counts(of: $0, upTo: labelNames.count) }
  }

  /// How many rows each group has, in the order of `groupNames`; nil without groups.
  package var countPerGroup: [Int]? {
    groups.map { Self.counts(of: $0, upTo: groupNames.count) }
  }

  /// How many groups (neurons) have at least one row; nil without groups.
  package var groupCount: Int? { countPerGroup?.count { $0 > 0 } }

  /// How many numbers are NaN.
  package var missingCount: Int { data.missingCount }

  /// Stands for the content: numbers, labels, groups and origins.
  package var fingerprint: UInt64 {
    var hash = Fingerprint()
    hash.combine(UInt64(columns))
    hash.combine(numbersFingerprint)
    for label in labels ?? [] { hash.combine(UInt64(label)) }
    for group in groups ?? [] { hash.combine(UInt64(group)) }
    for identity in rowIDs { hash.combine(identity) }
    return hash.value
  }

  /// `Fingerprint.of` all numbers, row after row.
  private var numbersFingerprint: UInt64 {
    var hash = Fingerprint()
    data.forEachPart { range, pointers in
      for row in range {
        let numbers = pointers[row]
        for column in 0..<columns { hash.combine(UInt64(numbers[column].bitPattern)) }
      }
    }
    hash.combine(UInt64(rows * columns))
    return hash.value
  }

  /// How many of these rows, and of the neurons they are of, the other dataset has too.
  package func overlap(with other: Dataset) -> (rows: Int, groups: Int) {
    let known = Set(other.rowIDs)
    return (
      rowIDs.count { known.contains($0) },
      presentGroupNames.intersection(other.presentGroupNames).count
    )
  }

  /// The names of the groups that have rows.
  package var presentGroupNames: Set<String> { Set((groups ?? []).lazy.map { groupNames[$0] }) }

  static func counts(of indices: [Int], upTo limit: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: limit)
    for index in indices { counts[index] += 1 }
    return counts
  }
}
