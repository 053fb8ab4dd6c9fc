/// The name that was probably meant: within one edit for names of up to four letters, two above.
///
/// Edits are insertions, deletions, replacements and swaps of neighbours (Damerau and Levenshtein).
/// Of several equally near, the first; nil where none is near, or where a name is that one exactly.
package func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  let wanted = folded(name)
  let limit = min(wanted.count <= 4 ? 1 : 2, wanted.count - 1)
  guard wanted.count <= 64 else { return nil }
  var best: (distance: Int, name: String)?
  for candidate in names where candidate != name && candidate.utf8.count <= 400 {
    let distance = editDistance(wanted, folded(candidate), limit: limit)
    guard let distance, distance < best?.distance ?? .max else { continue }
    best = (distance, candidate)
  }
  return best?.name
}

/// Its letters, large as small ones.
private func folded(_ name: String) -> [Unicode.Scalar] { Array(name.lowercased().unicodeScalars) }

/// The edits between two words, or nil where they are more than the limit.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int? {
  guard abs(a.count - b.count) <= limit else { return nil }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  var next = beforeLast
  for row in a.indices {
    next[0] = row + 1
    for column in b.indices {
      let replaced = last[column] + (a[row] == b[column] ? 0 : 1)
      next[column + 1] = min(last[column + 1] + 1, next[column] + 1, replaced)
      let isSwap = row > 0 && column > 0 && a[row] == b[column - 1] && a[row - 1] == b[column]
      if isSwap { next[column + 1] = min(next[column + 1], beforeLast[column - 1] + 1) }
    }
    guard next.contains(where: { $0 <= limit }) || last.contains(where: { $0 <= limit }) else {
      return nil
    }
    (beforeLast, last, next) = (last, next, beforeLast)
  }
  return last[b.count] <= limit ? last[b.count] : nil
}
