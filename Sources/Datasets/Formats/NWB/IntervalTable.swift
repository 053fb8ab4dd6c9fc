import Containers
package import Files
import Wording

/// A table of intervals of an NWB file, such as its trials: a row for each, with its start and end in
/// seconds and what else is known of it.
package struct IntervalTable: Sendable {
  /// In the order of the file, `start_time` among them.
  package let columns: [RowColumn]
  /// What was taken and what was left out, as a phrase each.
  package let notes: [String]

  /// Reads the table of a name, else the trials, else the first; nil where the file is no HDF5.
  package init?(
    _ file: any OpenFile, table name: String?, isCancelled: @escaping @Sendable () -> Bool
  ) throws(DatasetError) {
    let container: Container
    do throws(ContainerFault) {
      let start: [UInt8]
      do throws(HostError) { start = try file.start(128) } catch { throw .unreadable(error) }
      guard ContainerKind(startingWith: start) == .hdf5 else { return nil }
      container = try Container(.hdf5, file, isCancelled: isCancelled)
    } catch {
      throw .container(file: file.path, error)
    }
    let tables = container.nodes.filter {
      $0.attributes["neurodata_type"]?.text == "TimeIntervals"
    }
    guard let table = try Self.chosen(of: tables, name, file.path) else {
      throw .lacksArrays(file: file.path, arrays: ["a table of TimeIntervals, such as trials"])
    }
    let reader = IntervalReader(container, table, file: file.path)
    columns = try reader.columns()
    let others = tables.filter { $0.path != table.path }.map { "\"\($0.name)\"" }
    notes =
      ["\(table.name) taken" + (others.isEmpty ? "" : ", table= takes \(listed(others, "or"))")]
      + reader.leftOut(columns)
  }

  private static func chosen(
    of tables: [Node], _ name: String?, _ file: String
  ) throws(DatasetError) -> Node? {
    guard let name else { return tables.first { $0.name == "trials" } ?? tables.first }
    guard let table = tables.first(where: { [$0.name, $0.path].contains(name) }) else {
      throw .noSuchArray(file: file, array: name, known: tables.map { "\"\($0.name)\"" })
    }
    return table
  }
}

private struct IntervalReader {
  private let container: Container
  private let table: Node
  private let file: String
  /// What the columns are called, in order.
  private let names: [String]

  init(_ container: Container, _ table: Node, file: String) {
    (self.container, self.table, self.file) = (container, table, file)
    let named = table.attributes["colnames"]?.texts ?? []
    let times = ["start_time", "stop_time"].filter { !named.contains($0) }
    names = times + named
  }

  private func node(_ name: String) -> Node? { container["\(table.path)/\(name)"] }

  /// The columns that have an entry for each row.
  func columns() throws(DatasetError) -> [RowColumn] {
    guard let rows = node("start_time")?.layout?.count, rows > 0 else {
      throw .emptyArray(file: file, array: "\(table.path)/start_time")
    }
    let numbers = names.filter { node($0)?.layout?.shape == [rows] }
    let read: [[Double]]
    do throws(ContainerFault) {
      read = try container.read(numbers.map { Slab("\(table.path)/\($0)", isDouble: true) }).map {
        if case .doubles(let values) = $0.numbers { values } else { [] }
      }
    } catch {
      throw .container(file: file, error)
    }
    let byName = Dictionary(zip(numbers, read)) { first, _ in first }
    return names.compactMap { name in
      if let numbers = byName[name], numbers.count == rows {
        return RowColumn(name, .numbers(numbers))
      }
      guard let texts = node(name)?.texts, texts.count == rows else { return nil }
      return RowColumn(name, .texts(texts))
    }
  }

  /// Which columns were left out: those of several entries a row, or of other things.
  func leftOut(_ columns: [RowColumn]) -> [String] {
    let missing = names.filter { name in
      !columns.contains { $0.name == name } && node(name) != nil
    }
    guard !missing.isEmpty else { return [] }
    return ["\(listedBriefly(missing)) left out: not one number or text a row"]
  }
}
