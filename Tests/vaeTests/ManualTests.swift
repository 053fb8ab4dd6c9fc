import Foundation
import Testing

@Suite("Manuals and completions")
struct ManualTests {
  private static let groff = "/usr/bin/groff"

  @Test("The page for man has the ways to call the program, and groff reads it without complaint")
  func manualPage() throws {
    let page = try vae("help", "--man")
    #expect(page.status == 0)
    #expect(page.output.contains("vae SCRIPT.vae"))
    guard FileManager.default.isExecutableFile(atPath: Self.groff) else { return }
    let folder = Folder()
    try folder.write(page.output, to: "vae.1")
    let run = try Program(
      executable: Self.groff, arguments: ["-man", "-k", "-Tutf8", "-wall", "-z", "vae.1"],
      folder: folder
    ).run()
    #expect(run.status == 0 && run.errors.isEmpty, "\(run)")
  }

  @Test("Each shell gets what the argument parser knows", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let script = try vae("--generate-completion-script", shell)
    #expect(script.status == 0)
    for word in ["render", "format", "check", "learn", "lsp"] {
      #expect(script.output.contains(word), "\(word)")
    }
  }

  @Test("Help still lists the ways to call the program once")
  func help() throws {
    #expect(!(try vae("--help").output.contains("SUBCOMMANDS")))
  }
}
