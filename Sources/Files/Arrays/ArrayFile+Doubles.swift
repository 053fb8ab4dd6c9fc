extension ArrayFile {
  /// Fills a buffer with the numbers from a place on, counted in the file's own order, as they are in
  /// the file where they are of type f8, else as far as `Float` holds them.
  package func read(
    from first: Int, into numbers: UnsafeMutableBufferPointer<Double>
  ) throws(ArrayFault) {
    guard header.type == .f8 else {
      var narrow = [Float](repeating: 0, count: numbers.count)
      var fault: ArrayFault?
      narrow.withUnsafeMutableBufferPointer { narrow in
        do throws(ArrayFault) { try read(from: first, into: narrow) } catch { fault = error }
      }
      if let fault { throw fault }
      for place in 0..<numbers.count { numbers[place] = Double(narrow[place]) }
      return
    }
    do {
      try file.read(at: header.start + first * 8, into: UnsafeMutableRawBufferPointer(numbers))
    } catch {
      throw .unreadable(error)
    }
    guard header.isBigEndian else { return }
    for place in 0..<numbers.count {
      numbers[place] = Double(bitPattern: numbers[place].bitPattern.byteSwapped)
    }
  }
}
