@preconcurrency import CSVM
import LinearAlgebra

extension SupportProblem {
  /// libsvm's solution. Blocks until it is found; may run on several threads at once.
  func solvedByLibSVM(_ isCancelled: () -> Bool) throws(AnalysisError) -> SupportSolution {
    guard CInt(exactly: rows.rows) != nil, CInt(exactly: rows.columns) != nil else {
      throw .solver("there are more rows or columns than a 32-bit number holds")
    }
    var sides: [CInt] = [-1, 1]
    var (costs, signs) = (costs, signs)
    let nodes = SparseRows(rows)
    return try sides.withUnsafeMutableBufferPointer { sides throws(AnalysisError) in
      try costs.withUnsafeMutableBufferPointer { costs throws(AnalysisError) in
        try signs.withUnsafeMutableBufferPointer { signs throws(AnalysisError) in
          try withExtendedLifetime(nodes) { () throws(AnalysisError) in
            var parameter = settings
            (parameter.weight_label, parameter.weight) = (sides.baseAddress, costs.baseAddress)
            var problem = svm_problem(
              l: CInt(rows.rows), y: signs.baseAddress, x: nodes.starts.baseAddress)
            return try solve(&problem, &parameter, isCancelled)
          }
        }
      }
    }
  }

  /// libsvm's settings. C is 1 as the costs of the two sides carry it.
  private var settings: svm_parameter {
    var parameter = svm_parameter()
    parameter.svm_type = CInt(C_SVC)
    switch kernel {
    case .linear: parameter.kernel_type = CInt(LINEAR)
    case .radial: parameter.kernel_type = CInt(RBF)
    }
    parameter.gamma = gamma
    parameter.cache_size = 200
    parameter.eps = tolerance
    parameter.C = 1
    parameter.nr_weight = 2
    parameter.shrinking = 1
    return parameter
  }
}

private func solve(
  _ problem: inout svm_problem, _ parameter: inout svm_parameter, _ isCancelled: () -> Bool
) throws(AnalysisError) -> SupportSolution {
  if let words = svm_check_parameter(&problem, &parameter) {
    throw .solver(String(cString: words))
  }
  var model = trained(&problem, &parameter, isCancelled)
  defer { svm_free_and_destroy_model(&model) }
  if model == nil, isCancelled() { throw .interrupted }
  guard let fitted = model?.pointee, let indices = fitted.sv_indices,
    let coefficients = fitted.sv_coef?[0], let rho = fitted.rho
  else { throw .solver("it gives no model") }
  // libsvm lists the support vectors side by side of the boundary; ours come in order of rows.
  let support = (0..<Int(fitted.l)).map { (Int(indices[$0]) - 1, coefficients[$0]) }
    .sorted { $0.0 < $1.0 }
  return SupportSolution(
    indices: support.map(\.0), coefficients: support.map(\.1), bias: -rho[0],
    weights: nil)
}

/// libsvm's model; none when it was cancelled.
private func trained(
  _ problem: inout svm_problem, _ parameter: inout svm_parameter, _ isCancelled: () -> Bool
) -> UnsafeMutablePointer<svm_model>? {
  withoutActuallyEscaping(isCancelled) { isCancelled in
    withUnsafePointer(to: isCancelled) { closure in
      csvm_train(
        &problem, &parameter,
        { $0?.assumingMemoryBound(to: (() -> Bool).self).pointee() == true ? 1 : 0 }, closure)
    }
  }
}

/// Rows as libsvm wants them: lists of (column from 1, value) without zeros, each ended by -1.
private final class SparseRows {
  let starts: UnsafeMutableBufferPointer<UnsafeMutablePointer<svm_node>?>
  private let nodes: UnsafeMutableBufferPointer<svm_node>

  init(_ rows: PreciseMatrix) {
    let filled = rows.values.reduce(0) { $0 + ($1 == 0 ? 0 : 1) }
    nodes = .allocate(capacity: filled + rows.rows)
    starts = .allocate(capacity: rows.rows)
    var next = 0
    for row in 0..<rows.rows {
      starts.initializeElement(at: row, to: nodes.baseAddress.map { $0 + next })
      for (column, value) in rows.row(row).enumerated() where value != 0 {
        nodes.initializeElement(at: next, to: svm_node(index: CInt(column + 1), value: value))
        next += 1
      }
      nodes.initializeElement(at: next, to: svm_node(index: -1, value: 0))
      next += 1
    }
  }

  deinit {
    starts.deallocate()
    nodes.deallocate()
  }
}
