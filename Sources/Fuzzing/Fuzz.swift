import ArgumentParser
import Glibc

/// Hands inputs made at random to a part of the program, and says what is wrong with what comes
/// of them. `scripts/fuzz` finds out what ended a run that did not come to its end.
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz",
    abstract: "Hand inputs made at random to a part of the program.",
    discussion: Target.all.map { "\($0.name)  \($0.summary)" }.joined(separator: "\n"))

  @Argument(help: "One of \(Target.all.map(\.name).joined(separator: ", ")).")
  var target: String

  @Option(help: "How long to go on.")
  var seconds = 10.0

  @Option(help: "How many inputs to hand over at most.")
  var inputs = Int.max

  @Option(help: "What the inputs are made from.")
  var seed: UInt64 = 1

  @Option(help: "The number of the first input.")
  var first = 0

  @Flag(help: "Write the first input to standard output, and do nothing with it.")
  var show = false

  @Flag(help: "Write the number of each input to descriptor 3 before it is handed over.")
  var noting = false

  func validate() throws {
    guard Target.named(target) != nil else {
      throw ValidationError(
        "there is no target \(target); there are "
          + Target.all.map(\.name).joined(separator: ", "))
    }
  }

  func run() throws {
    guard let target = Target.named(target) else { return }
    let inputs = Inputs(of: target, seed: seed)
    if show { return write(inputs[first]) }
    let faults = hand(inputs, to: target)
    if faults > 0 { throw ExitCode.failure }
  }

  private func write(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }

  /// How many inputs something is wrong with; no more than twenty are told of.
  private func hand(_ inputs: Inputs, to target: Target) -> Int {
    let (watch, end) = (Watch(), ContinuousClock.now + .seconds(seconds))
    var (number, faults) = (first, 0)
    while ContinuousClock.now < end, number - first < self.inputs {
      let input = inputs[number]
      if noting { note(number) }
      watch.begin(number)
      let complaints = target.complaints(input)
      if !complaints.isEmpty {
        faults += 1
        for complaint in complaints where faults <= 20 { print("input \(number): \(complaint)") }
      }
      number += 1
    }
    watch.begin(-1)
    print("\(target.name): \(number - first) inputs of seed \(seed), \(faults) faults")
    return faults
  }

  private func note(_ number: Int) {
    let text = "\(number)\n"
    text.utf8CString.withUnsafeBytes { _ = pwrite(3, $0.baseAddress, $0.count - 1, 0) }
  }
}

#if !LIBFUZZER
  @main extension Fuzz {}
#endif
