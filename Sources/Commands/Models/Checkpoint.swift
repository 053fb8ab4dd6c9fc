import Autoencoders
import Files
import Interpreter

/// The file that a training is kept in, so that it goes on there when the program was ended.
final class Checkpoint<T: Trainee> {
  /// What the file held when the training began; nil where there was none.
  let saved: T?
  private let path: String
  private let context: CallContext
  private var lastTime: Double
  /// Why the file could not be written the last time, nil where it was.
  private var failure: String?

  /// Seconds between two savings: what a user can lose.
  private static var interval: Double { 5 }

  init(_ path: String, _ context: CallContext) throws {
    (self.path, self.context, lastTime) = (path, context, context.host.time)
    saved =
      context.host.kind(of: path) == .file
      ? try Self.read(try context.host.read(path), path) : nil
  }

  private static func read(_ bytes: [UInt8], _ path: String) throws -> T {
    do {
      return try T.bind(try Value(kept: bytes))
    } catch {
      let reason = (error as? any ExplainedError)?.message ?? "it holds another kind of value"
      throw Fault(
        "\(path) is there but is no checkpoint of a \(T.kind): \(reason)",
        at: .init("checkpoint", "not one"), help: "give another path, or remove the file")
    }
  }

  /// Refuses to go on from another training than this; else says from where it goes on.
  func requireSame(_ run: TrainingRun, of network: TrainedModel<T.Description>) throws {
    guard let saved = saved?.network, let record = saved.record else { return }
    let differences =
      saved.differences(to: network) + (record.run?.differences(to: run) ?? [])
    guard differences.isEmpty else {
      throw Fault(
        "\(path) is the checkpoint of another training: " + differences.joined(separator: ", "),
        at: .init("checkpoint", "of another training"),
        help: "give another path, or remove the file to begin anew")
    }
    if record.stoppedAtEpoch != nil {
      let place = "after \(record.history.count) of \(run.lastEpoch) epochs"
      context.print("goes on from \(path) \(place)")
    } else if let rest = self.saved?.rest {
      context.print("goes on from \(path) \(rest)")
    } else {
      context.print("\(path) holds this training complete, at epoch \(record.history.count)")
    }
  }

  /// Saves what there is so far, if the last time is long enough ago.
  func keep(_ soFar: () -> T) {
    let now = context.host.time
    guard now - lastTime >= Self.interval else { return }
    write(soFar())
    lastTime = context.host.time
  }

  /// Saves the outcome; says where an interrupted training goes on. Where the disk does not take
  /// it, that is an error once all else is done.
  func close(with outcome: T) {
    write(outcome)
    if let failure {
      context.late.add(
        Fault(
          "the checkpoint was not kept: \(failure)", at: .init("checkpoint", "is not on the disk"),
          help: "the training is whole: save() can still write it elsewhere"))
    }
    guard failure == nil, let place = place(of: outcome) else { return }
    context.print("\(path) was kept \(place): the same statement goes on from there")
  }

  /// Where a training was stopped, as "after 20 of 400 epochs"; nil where it came to its end.
  private func place(of outcome: T) -> String? {
    outcome.network.stoppage?.words ?? outcome.rest
  }

  /// Writes the file; a disk that fails is told of once and stops no training.
  private func write(_ value: T) {
    do {
      try context.host.write(try value.bytes(), to: path)
      failure = nil
    } catch {
      let isNews = failure == nil
      let reason = (error as? any ExplainedError)?.message ?? "it cannot be saved"
      failure = reason
      guard isNews else { return }
      context.print("no checkpoint: \(reason); the training goes on without")
    }
  }
}
