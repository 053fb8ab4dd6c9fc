import Foundation
import HostInMemory
import Interpreter
import SVGRules
import Testing

/// The scripts beside the sources, with settings that take seconds rather than minutes.
private let settings: [String: [String: Value]] = [
  "tutorial": ["epochs": .number(1), "rows": .number(60)],
  "readme-figure": ["epochs": .number(1), "rows": .number(60)],
  "toy": ["epochs": .number(1)],
  "seven-figures": ["epochs": .number(1)],
  "gallery": ["epochs": .number(1)],
  "classifier": ["epochs": .number(1), "rows": .number(60)],
  "five-seeds": ["epochs": .number(1), "rows": .number(60), "seeds": .number(2)],
  "readme-spikes": [:],
  "spike-scores": [:],
  "spike-encoder": ["traces": .number(6), "steps": .number(3)],
  "spike-vae": ["epochs": .number(1), "sleep": .number(4), "rows": .number(200)],
]

private let folder = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "scripts")

private func script(_ name: String) throws -> String {
  try String(contentsOf: folder.appending(path: "\(name).vae"), encoding: .utf8)
}

@Suite("Scripts")
struct ScriptTests {
  @Test("Every script is tested here")
  func complete() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".vae") }.map { String($0.dropLast(4)) }
    #expect(Set(files) == Set(settings.keys))
  }

  @Test("A script passes a check without running", arguments: settings.keys.sorted())
  func checks(_ name: String) throws {
    #expect(Workspace().check(try script(name)) == [])
  }

  @Test("A script runs to its end on simulated recordings", arguments: settings.keys.sorted())
  func runs(_ name: String) throws {
    let space = Workspace()
    try space.run(try script(name), options: try #require(settings[name]))
    let host = try #require(space.host as? MemoryHost)
    for path in host.paths where path.hasSuffix(".svg") {
      #expect(SVGChecker(host.text(path) ?? "").problems == [], "\(path)")
    }
    if name == "tutorial" {
      let figures = host.paths.filter { $0.hasPrefix("figures/") }
      #expect(figures.count >= 13)
      let shown = space.shown.map(\.summary)
      #expect(shown.contains { $0.contains("on its own 60 training rows") })
      #expect(shown.contains { $0.contains("held-out neuron") })
    }
    if name == "five-seeds" { #expect(space.printed.count >= 12) }
  }
}
