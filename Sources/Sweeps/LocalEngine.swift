import Glibc
import Sessions

/// Runs in processes of this machine, so many at a time; each has its share of the cores.
struct LocalEngine: Engine {
  let program: String
  let jobs: Int

  func run(
    _ tasks: [SweepTask], isStopped: () -> Bool, ended: End
  ) throws(SweepFault) {
    var waiting = tasks[...]
    var places = [(task: SweepTask, process: ChildProcess)?](repeating: nil, count: jobs)
    while !isStopped() {
      for place in places.indices {
        if let (task, process) = places[place], let trouble = process.trouble() {
          places[place] = nil
          try ended(task.run, trouble)
        }
        if places[place] == nil, let task = waiting.popFirst() {
          places[place] = (task, try start(task, in: place))
        }
      }
      if waiting.isEmpty, places.allSatisfy({ $0 == nil }) { return }
      usleep(5_000)
    }
  }

  private func start(_ task: SweepTask, in place: Int) throws(SweepFault) -> ChildProcess {
    let process = Cores.own.share(place, of: jobs).inherited {
      ChildProcess(program, task.arguments)
    }
    guard let process else {
      throw SweepFault("cannot start \(program): \(String(cString: strerror(errno)))")
    }
    return process
  }
}
