import Files
import Sessions

/// What Jupyter is told of a kernel: how it is started, and its picture.
struct KernelSpec {
  /// The program that is the kernel.
  let program: String
  /// What it is told before everything else, as `--safe`.
  var options: [String] = []

  /// What the kernel's folder is called: one in safe mode stands beside the other.
  var name: String { options.contains("--safe") ? "vae-safe" : "vae" }

  /// What users choose it by.
  private var title: String { options.contains("--safe") ? "vae (safe)" : "vae" }

  /// The folder for all users of the machine.
  static let shared = "/usr/local/share/jupyter"

  private var json: JSON {
    .members([
      ("argv", .texts([program] + options + ["run", "{connection_file}"])),
      ("display_name", .text(title)),
      ("interrupt_mode", .text("message")), ("language", .text("vae")), ("metadata", .object([])),
    ])
  }

  /// Writes it below a folder that Jupyter knows, and returns where.
  func write(below folder: String) throws(KernelSpecFault) -> String {
    let own = "\(folder)/kernels/\(name)"
    let files: [(name: String, bytes: [UInt8])] = [
      ("kernel.json", Array((json.laidOut + "\n").utf8)),
      ("logo-svg.svg", PackageResources.logo_svg_svg),
      ("logo-32x32.png", PackageResources.logo_32x32_png),
      ("logo-64x64.png", PackageResources.logo_64x64_png),
    ]
    do {
      for file in files { try DiskHost.ofProgram.write(file.bytes, to: "\(own)/\(file.name)") }
    } catch {
      throw KernelSpecFault(folder: own, reason: error.message)
    }
    return own
  }
}

/// Why Jupyter cannot be told of the kernel.
struct KernelSpecFault: Error {
  let folder: String
  let reason: String
}
