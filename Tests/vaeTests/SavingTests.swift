import Foundation
import Testing

@Suite("kill -9 while saving", .serialized)
struct SavingTests {
  /// Two models that take turns in one file, beside what either looks like there.
  private static let script = """
    m, n = [train(vae(latent=16, encoder=[lstm(64)], decoder=[lstm(64)]), toy(n=20), epochs=0,
      seed=s) for s in range(2)]
    save(m, "m.safetensors"); save(n, "n.safetensors"); save(m, "x.safetensors");
    print("on")
    while true { save(n, "x.safetensors"); save(m, "x.safetensors") }
    """

  /// How often: 40 times, or as `VAE_KILLS` says.
  private static let kills =
    ProcessInfo.processInfo.environment["VAE_KILLS"].flatMap { Int($0) } ?? 40

  @Test("The file is the old one or the new one, and what is left behind goes with the next")
  func killed() throws {
    let folder = Folder()
    try folder.write(Self.script, to: "script.vae")
    func bytes(_ name: String) throws -> Data {
      try Data(contentsOf: URL(filePath: folder.path + "/" + name))
    }
    var seen: Set<Data> = []
    var cut = 0
    for kill in 0..<Self.kills {
      var program = Program(arguments: ["script.vae"], folder: folder, interruptedAt: "on")
      program.delay = UInt32(kill * 7919 % 20_011)
      program.signal = SIGKILL
      let run = try program.run()
      #expect(run.signal == SIGKILL, "\(run)")
      let (old, new, found) = (
        try bytes("m.safetensors"), try bytes("n.safetensors"), try bytes("x.safetensors")
      )
      #expect(old != new)
      #expect(found == old || found == new)
      seen.insert(found)
      let left = folder.names().filter { $0.hasSuffix(".part") }
      #expect(left.count <= 1, "\(left)")
      cut += left.count
    }
    #expect(cut > 0, "no kill fell into a write")
    #expect(seen.count == 2, "every kill found the same file")
    let again = try Program(
      arguments: ["-e", "x = read(\"x.safetensors\"); save(x, \"x.safetensors\"); x.latent"],
      folder: folder
    ).run()
    #expect(again.output == "16\n", "\(again)")
    #expect(folder.names() == ["m.safetensors", "n.safetensors", "script.vae", "x.safetensors"])
  }

  @Test("Ctrl-C leaves the checkpoint, and the same script goes on from it")
  func checkpoint() throws {
    let folder = Folder()
    let script = """
      m = train(vae(latent=2, encoder=[dense(4)], decoder=[]), toy(n=500), epochs=1e6, \
      checkpoint="run.safetensors")
      """
    try folder.write(script, to: "script.vae")
    for word in ["train: epoch", "goes on from"] {
      let run = try Program(arguments: ["script.vae"], folder: folder, interruptedAt: word).run()
      #expect(run.status == 130, "\(run)")
      #expect(run.output.contains(/run.safetensors was kept after \d+ of 1000000 epochs/), "\(run)")
      #expect(folder.names() == ["run.safetensors", "script.vae"])
    }
  }
}
