/// The name that was probably meant: within one edit for names of up to four letters, two above.
///
/// Edits are insertions, deletions, replacements and swaps of neighbours (Damerau and Levenshtein).
/// Of several equally near, the first; nil where none is near, or where a name is that one exactly.
package func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  let wanted = Array(name)
  let limit = wanted.count <= 4 ? 1 : 2
  guard wanted.count <= 64 else { return nil }
  var best: (distance: Int, name: String)?
  for candidate in names where candidate != name && candidate.count <= 66 {
    let distance = editDistance(wanted, Array(candidate), limit: min(limit, wanted.count - 1))
    guard let distance, distance < best?.distance ?? .max else { continue }
    best = (distance, candidate)
  }
  return best?.name
}

/// The edits between two words, letters' case aside, or nil where they are more than the limit.
private func editDistance(_ a: [Character], _ b: [Character], limit: Int) -> Int? {
  guard abs(a.count - b.count) <= limit else { return nil }
  let a = a.map { $0.lowercased() }
  let b = b.map { $0.lowercased() }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for row in a.indices {
    var next = [row + 1] + [Int](repeating: 0, count: b.count)
    for column in b.indices {
      let replaced = last[column] + (a[row] == b[column] ? 0 : 1)
      next[column + 1] = min(last[column + 1] + 1, next[column] + 1, replaced)
      let isSwap = row > 0 && column > 0 && a[row] == b[column - 1] && a[row - 1] == b[column]
      if isSwap { next[column + 1] = min(next[column + 1], beforeLast[column - 1] + 1) }
    }
    (beforeLast, last) = (last, next)
  }
  return last[b.count] <= limit ? last[b.count] : nil
}
