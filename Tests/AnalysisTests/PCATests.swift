import Analysis
import LinearAlgebra
import Testing

@Suite("Principal components")
struct PCATests {
  @Test("They are those of the reference, signs included")
  func golden() throws {
    let pca = try PCA(of: Golden.rows, count: 4)
    #expect(agree(pca.mean, [0.7464774489, 0.2333302848, 0.205516156, 0.1280761303]))
    #expect(agree(pca.variances, [1.2224316381, 1.0258260016, 0.0564429516, 0.0092778169]))
    #expect(agree(pca.explained, [0.5282813503, 0.4433170154, 0.0243921686, 0.0040094656]))
    #expect(
      agree(
        pca.components.row(0).map(Double.init),
        [0.0665477073, 0.4859170724, 0.6755189597, 0.5505725534]))
    #expect(
      agree(
        pca.components.row(1).map(Double.init),
        [0.7997630302, 0.4067281841, -0.0116159929, -0.44138005]))
    #expect(pca.noiseVariance == 0)
  }

  @Test("Two components leave the reference's noise and whitened scores")
  func goldenOfTwo() throws {
    let pca = try PCA(of: Golden.rows, count: 2, whitening: true)
    #expect(agree([pca.noiseVariance], [0.03286038423804641]))
    let scores = try pca.transform(Golden.rows)
    #expect(agree(scores.row(0).map(Double.init), [1.1743128862, -0.7812421351]))
  }

  @Test(
    "A fraction keeps the fewest components that explain more",
    arguments: [(0.5, 1), (0.53, 2), (0.971, 2), (0.98, 3), (0.9999, 4)])
  func fraction(fraction: Double, count: Int) throws {
    #expect(try PCA(of: Golden.rows, fraction: fraction).count == count)
  }

  @Test("Components are orthonormal with their largest entry positive", arguments: shapes)
  func orthonormal(rows: Int, columns: Int) throws {
    let pca = try PCA(of: random(rows: rows, columns: columns, seed: 1), count: min(rows, columns))
    let gram = product(pca.components, pca.components, transposingSecond: true)
    for a in 0..<pca.count {
      for b in 0..<pca.count { #expect(abs(gram[a, b] - (a == b ? 1 : 0)) < 1e-5) }
      let largest = pca.components.row(a).max { abs($0) < abs($1) } ?? 0
      #expect(largest > 0)
    }
    #expect(pca.variances == pca.variances.sorted(by: >))
    #expect(abs(pca.explained.reduce(0, +) - 1) < 1e-12)
  }

  @Test("All components give the rows back, whitened or not", arguments: shapes, [false, true])
  func roundTrip(shape: (Int, Int), whitening: Bool) throws {
    let rows = random(rows: shape.0, columns: shape.1, seed: 2)
    // The rows less their mean span one dimension less than there are rows.
    let pca = try PCA(
      of: rows, count: min(shape.0 - 1, shape.1), whitening: whitening)
    let back = try pca.inverse(pca.transform(rows))
    #expect(zip(back.values, rows.values).allSatisfy { abs($0 - $1) < 1e-4 })
  }

  @Test("Scores have the variances as their own, 1 when whitened", arguments: [false, true])
  func scoreVariances(whitening: Bool) throws {
    let rows = random(rows: 200, columns: 6, seed: 3)
    let pca = try PCA(of: rows, count: 3, whitening: whitening)
    let covariance = try pca.transform(rows).covariance()
    for a in 0..<3 {
      for b in 0..<3 {
        let expected = a == b ? (whitening ? 1 : pca.variances[a]) : 0
        #expect(abs(covariance[a, b] - expected) < 1e-5)
      }
    }
    #expect(pca.explained.reduce(0, +) < 1)
    #expect(pca.noiseVariance > 0 && pca.noiseVariance <= pca.variances[2])
  }

  @Test("The order of rows does not matter")
  func rowOrder() throws {
    let rows = random(rows: 60, columns: 5, seed: 4)
    var stream = RandomStream(seed: 1, purpose: .order)
    let shuffled = rows.selectingRows(stream.permutation(of: 60))
    let (a, b) = (try PCA(of: rows, count: 3), try PCA(of: shuffled, count: 3))
    #expect(agree(a.variances, b.variances, within: 1e-9))
    #expect(zip(a.components.values, b.components.values).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test("Both ways to the spectrum agree")
  func covarianceAndSingularValues() throws {
    // Doubled, the rows have the same directions and twice the sums of squares.
    let wide = random(rows: 8, columns: 10, seed: 5)
    let tall = wide.appendingRows(of: wide)
    let (a, b) = (try PCA(of: wide, count: 6), try PCA(of: tall, count: 6))
    #expect(agree(a.explained, b.explained, within: 1e-9))
    #expect(zip(a.components.values, b.components.values).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test("A thousand rows of 256 columns take far less than a second", .timeLimit(.minutes(1)))
  func tutorialSize() throws {
    let rows = random(rows: 1000, columns: 256, seed: 6)
    let elapsed = try ContinuousClock().measure { _ = try PCA(of: rows, count: 10) }
    #expect(elapsed < .seconds(2))
  }

  @Test("The fit leaves its rows as they are")
  func inputIsKept() throws {
    let rows = Golden.rows
    _ = try PCA(of: rows, count: 2).transform(rows)
    #expect(rows == Golden.rows)
  }

  static let shapes = [(12, 4), (5, 5), (4, 12), (2, 3), (30, 1)]
}

@Suite("Principal components of awkward data")
struct AwkwardPCATests {
  @Test("Constant columns get no weight, constant rows no variance")
  func constants() throws {
    var rows = random(rows: 20, columns: 3, seed: 1)
    for row in 0..<20 { rows[row, 1] = 5 }
    let pca = try PCA(of: rows, count: 3)
    #expect(pca.components.column(1)[..<2].allSatisfy { abs($0) < 1e-6 })
    let flat = try PCA(of: Matrix(rows: 4, columns: 2, repeating: 3), count: 2, whitening: true)
    #expect(flat.explained == [0, 0])
    #expect(try flat.transform(Matrix(rows: 1, columns: 2, repeating: 3)).values == [0, 0])
    #expect(try PCA(of: Matrix(rows: 4, columns: 2, repeating: 3), fraction: 0.5).count == 1)
  }

  @Test("Too few rows or columns are refused")
  func tooSmall() {
    #expect(throws: AnalysisError.tooFewRows(rows: 0, needed: 2)) {
      try PCA(of: Matrix(rows: 0, columns: 3), count: 1)
    }
    #expect(throws: AnalysisError.tooFewRows(rows: 1, needed: 2)) {
      try PCA(of: Matrix(rows: 1, columns: 3), count: 1)
    }
    #expect(throws: AnalysisError.nothing(what: "columns")) {
      try PCA(of: Matrix(rows: 3, columns: 0), count: 1)
    }
  }

  @Test("A count out of range is refused", arguments: [-1, 0, 4, .max])
  func count(count: Int) {
    #expect(throws: AnalysisError.componentCount(asked: count, most: 3)) {
      try PCA(of: random(rows: 9, columns: 3, seed: 1), count: count)
    }
  }

  @Test("A fraction out of range is refused", arguments: [0, 1, -0.5, 1.5, .nan])
  func fraction(fraction: Double) {
    #expect(throws: AnalysisError.self) { try PCA(of: Golden.rows, fraction: fraction) }
  }

  @Test("A value that is not finite is named by its place", arguments: [Float.nan, .infinity])
  func notFinite(value: Float) {
    var rows = Golden.rows
    rows[3, 2] = value
    #expect(throws: AnalysisError.notFinite(row: 3, column: 2)) { try PCA(of: rows, count: 2) }
  }

  @Test("Rows of another width are refused")
  func otherWidth() throws {
    let pca = try PCA(of: Golden.rows, count: 2)
    let wide = Matrix(rows: 1, columns: 5)
    #expect(throws: AnalysisError.columnCount(expected: 4, given: 5)) { try pca.transform(wide) }
    #expect(throws: AnalysisError.columnCount(expected: 2, given: 5)) { try pca.inverse(wide) }
  }
}
