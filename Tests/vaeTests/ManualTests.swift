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
    #expect(!script.output.contains("Show subcommand help information."))
    #expect(script.output.split(separator: "\n").count { $0 == "_vae_help() {" } < 2)
  }

  @Test("In bash a script stands where a subcommand does, and help completes commands")
  func typed() throws {
    let folder = Folder()
    try folder.write(vae("--generate-completion-script", "bash").output, to: "completion.sh")
    for name in ["mine.vae", "mine.txt"] { try folder.write("", to: name) }
    func candidates(_ words: String...) throws -> [String] {
      let code = """
        source completion.sh
        COMP_WORDS=("$0" "$@")
        COMP_CWORD=$#
        _vae "$0" "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """
      let run = try Program(
        executable: "/bin/bash", arguments: ["-c", code, Program.path] + words, folder: folder
      ).run()
      #expect(run.status == 0 && run.errors.isEmpty, "\(run)")
      return run.output.split(separator: "\n").map(String.init)
    }
    #expect(try candidates("m") == ["mine.vae"])
    #expect(try candidates("sw") == ["sweep"])
    #expect(try candidates("").filter { $0 == "help" }.count == 1)
    #expect(try candidates("help", "plot.tr") == ["plot.trace"])
  }

  @Test("Help still lists the ways to call the program once")
  func help() throws {
    #expect(!(try vae("--help").output.contains("SUBCOMMANDS")))
  }
}
