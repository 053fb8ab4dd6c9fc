package import Interpreter
import LinearAlgebra

/// Every command of the language, in the order of the reference.
package let vocabulary = CommandTable(
  topics: [
    ("Data", dataCommands),
    ("Traces", traceCommands),
    ("Events", eventCommands),
    ("Representations", layerCommands + representationCommands),
    ("Spikes", spikeCommands),
    ("Classifiers", classifierCommands + comparisonCommands + calibrationCommands),
    ("Figures", figureCommands + resultPlotCommands + layoutCommands),
    ("Tables", tableCommands),
    ("Numbers", numberCommands),
    ("Language", languageCommands),
  ],
  matrixProduct: { (a, b, rows, inner, columns) throws(Fault) in
    do throws(LinearAlgebraError) {
      try requireOpenBLAS()
    } catch {
      throw Fault(error.message, help: error.help)
    }
    return product(
      Matrix(rows: rows, columns: inner, values: a),
      Matrix(rows: inner, columns: columns, values: b)
    ).values
  })
