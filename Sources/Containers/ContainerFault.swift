package import Files
package import Memory

/// What is wrong with a container, or with the process that reads it.
package enum ContainerFault: Error, Sendable, Equatable {
  /// The file cannot be read.
  case unreadable(HostError)
  /// The worker is not where it should be.
  case noWorker(path: String)
  /// What the worker says of the file.
  case refused(String)
  /// The worker was ended by a signal.
  case died(signal: Int)
  /// The worker gave nothing for so long.
  case stuck(seconds: Int)
  /// The worker would need more memory than it was allowed, in bytes.
  case memory(allowed: Int)
  /// There is not enough memory for the answer.
  case shortage(MemoryShortage)
  /// The worker's answer cannot be understood.
  case garbled
  /// Stopped on request.
  case interrupted
}

extension ContainerFault {
  /// What is wrong, after the file's name.
  package var message: String {
    switch self {
    case .unreadable(let error): error.message
    case .noWorker(let path):
      "such files are read by the program \(path), which is not there"
    case .refused(let sentence): sentence
    case .died(let signal):
      "the file is damaged: the process that read it was ended by signal \(signal)"
    case .stuck(let seconds):
      "the file is damaged: the process that read it came to nothing in \(seconds) s"
    case .memory(let allowed):
      "reading takes more than the \(MemorySize.text(Double(allowed))) that are allowed for it"
    case .shortage(let shortage): shortage.message
    case .garbled: "the process that read it gave no answer that can be understood"
    case .interrupted: "stopped before it was finished"
    }
  }

  /// What to do about it, where there is something to say.
  package var help: String? {
    switch self {
    case .noWorker: "scripts/build --product vae makes both; keep them in one folder"
    case .died, .stuck: "copy the file anew from where it was made"
    case .memory: "read a part, as load(path, neurons=range(0, 50)), or allow more with --memory"
    case .shortage(let shortage): shortage.help
    case .unreadable, .refused, .garbled, .interrupted: nil
    }
  }
}
