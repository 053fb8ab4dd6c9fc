import Files

/// A thing that the program uses, and a way to see whether it works.
struct Trial {
  let purpose: String
  let name: String
  let package: String
  var isNeeded = false
  /// What is wrong; nil where it works.
  let fault: @Sendable () -> String?

  func finding() -> Examined {
    let fault = fault()
    return Examined(
      purpose: purpose, name: name, fault: fault,
      package: fault == nil ? nil : package, isNeeded: isNeeded)
  }

  static let all = [
    Trial(
      purpose: "numbers", name: "OpenBLAS", package: "libopenblas0", isNeeded: true,
      fault: running("pca(toy(n=50), k=2)")),
    Trial(
      purpose: "figures as .pdf and .png", name: "cairo", package: "libcairo2",
      fault: running("plot.line([1, 2], out=\"/tmp/vae.pdf\")")),
    Trial(
      purpose: "HDF5, NWB, CaImAn, Minian", name: "HDF5", package: "libhdf5-103-1",
      fault: running("save(demo(neurons=1, seconds=1s), \"/tmp/vae.nwb\")")),
    Trial(
      purpose: "MATLAB", name: "matio", package: "libmatio11",
      fault: running("save(demo(neurons=1, seconds=1s), \"/tmp/vae.mat\")")),
    Trial(
      purpose: ".npz", name: "libzip", package: "libzip4",
      fault: running("save(demo(neurons=1, seconds=1s), \"/tmp/vae.npz\")")),
    Trial(purpose: "tables packed by gzip", name: "zlib", package: "zlib1g", fault: unpacking),
    Trial(
      purpose: "notebooks", name: "libzmq", package: "libzmq5", fault: loading("libzmq.so.5")),
  ]

  /// Runs a program of the language, which leaves nothing on the disk.
  private static func running(_ code: String) -> @Sendable () -> String? {
    {
      let session = Session(host: OverlayHost(over: SafeMode.host { false }))
      let said = session.run(.text(code, name: "doctor")).messages.first
      return said?.split(separator: "\n").first.map { String($0.trimmingPrefix("error: ")) }
    }
  }

  /// Unpacks an empty text.
  @Sendable private static func unpacking() -> String? {
    let packed: [UInt8] = [31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    do throws(GzipFault) {
      _ = try Gzip.content(of: packed)
      return nil
    } catch {
      return "the library cannot be loaded"
    }
  }

  private static func loading(_ library: String) -> @Sendable () -> String? {
    { Notebooks.obstacle(toLoading: library) }
  }
}
