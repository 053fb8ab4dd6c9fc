import Glibc

/// What Jupyter needs to run notebooks of the language.
enum Notebooks {
  static var finding: Examined {
    let kernel = "the kernel in Jupyter"
    let program = Places.program("vae-jupyter")
    guard access(program, X_OK) == 0 else {
      return Examined(
        purpose: "notebooks", name: kernel, fault: "there is no \(program)",
        command: "scripts/build --product vae-jupyter")
    }
    let isKnown = folders.contains { access($0 + "/kernels/vae/kernel.json", R_OK) == 0 }
    return Examined(
      purpose: "notebooks", name: kernel,
      fault: isKnown ? nil : "Jupyter has not been told of it",
      command: isKnown ? nil : "vae jupyter install --user")
  }

  /// Where Jupyter looks for kernels: in the environment that is active, for the user, for all.
  private static var folders: [String] {
    let environments = ["VIRTUAL_ENV", "CONDA_PREFIX"].compactMap { (name: String) in
      getenv(name).map { String(cString: $0) + "/share/jupyter" }
    }
    return environments + [Places.jupyter].compactMap { $0 }
      + ["/usr/local/share/jupyter", "/usr/share/jupyter"]
  }

  /// Why the system does not load a library; nil where it does.
  static func obstacle(toLoading library: String) -> String? {
    guard let handle = dlopen(library, RTLD_LAZY | RTLD_LOCAL) else {
      return dlerror().map { String(cString: $0) } ?? "it cannot be loaded"
    }
    dlclose(handle)
    return nil
  }
}

/// The folders that the program keeps things in.
enum Folders {
  static var finding: Examined {
    let folders = [Places.state, Places.cache]
    let refused = folders.lazy.compactMap { $0 }.first { isRefused($0) }
    let fault =
      folders.contains { $0 == nil }
      ? "HOME names no folder" : refused.map { "\($0) cannot be written" }
    return Examined(
      purpose: "history, results kept", name: Places.state ?? "a folder", fault: fault)
  }

  /// Whether the nearest folder above a path that is there takes no new file.
  private static func isRefused(_ path: String) -> Bool {
    var path = path
    while access(path, F_OK) != 0, path != "/", path != "." { path = FilePath.folder(of: path) }
    return access(path, W_OK) != 0
  }
}
