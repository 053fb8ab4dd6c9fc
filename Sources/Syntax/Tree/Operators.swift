/// The operators that stand before their operand.
package enum UnaryOperator: String, Sendable {
  case minus = "-"
  case plus = "+"
  case not = "not"
}

/// The operators of sums and products.
package enum BinaryOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case remainder = "%"
  case matrixProduct = "@"
}

/// The operators of comparisons.
package enum ComparisonOperator: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case isIn = "in"
  case notIn = "not in"
}

/// The operators that join truth values.
package enum LogicalOperator: String, Sendable {
  case and, or
}
