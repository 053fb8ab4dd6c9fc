import LinearAlgebra

extension FieldScanner {
  /// All numbers from here to the end, column by column, NaN for a blank field.
  ///
  /// Remarks are not rows, nor are blank lines where there are several columns. Throws at a field that is no number, and
  /// at a row that does not have a field per column; blank ones may follow. Parts of the text are read on all processors; where one of
  /// them has a fault, all is read once more from front to back, to say where the first is.
  mutating func columns() throws(DatasetError) -> [[Double]] {
    let (scanner, parts) = (self, parts)
    let found = mappedInParallel(parts.count) { scanner.cells(in: parts[$0]) }
    let whole = found.compactMap(\.self)
    guard whole.count == found.count else { return try columnsInOrder() }
    return mappedInParallel(names.count, threads: whole.count > 1 ? nil : 1) { column in
      var numbers: [Double] = []
      numbers.reserveCapacity(whole.reduce(0) { $0 + $1.rows })
      for cells in whole { numbers += cells.column(column) }
      return numbers
    }
  }

  /// The numbers of some lines, column after column, each in the same room.
  private struct Cells {
    var values: [Double]
    let room: Int
    let rows: Int

    func column(_ index: Int) -> ArraySlice<Double> {
      values[index * room..<index * room + rows]
    }
  }

  /// The rest of the text in parts of whole lines, each worth some hundred microseconds; a line that is
  /// longer than that is one part.
  private var parts: [Range<Int>] {
    let count = max(1, (bytes.count - place) / 131_072)
    var ends: [Int] = []
    for index in 1..<max(count, 1) {
      let about = place + stretch(index, of: count, in: bytes.count - place).lowerBound
      if about < ends.last ?? place { continue }
      ends.append((bytes[about...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1) + 1)
    }
    if ends.last != bytes.count { ends.append(bytes.count) }
    return zip([place] + ends, ends).map { $0..<$1 }
  }

  /// The numbers of some lines; nil where a line is not as it must be.
  private func cells(in part: Range<Int>) -> Cells? {
    let room = bytes.withUnsafeBufferPointer { bytes in
      part.reduce(1) { $0 + (bytes[$1] == UInt8(ascii: "\n") ? 1 : 0) }
    }
    var rows: Int?
    let values = [Double](unsafeUninitializedCapacity: room * names.count) { values, count in
      rows = readRows(in: part, atMost: room, into: values)
      count = rows == nil ? 0 : room * names.count
    }
    return rows.map { Cells(values: values, room: room, rows: $0) }
  }

  /// Reads lines of a number for each column, and says how many; nil where one is anything else.
  private func readRows(
    in part: Range<Int>, atMost room: Int, into values: UnsafeMutableBufferPointer<Double>
  ) -> Int? {
    var (scanner, row, place) = (self, 0, part.lowerBound)
    let (width, delimiter) = (names.count, delimiter)
    return bytes.withUnsafeBufferPointer { bytes in
      while place < part.upperBound {
        if width > 1, bytes[place] <= 0x20, isBlank(from: place) { break }
        guard row < room else { return nil }
        for column in 0..<width {
          if column > 0 {
            guard place < bytes.count, bytes[place] == delimiter else { return nil }
            place += 1
          }
          var value = PlainDecimal.read(bytes, at: &place, delimiter: delimiter)
          if value == nil, place < bytes.count,
            PlainDecimal.endsField(bytes[place], delimiter)
          {
            value = .nan
          } else if value == nil {
            scanner.place = place
            value = try? scanner.number(column: column)
            place = scanner.place
          }
          guard let value else { return nil }
          values[column * room + row] = value
        }
        guard PlainDecimal.skipLineEnd(bytes, at: &place) else { return nil }
        row += 1
      }
      return row
    }
  }

  /// The same from front to back.
  private mutating func columnsInOrder() throws(DatasetError) -> [[Double]] {
    let width = names.count
    var columns = [[Double]](repeating: [], count: width)
    while place < bytes.count {
      if width > 1, bytes[place] <= 0x20, isBlank(from: place) { break }
      if skipsRemark() {
        lines.skipped.append(columns[0].count)
        continue
      }
      if width > 1, skipsBlankLine() {
        lines.skipped.append(columns[0].count)
        lines.blankCount += 1
        continue
      }
      var (column, fields) = (0, 0)
      while true {
        if column < width {
          columns[column].append(try number(column: column))
          fields += 1
        } else if try !text().isEmpty {
          fields = column + 1
        }
        column += 1
        guard place < bytes.count, bytes[place] == delimiter else { break }
        place += 1
      }
      guard fields == width else {
        throw .ragged(file: file, line: line, fields: fields, expected: width)
      }
      skipLineEnd()
    }
    return columns
  }
}
