import Analysis
import Autoencoders
import Datasets
import Figures
import Interpreter
import LinearAlgebra

// The library's errors speak for themselves; the language shows their words.

extension DatasetError: ExplainedError {}
extension AutoencoderError: ExplainedError {}
extension AnalysisError: ExplainedError {}
extension LinearAlgebraError: ExplainedError {}
extension PlotError: ExplainedError {}
