import Datasets
import LinearAlgebra
import Testing

@Suite("Datasets")
struct DatasetTests {
  @Test("Every part must have an entry per row")
  func parts() {
    let data = Matrix(rows: 2, columns: 3)
    func fails(_ work: () throws -> Dataset) -> Bool { error(work) != nil }
    #expect(fails { try Dataset(data: data, labels: [0]) })
    #expect(fails { try Dataset(data: data, labels: [0, 2]) })
    #expect(fails { try Dataset(data: data, labels: [0, -1]) })
    #expect(fails { try Dataset(data: data, groups: [0, 0]) })
    #expect(fails { try Dataset(data: data, rowIDs: [1]) })
    #expect(fails { try Dataset(data: data, means: [1]) })
    #expect(fails { try Dataset(data: data, spikes: [1, 2]) })
    let form = Dataset.Form.windows(rate: 1, before: 1, after: 1, normalisation: .none)
    #expect(fails { try Dataset(data: data, form: form) })
  }

  @Test("A selection keeps what belongs to each row")
  func selection() throws {
    let windows = try someWindows()
    let picked = try windows.selecting(rows: [7, 0, 7])
    for (row, source) in [7, 0, 7].enumerated() {
      #expect(picked.data.row(row).elementsEqual(windows.data.row(source)))
      #expect(picked.labels?[row] == windows.labels?[source])
      #expect(picked.groups?[row] == windows.groups?[source])
      #expect(picked.rowIDs[row] == windows.rowIDs[source])
      #expect(picked.means?[row] == windows.means?[source])
      #expect(
        picked.spikes?[row * 4..<row * 4 + 4]
          == windows.spikes?[source * 4..<source * 4 + 4].map { $0 }[...])
    }
    #expect(
      error { try windows.selecting(rows: [0, 1000]) }
        == .noSuchPosition(what: "row", position: 1000, count: windows.rows))
    #expect(error { try windows.selecting(rows: [-1]) } != nil)
    #expect(
      windows.head(3).rows == 3 && windows.head(1_000_000) == windows && windows.head(-1).rows == 0)
  }

  @Test("Consecutive bins are shorter windows, any other columns plain rows")
  func columns() throws {
    let windows = try someWindows()
    let shorter = try windows.selecting(columns: [1, 2, 3])
    #expect(shorter.time == [-0.1, 0, 0.1])
    #expect(shorter.spikes?.count == shorter.rows * 3)
    #expect(
      shorter.restored().data.values == windows.restored().data.selectingColumns([1, 2, 3]).values)
    #expect(try windows.selecting(columns: [0, 2]).form == .rows)
    #expect(try windows.selecting(columns: []).form == .rows)
    #expect(error { try windows.selecting(columns: [4]) } != nil)
  }

  @Test("Encoded rows keep labels, groups and identities, and drop what belonged to bins")
  func replacing() throws {
    let windows = try someWindows()
    let encoded = try windows.replacingData(
      Matrix(rows: windows.rows, columns: 2), form: .latents(of: "vae"))
    #expect(encoded.labels == windows.labels && encoded.groups == windows.groups)
    #expect(encoded.rowIDs == windows.rowIDs)
    #expect(encoded.means == nil && encoded.spikes == nil && encoded.time == nil)
    let model = try windows.replacingData(windows.data, form: windows.form)
    #expect(model.means == windows.means && model.spikes == windows.spikes)
    #expect(
      error {
        try windows.replacingData(Matrix(rows: 1, columns: 2), form: .rows)
      }
        == .countsDiffer(what: "rows", count: 1, expected: windows.rows))
  }

  @Test("Two halves joined are the whole, and groups join by name")
  func appending() throws {
    let windows = try someWindows()
    let half = windows.rows / 2
    let joined = try windows.head(half).appending(
      windows.selecting(rows: Array(half..<windows.rows)))
    #expect(joined == windows && joined.fingerprint == windows.fingerprint)
    let first = try Dataset(
      data: Matrix(rows: 1, columns: 1), labels: [0], labelNames: ["a", "b"], groups: [0],
      groupNames: ["x"])
    let second = try Dataset(
      data: Matrix(rows: 2, columns: 1), labels: [0, 1], labelNames: ["b", "c"], groups: [1, 0],
      groupNames: ["x", "y"])
    let both = try first.appending(second)
    #expect(both.labelNames == ["a", "b", "c"] && both.labels == [0, 1, 2])
    #expect(both.groupNames == ["x", "y"] && both.groups == [0, 1, 0])
  }

  @Test("Rows that mean different things are not joined")
  func notJoined() throws {
    let windows = try someWindows()
    #expect(error { try windows.appending(someWindows(.trace)) } != nil)
    #expect(
      error { try windows.appending(windows.selecting(columns: [1, 2])) }
        == .countsDiffer(what: "columns", count: 2, expected: 4))
    let bare = try Dataset(
      data: windows.data, means: windows.means, deviations: windows.deviations, form: windows.form)
    #expect(
      error { try windows.appending(bare) } == .onlyOneHas("labels"))
  }

  @Test("A shuffle is a permutation that the seed decides")
  func shuffle() throws {
    let windows = try someWindows()
    let shuffled = windows.shuffled(seed: 4)
    #expect(
      shuffled.rowIDs != windows.rowIDs && shuffled.rowIDs.sorted() == windows.rowIDs.sorted())
    #expect(windows.shuffled(seed: 4) == shuffled && windows.shuffled(seed: 5) != shuffled)
  }

  @Test("Fingerprints tell datasets apart by any number, label or origin")
  func fingerprints() throws {
    let windows = try someWindows()
    var other = windows.data.matrix
    other.values[5] += 1e-6
    let changed = try windows.replacingData(other, form: windows.form)
    #expect(changed.fingerprint != windows.fingerprint)
    #expect(try someWindows().fingerprint == windows.fingerprint)
    #expect(Set(windows.rowIDs).count == windows.rows)
  }

  @Test("A row's identity comes from its numbers and its place alone")
  func identities() throws {
    let values = (0..<30_000 * 21).map { Float($0 % 1009) }
    let all = try Dataset(data: Matrix(rows: 30_000, columns: 21, values: values)).rowIDs
    #expect(Set(all).count == 30_000)
    for rows in [1, 2, 3, 4, 5, 12_482, 12_483, 29_999] {
      let some = Matrix(rows: rows, columns: 21, values: Array(values[..<(rows * 21)]))
      #expect(try Dataset(data: some).rowIDs == Array(all[..<rows]))
    }
    #expect(try Dataset(data: Matrix(rows: 0, columns: 3)).rowIDs.isEmpty)
  }

  @Test("Overlap counts shared rows and neurons")
  func overlap() throws {
    let windows = try someWindows()
    let halves = try windows.split(held: 0.4, by: .neuron, seed: 1)
    #expect(halves.kept.overlap(with: halves.held) == (0, 0))
    #expect(windows.overlap(with: halves.held) == (halves.held.rows, halves.held.groupCount ?? 0))
  }

  @Test("Toy rows are one-hot at their label")
  func toy() throws {
    let toy = try Dataset.toy(classes: 7, count: 500, seed: 2)
    for row in 0..<500 {
      for column in 0..<7 { #expect(toy.data[row, column] == (toy.labels?[row] == column ? 1 : 0)) }
    }
    #expect(toy.countPerClass?.allSatisfy { $0 > 40 } == true)
    #expect(try Dataset.toy(classes: 7, count: 500, seed: 2) == toy)
    for (classes, count) in [(1, 5), (0, 5), (5, 0), (5, -1), (1_000_000, 5), (90_000, 1_000_000)] {
      #expect(
        error {
          try Dataset.toy(classes: classes, count: count, seed: 1)
        }
          != nil)
    }
  }
}
