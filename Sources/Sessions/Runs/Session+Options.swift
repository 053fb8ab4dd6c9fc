import Files
import Interpreter
import Syntax

/// A script as it is to be run with many settings.
package struct RunnableScript: Sendable {
  /// The SHA-256 of its bytes.
  package let digest: String
  private let program: Program

  /// Why it cannot be run, or not so.
  package struct Fault: Error {
    package let messages: [Message]
  }

  /// Reads and checks a script.
  package init(_ path: String, in session: Session) throws(Fault) {
    let bytes: [UInt8]
    do {
      bytes = try session.host.unnoted.read(path)
    } catch {
      throw Fault(messages: [Message("error: \(error.message)")])
    }
    digest = sha256(of: bytes)
    program = parse(Source(name: path, bytes: bytes), mode: .file)
    do throws(EvaluationFailure) {
      _ = try session.interpreter.checked(program, host: session.host)
    } catch {
      throw Fault(messages: session.messages(of: error.diagnostics, in: program.source))
    }
  }

  /// Refuses settings that the script does not take.
  package func check(_ settings: [String], in session: Session) throws(Fault) {
    do throws(EvaluationFailure) {
      _ = try program.options(from: settings)
    } catch {
      throw Fault(messages: session.messages(of: error.diagnostics, in: program.source))
    }
  }
}
