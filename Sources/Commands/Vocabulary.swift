package import Interpreter
import LinearAlgebra

/// Every command of the language, in the order of the reference.
package let vocabulary = CommandTable(
  topics: [
    .init("Data") { dataCommands },
    .init("Traces") { traceCommands },
    .init("Events") { eventCommands },
    .init("Representations") { layerCommands + representationCommands },
    .init("Spikes") { spikeCommands },
    .init("Classifiers") { classifierCommands + comparisonCommands + calibrationCommands },
    .init("Figures") { figureCommands + resultPlotCommands + layoutCommands },
    .init("Tables") { tableCommands },
    .init("Numbers") { numberCommands },
    .init("Language") { languageCommands },
  ],
  groups: ["plot"],
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
