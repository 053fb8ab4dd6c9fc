import Files
import Glibc

/// The process that answers one inquiry about a file.
struct Worker {
  private let inquiry: Inquiry
  private let file: any OpenFile
  private let isCancelled: @Sendable () -> Bool
  private let program: String
  /// How long the process may give nothing, in seconds.
  private let patience: Int

  /// - Parameters:
  ///   - program: Where the program is.
  ///   - patience: How long it may give nothing, in seconds, besides a second for every 20 MB of the file.
  init(
    _ inquiry: Inquiry, on file: any OpenFile, program: String = Worker.path, patience: Int = 5,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    (self.inquiry, self.file, self.isCancelled) = (inquiry, file, isCancelled)
    (self.program, self.patience) = (program, patience + file.size / 20_000_000)
  }

  /// The name of the program.
  private static let name = "vae-containers"

  /// Where the program is: beside the one that runs, or the bundle of tests that SwiftPM's helper
  /// runs. No argument of any other program is asked: it may be a stranger's.
  static let path: String = {
    let isHelper = executable.hasSuffix("/swiftpm-testing-helper")
    let tests = isHelper ? CommandLine.arguments.first { $0.hasSuffix(".xctest") } : nil
    let own = tests ?? executable
    return String(own[..<(own.lastIndex(of: "/") ?? own.startIndex)]) + "/" + name
  }()

  private static var executable: String {
    var text = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &text, text.count)
    return String(
      decoding: text.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// All that the process answers.
  ///
  /// - Parameters:
  ///   - most: How many bytes it may give at most.
  ///   - expected: How many bytes it will give about.
  func answer(most: Int, expected: Int = 0) throws(ContainerFault) -> [UInt8] {
    let source = try Descriptor.of(file)
    let question = try Descriptor.of(
      MemoryFile(Self.name, Array(inquiry.json.written.utf8)))
    let (answer, complaint) = (try Pipe(), try Pipe())
    guard
      let process = Process(
        program,
        descriptors: [source.number, answer.end.number, complaint.end.number, question.number])
    else { throw .noWorker(path: program) }
    answer.end.close()
    complaint.end.close()
    defer { process.end() }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expected + (expected == 0 ? 0 : 4096))
    try collect(answer, into: &bytes, most: most)
    var sentence: [UInt8] = []
    try collect(complaint, into: &sentence, most: 4096)
    try check(process.status(), said: sentence)
    return bytes
  }

  /// Reads a pipe to its end.
  private func collect(
    _ pipe: Pipe, into bytes: inout [UInt8], most: Int
  ) throws(ContainerFault) {
    var idle = 0
    while true {
      if isCancelled() { throw .interrupted }
      switch pipe.read(to: &bytes) {
      case .some(0): return
      case .some: idle = 0
      case nil:
        idle += Pipe.wait
        if idle > patience * 1000 { throw .stuck(seconds: patience) }
      }
      if bytes.count > most { throw .garbled }
    }
  }

  /// Throws unless the process came to its end by itself and complained of nothing.
  private func check(_ status: Int32, said sentence: [UInt8]) throws(ContainerFault) {
    let signal = status & 0x7F
    guard signal == 0 else { throw .died(signal: Int(signal)) }
    switch status >> 8 & 0xFF {
    case 0: return
    case Int32(Self.outOfMemory): throw .memory(allowed: inquiry.memory)
    default:
      let text = String(decoding: sentence, as: UTF8.self)
      throw text.isEmpty ? .garbled : .refused(String(text.prefix(500).filter { !$0.isNewline }))
    }
  }
}

extension Worker {
  /// The exit status of a worker that its memory was too little for.
  static let outOfMemory = 12
}

/// What both sides know of a worker that ends.
package enum WorkerStatus {
  /// It could not do what was asked, and has said why.
  package static let refused: Int32 = 1
  /// It needed more memory than it was allowed.
  package static let outOfMemory = Int32(Worker.outOfMemory)
}
