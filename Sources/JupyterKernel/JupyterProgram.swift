import ArgumentParser
import Glibc
import Sessions

/// The kernel by which Jupyter runs notebooks, and what tells Jupyter of it.
@main
struct JupyterProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vae jupyter", abstract: "Run notebooks in Jupyter.",
    discussion: """
      vae --safe jupyter install adds a second kernel, vae-safe, for notebooks of strangers. What \
      --memory and --time say before jupyter holds for the kernel too.
      """,
    version: "vae-jupyter \(Session.version)", subcommands: [Install.self, Run.self])

  static func main() {
    Session.keepFreedMemory()
    do {
      var arguments = Array(CommandLine.arguments.dropFirst())
      try LeadingOptions.take(from: &arguments)
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch let fault as LeadingOptionFault {
      complain("error: \(fault)")
      Glibc.exit(2)
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      complain("error: \(message(for: error))")
      Glibc.exit(2)
    }
  }
}

/// Tells Jupyter of the kernel.
struct Install: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Add the kernel to Jupyter.")

  @Flag(help: "For yourself alone; without it for all users of this machine.")
  var user = false

  @Option(help: "Below PREFIX/share/jupyter, as of a virtual environment.")
  var prefix: String?

  func validate() throws {
    guard !user || prefix == nil else {
      throw ValidationError("--user and --prefix say two places; leave one out")
    }
  }

  func run() throws {
    let spec = KernelSpec(program: Places.program("vae-jupyter"), options: LeadingOptions.given)
    do throws(KernelSpecFault) {
      print("kernel \(spec.name) → \(try spec.write(below: folder()))")
    } catch {
      let help =
        user || prefix != nil ? "" : "\n  help: vae jupyter install --user adds it for you alone"
      throw ValidationError("\(error.folder) cannot be written: \(error.reason)\(help)")
    }
  }

  private func folder() throws(KernelSpecFault) -> String {
    if let prefix { return "\(prefix)/share/jupyter" }
    guard user else { return KernelSpec.shared }
    guard let own = Places.jupyter else {
      throw KernelSpecFault(folder: "~/.local/share/jupyter", reason: "HOME names no folder")
    }
    return own
  }
}

/// Is the kernel of one notebook; Jupyter starts it.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Be the kernel of a notebook, as Jupyter asks for.")

  @Argument(help: "The file in which Jupyter says where to listen.")
  var connection: String

  func run() throws {
    // Clients ask by a message; a key that is pressed where they run is not meant for the kernel.
    signal(SIGINT, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    do throws(ConnectionFault) {
      let connection = try Connection(file: connection)
      try confine()
      let switchboard = try Switchboard(connection)
      switchboard.start()
      Kernel(inbox: switchboard.inbox, outbox: switchboard.outbox, name: switchboard.session)
        .serve()
      switchboard.end()
    } catch {
      throw ValidationError("\(error)")
    }
  }

  /// Begins safe mode if that is asked for. Cells may read below the folder of the notebook, where
  /// Jupyter starts the kernel, and not the file that holds the key of the connection.
  private func confine() throws(ConnectionFault) {
    guard LeadingOptions.askForSafeMode else { return }
    do throws(SafeModeFault) {
      try SafeMode.begin(naming: [])
    } catch {
      throw ConnectionFault(description: error.message)
    }
  }
}
