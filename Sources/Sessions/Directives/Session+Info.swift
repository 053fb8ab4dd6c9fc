import Commands
import FoundationEssentials
import Interpreter
import Wording

extension Session {
  /// `:info`
  func inform(_ words: [String]) -> Ending {
    let nowhere = "nowhere, for HOME names no folder"
    let mode = SafeMode.isOn ? " · safe mode" : ""
    say(
      .printed(
        """
        vae \(Self.version) · seed \(interpreter.seed) · \(engine)\(mode)
        works in  \(FileManager.default.currentDirectoryPath)
        keeps history and sessions in  \(Places.state ?? nowhere)
        keeps results in  \(Places.cache ?? nowhere)
        begins with  \(Places.startUp.map(ifThere) ?? nowhere)
        """))
    return .done
  }

  private func ifThere(_ path: String) -> String {
    FileManager.default.fileExists(atPath: path) ? path : "nothing: there is no \(path)"
  }
}
