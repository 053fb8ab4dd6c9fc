/// Mean and variance of numbers, added up in order.
struct Moments {
  let mean, variance: Double

  init(of numbers: some Collection<Float>) {
    let count = Double(numbers.count)
    let mean = numbers.reduce(0.0) { $0 + Double($1) } / count
    let squares = numbers.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    (self.mean, variance) = (mean, squares / count)
  }

  var deviation: Double { variance.squareRoot() }
}
