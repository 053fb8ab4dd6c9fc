import Files
import Foundation
import Interpreter

@testable import Sessions

/// Something that the program writes: how it gets on the disk, in two versions of which the second
/// takes the place of the first, and what is found there.
struct Written: Sendable, CustomStringConvertible {
  let description: String
  /// Writes a version, 1 or 2, into a folder.
  let write: @Sendable (_ version: Int, _ folder: String, _ steps: DiskSteps) -> Void
  /// What a user finds in the folder, in a few words.
  var found: @Sendable (_ folder: String) -> String = contents
  /// What may be found besides the two versions when a write went wrong.
  var between: [String] = []

  static let all: [Written] = [
    saving("a figure", "plot.line([1, V])", "f.svg"),
    saving("a dataset", "toy(n=20, seed=V)", "d.csv"),
    saving(
      "a model", "train(vae(latent=1, encoder=[], decoder=[]), toy(n=9), epochs=V)", "m.safetensors"
    ),
    recording("a pair", "r", loading: "load(\"F/r\")"),
    recording(
      "tables", "r.csv", loading: "load(\"F/r.csv\", spikes=\"F/r.spikes.csv\")"),
    report, cached, checkpoint, journal, history, tidiedHistory, log,
  ]

  static func named(_ name: String) -> Written? { all.first { $0.description == name } }

  private static func session(_ steps: DiskSteps) -> Session {
    let reporter = Exporter(suffix: ".md") { Array($0.script.utf8) }
    return Session(host: DiskHost(steps: steps), exporters: [reporter])
  }

  /// What `save` writes.
  private static func saving(_ name: String, _ value: String, _ file: String) -> Written {
    Written(description: name) { version, folder, steps in
      let value = value.replacingOccurrences(of: "V", with: "\(version)")
      session(steps).run(.text("save(\(value), \"\(folder)/\(file)\")"))
    }
  }

  /// Two files, which are both old or both new, or else are not loaded.
  private static func recording(_ name: String, _ file: String, loading: String) -> Written {
    var written = saving(name, "demo(neurons=2, seconds=2s, rate=100Hz, seed=V)", file)
    written.found = { folder in
      let load = loading.replacingOccurrences(of: "F", with: folder)
      let ending = session(.ofSystem).run(.text("r = " + load))
      let isRefused = ending.messages.first?.contains("are of different recordings") == true
      return isRefused ? "refused" : contents(folder)
    }
    written.between = ["refused"]
    return written
  }

  private static let report = Written(description: "a report") { version, folder, steps in
    let session = session(steps)
    session.run(.text("x = \(version)"))
    _ = session.report(in: folder + "/report.md")
  }

  private static let cached = Written(description: "the cache") { version, folder, steps in
    let session = Session(host: MemoryHost())
    session.run(.text("x = pca(toy(n=30, seed=\(version)), k=1)"))
    guard let result = session.interpreter["x"] else { return }
    let cache = ResultFolder(
      folder, maker: "", disk: DiskHost(steps: steps), now: { Moment("2026-11-28/04:13") })
    cache.keep(result, of: "pca-key", drawing: nil, after: 1)
  }

  /// A training's file: not there, or one that it goes on from.
  private static let checkpoint = Written(
    description: "a checkpoint",
    write: { version, folder, steps in
      guard version == 2 else { return }
      let model = "vae(latent=1, encoder=[], decoder=[])"
      Session(host: HastyDisk(DiskHost(steps: steps))).run(
        .text("train(\(model), toy(n=9), epochs=3, checkpoint=\"\(folder)/c.safetensors\")"))
    },
    found: { folder in
      let path = folder + "/c.safetensors"
      guard FileManager.default.fileExists(atPath: path) else { return "" }
      return session(.ofSystem).run(.text("read(\"\(path)\")")) == .done ? "whole" : "broken"
    })

  private static let journal = Written(
    description: "a script of what ran",
    write: { version, folder, steps in
      session(steps).enter("x = \(version)\n:save! \(folder)/steps.vae")
    })

  private static let history = Written(
    description: "history",
    write: { version, folder, steps in
      try? SharedLines(path: folder + "/history", steps: steps).append(
        Array("x = \(version)\n".utf8))
    }, found: wholeLines)

  private static let tidiedHistory = Written(
    description: "history made shorter",
    write: { version, folder, steps in
      let lines = SharedLines(path: folder + "/history", steps: steps)
      try? lines.rewrite { _ in Array("x = \(version)\n".utf8) }
    }, found: wholeLines, between: [""])

  /// The file of an interactive session, which has what ran up to some statement.
  private static let log = Written(
    description: "a session's file",
    write: { version, folder, steps in
      guard version == 2, let log = SessionLog(below: folder, skipping: 0, steps: steps) else {
        return
      }
      for source in ["x = 1", "y = 2"] { log.begin(Entry(source: source, range: 0..<5)) }
    },
    found: { folder in
      let all = SessionLog.folders(in: folder).compactMap {
        LoggedSession(folder: folder + "/" + $0)
      }
      return all.flatMap(\.journal.entries).map(\.source).joined(separator: "; ")
    }, between: ["x = 1"])

  /// The names and contents of a folder's files.
  @Sendable private static func contents(_ folder: String) -> String {
    FilePath.names(in: folder).filter { !$0.hasPrefix(".") }.sorted().map { name in
      let bytes = (try? DiskHost().read(folder + "/" + name)) ?? []
      return "\(name) \(sha256(of: bytes).prefix(8))"
    }.joined(separator: ", ")
  }

  @Sendable private static func wholeLines(_ folder: String) -> String {
    let bytes = (try? SharedLines(path: folder + "/history").read()) ?? []
    return String(decoding: bytes[..<((bytes.lastIndex(of: 10) ?? -1) + 1)], as: UTF8.self)
  }
}
