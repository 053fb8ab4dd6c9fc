import Analysis
import Interpreter

/// Does work that stops on request: what was stopped is an interruption, not a failure.
func stoppable<Outcome>(_ work: () throws -> Outcome) throws -> Outcome {
  do {
    return try work()
  } catch AnalysisError.interrupted {
    throw Interrupted()
  }
}
