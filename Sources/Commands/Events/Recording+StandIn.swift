import Datasets
import Interpreter

extension Recording {
  /// As many events, each where a window surely lies within every trace that is long enough for one:
  /// what a check uses for times that it does not know. The trial ends where those decide which
  /// neurons and classes are left.
  func standIn(for events: Events, _ cut: WindowCut, _ context: CallContext) throws -> Events {
    let isUniform = Set(traces.map(\.count)).count == 1 && !traces.contains { $0.missingCount > 0 }
    if events.labels != nil || !isUniform { try context.endTrial() }
    return try Events(
      at: events.times.map { _ in Double(cut.before) / rate }, columns: events.columns)
  }
}
