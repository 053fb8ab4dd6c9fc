import Foundation
import Testing

/// What each module may import besides the standard library; the picture in Sources/README.md.
private let allowed: [String: Set<String>] = [
  "CBeneath": [],
  "CCairo": [],
  "CKernels": [],
  "CLoading": [],
  "CMemory": [],
  "COpenBLAS": [],
  "CSpikeEncoder": [],
  "CSVM": [],
  "CEdit": [],
  "CAttributes": [],
  "CDigest": [],
  "CMarkdown": [],
  "CDescriptors": [],
  "CHDF5": [],
  "CMatIO": [],
  "CZip": [],
  "CZlib": [],
  "CZMQ": [],
  "Memory": ["CMemory", "Synchronization"],
  "Files": ["CDigest", "CZlib", "Memory"],
  "Wording": [],
  "LinearAlgebra": ["COpenBLAS", "CKernels", "Glibc", "Synchronization"],
  "Containers": ["CDescriptors", "Files", "Memory", "Glibc"],
  "ContainerWorker": ["Containers", "Files", "CDescriptors", "CHDF5", "CMatIO", "CZip", "Glibc"],
  "Datasets": [
    "LinearAlgebra", "Containers", "Files", "Memory", "Wording", "Glibc", "Synchronization",
  ],
  "Autoencoders": [
    "LinearAlgebra", "Files", "Memory", "CKernels", "CSpikeEncoder", "Glibc", "Synchronization",
  ],
  "Analysis": ["LinearAlgebra", "CSVM", "Memory", "Wording", "Glibc"],
  "Figures": ["CCairo", "Wording", "Glibc"],
  "Syntax": ["Wording"],
  "Interpreter": ["Syntax", "Files", "Memory", "Wording", "Glibc", "Synchronization"],
  "Commands": [
    "Interpreter", "Syntax", "LinearAlgebra", "Datasets", "Autoencoders", "Analysis", "Figures",
    "Files", "Memory", "Wording", "FoundationEssentials",
  ],
  "Sessions": [
    "Commands", "Interpreter", "Syntax", "Files", "Memory", "Wording", "CAttributes",
    "CBeneath", "FoundationEssentials", "Glibc", "Synchronization",
  ],
  "Terminal": ["Sessions", "Wording", "CEdit", "Glibc", "Synchronization"],
  "Reports": ["Sessions", "Lessons", "Files", "Wording", "CMarkdown", "FoundationEssentials"],
  "Lessons": ["Sessions", "Files", "Wording", "FoundationEssentials"],
  "JupyterKernel": [
    "Sessions", "Reports", "Lessons", "Files", "Wording", "CZMQ", "ArgumentParser",
    "FoundationEssentials", "Glibc", "Synchronization",
  ],
  "Editors": ["Sessions", "Files", "Wording", "Glibc"],
  "Sweeps": ["Sessions", "Files", "Wording", "CDescriptors", "FoundationEssentials", "Glibc"],
  "vae": [
    "Sessions", "Sweeps", "Terminal", "Reports", "Lessons", "Editors", "ArgumentParser", "Glibc",
  ],
  "Benchmarks": [
    "CKernels", "LinearAlgebra", "Datasets", "Autoencoders", "Analysis", "Files",
    "Interpreter", "Sessions", "ArgumentParser", "Glibc",
  ],
  "Fuzzing": [
    "Commands", "Interpreter", "Files", "Sessions", "Reports", "Lessons", "Editors",
    "HostInMemory", "ArgumentParser", "FoundationEssentials", "Glibc", "Synchronization",
  ],
]

private let root = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// Every file below Sources, by its module.
func sources() throws -> [(module: String, file: String, text: String)] {
  let folder = root.appending(path: "Sources")
  let files = try #require(FileManager.default.enumerator(atPath: folder.path))
  return try files.compactMap { entry in
    guard let path = entry as? String, path.hasSuffix(".swift"),
      let module = path.split(separator: "/").first.map(String.init)
    else { return nil }
    return (module, path, try String(contentsOf: folder.appending(path: path), encoding: .utf8))
  }
}

@Test("A module imports only what stands below it")
func importsPointDown() throws {
  let files = try sources()
  #expect(files.count > 30)
  for (module, file, text) in files {
    let modules = try #require(allowed[module], "\(module) is not in the table")
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"), keyword <= 2, keyword + 1 < words.count,
        words[..<keyword].allSatisfy({ $0.hasPrefix("@") || ["package", "public"].contains($0) })
      else { continue }
      let imported = String(words[keyword + 1])
      #expect(modules.contains(imported), "\(file) imports \(imported)")
    }
  }
}

@Test("Files are opened by the host alone")
func hostOpensFiles() throws {
  let ways = #/(Glibc\.| )open\([^)]*O_[A-Z]|fopen\(|FileHandle|contentsOf(File)?: *(URL|path)/#
  var opening: Set<String> = []
  for (_, file, text) in try sources() where text.contains(ways) { opening.insert(file) }
  let others = opening.filter { !$0.hasPrefix("Sessions/Disk") && !$0.hasPrefix("Sessions/Safe") }
  #expect(others.sorted() == [])
  #expect(opening.contains("Sessions/Disk/StagedFile.swift"))
}

@Test("Front ends take the disk that safe mode leaves them")
func frontEndsAreConfined() throws {
  let free = ["Sessions", "Benchmarks", "Fuzzing"]
  for (module, file, text) in try sources() where !free.contains(module) {
    #expect(!text.contains("DiskHost(") && !text.contains(".ofSystem"), "\(file)")
  }
}

@Test("Every folder of Sources is in the table, in the package and on the map")
func foldersAreKnown() throws {
  let folder = root.appending(path: "Sources")
  let found = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    .filter { !$0.hasSuffix(".md") }
  #expect(Set(found) == Set(allowed.keys))
  let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
  let map = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
  for module in found {
    #expect(manifest.contains("\"\(module)\""))
    #expect(map.contains("`\(module)`"))
  }
}

@Test("No file but the registry lists the kinds that models are made of")
func kindsAreListedOnce() throws {
  // What a kind's own file, and no other, has in hand.
  let kinds: [(list: String, names: [String])] = [
    ("layers", ["LSTM.Kind", "Dense.Kind", "Conv.Kind"]),
    ("likelihoods", ["MeanSquaredError", "Gaussian.self", "GaussianByNeuron"]),
  ]
  let files = try sources()
  let registry = try #require(files.first { $0.file == "Autoencoders/Kinds.swift" })
  for (list, names) in kinds {
    #expect(registry.text.contains("let \(list): "))
    #expect(names.allSatisfy { registry.text.contains($0) })
    for (_, file, text) in files where file != registry.file {
      let known = names.filter { text.contains($0) }
      // One kind is an own file, or the usual one.
      #expect(known.count < 2, "\(file) knows \(known)")
    }
  }
  // What a kind is called in the language stands in its own file alone.
  for name in ["lstm", "dense", "conv", "mse", "gaussian-by-neuron"] {
    let places = files.filter { $0.module == "Autoencoders" && $0.text.contains("\"\(name)\"") }
    let commands = files.filter { $0.module == "Commands" && $0.text.contains("\"\(name)\"") }
    #expect(places.count >= 1 && commands.isEmpty, "\(name) stands in \(commands.map(\.file))")
  }
}

@Test("A command's body is a few lines that call the library")
func bodiesAreShort() throws {
  for (module, file, text) in try sources() where module == "Commands" {
    for (line, length) in commandBodies(in: text) {
      #expect(length <= 12, "\(file):\(line): a body of \(length) lines; move the work below")
    }
  }
}

/// The trailing closures of `Command(…)` in a source text: their first line and their length,
/// from the indentation that the formatter holds.
private func commandBodies(in text: String) -> [(line: Int, length: Int)] {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  func indentation(_ line: String) -> Int { line.prefix { $0 == " " }.count }
  var bodies: [(Int, Int)] = []
  for start in lines.indices where lines[start].contains("Command(") {
    let outer = indentation(lines[start])
    guard
      let open = lines[start...].firstIndex(where: { line in
        line.hasSuffix(" in") && line.contains("{") && indentation(line) <= outer + 2
      }),
      let close = lines[(open + 1)...].firstIndex(where: { indentation($0) <= outer && !$0.isEmpty }
      )
    else { continue }
    bodies.append((start + 1, close - open - 1))
  }
  return bodies
}
