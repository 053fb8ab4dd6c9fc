// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
  + (Context.environment["VAE_WARNINGS"] == "error" ? [.treatAllWarnings(as: .error)] : [])

/// With this, libFuzzer begins what is built of `Fuzzing`, as `scripts/fuzz` asks for.
let underLibFuzzer: [SwiftSetting] =
  Context.environment["VAE_FUZZ"] == nil ? [] : [.define("LIBFUZZER")]

/// A Swift target with the package's language settings.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The test target of the module of that name.
func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil,
  exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.init(stringLiteral: name)] + dependencies,
    exclude: exclude, resources: resources, swiftSettings: strict)
}

let package = Package(
  name: "vae",
  products: [
    .executable(name: "vae", targets: ["vae"]),
    .executable(name: "vae-containers", targets: ["ContainerWorker"]),
    .executable(name: "vae-jupyter", targets: ["JupyterKernel"]),
    .library(name: "Sessions", targets: ["Sessions"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // 0: C
    .target(name: "CBeneath"),
    .target(name: "CKernels"),
    .target(name: "CMemory"),
    .target(name: "CLoading"),
    .target(name: "CCairo", dependencies: ["CLoading"]),
    .target(name: "COpenBLAS", dependencies: ["CLoading"]),
    .target(name: "CSpikeEncoder", exclude: ["encoder.safetensors"]),
    .target(name: "CSVM", linkerSettings: [.linkedLibrary("svm")]),
    .target(name: "CEdit", linkerSettings: [.linkedLibrary("edit")]),
    .target(name: "CZlib", dependencies: ["CLoading"]),
    .target(name: "CZMQ", dependencies: ["CLoading"]),
    .target(name: "CDigest", linkerSettings: [.linkedLibrary("md")]),
    .systemLibrary(name: "CAttributes"),
    .systemLibrary(name: "CDescriptors"),
    .systemLibrary(
      name: "CMarkdown", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CHDF5", pkgConfig: "hdf5", providers: [.apt(["libhdf5-dev"])]),
    .systemLibrary(name: "CMatIO", pkgConfig: "matio", providers: [.apt(["libmatio-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),

    // 1: below both columns
    module("Memory", ["CMemory"]),
    module("Files", ["CDigest", "CZlib", "Memory"]),
    module("Wording"),
    module("Containers", ["Files", "Memory", "CDescriptors"]),

    // 1 and 2: the library
    module("LinearAlgebra", ["COpenBLAS", "CKernels"]),
    module("Datasets", ["LinearAlgebra", "Containers", "Files", "Memory", "Wording"]),
    module("Autoencoders", ["LinearAlgebra", "Files", "Memory", "CKernels", "CSpikeEncoder"]),
    module("Analysis", ["LinearAlgebra", "CSVM", "Memory", "Wording"]),
    module("Figures", ["CCairo", "Wording"]),

    // 1 and 2: the language
    module("Syntax", ["Wording"]),
    module("Interpreter", ["Syntax", "Files", "Memory", "Wording"]),

    // 3 to 6: where they meet, and the ways in
    module(
      "Commands",
      [
        "Interpreter", "LinearAlgebra", "Datasets", "Autoencoders", "Analysis", "Figures", "Files",
        "Memory", "Wording",
      ]),
    module(
      "Sessions",
      [
        "Commands", "Interpreter", "Syntax", "Files", "Memory", "Wording", "CAttributes",
        "CBeneath",
      ]),
    module("Terminal", ["Sessions", "Wording", "CEdit"]),
    .target(
      name: "Lessons", dependencies: ["Sessions", "Files", "Wording"], exclude: ["README.md"],
      resources: [.embedInCode("Texts")], swiftSettings: strict),
    module("Reports", ["Sessions", "Lessons", "Files", "Wording", "CMarkdown"]),
    module("Editors", ["Sessions", "Files", "Wording"]),
    module("Sweeps", ["Sessions", "Files", "Wording", "CDescriptors"]),
    .executableTarget(
      name: "vae",
      dependencies: [
        "Sessions", "Terminal", "Reports", "Lessons", "Editors", "Sweeps",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "JupyterKernel",
      dependencies: [
        "Sessions", "Reports", "Lessons", "Files", "Wording", "CZMQ",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("Install/Logo")], swiftSettings: strict),
    .executableTarget(
      name: "ContainerWorker",
      dependencies: ["Containers", "Files", "CDescriptors", "CHDF5", "CMatIO", "CZip"],
      swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CKernels", "LinearAlgebra", "Datasets", "Autoencoders", "Analysis", "Files", "Interpreter",
        "Sessions",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "Commands", "Interpreter", "Files", "Sessions", "Reports", "Lessons", "Editors",
        "HostInMemory",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict + underLibFuzzer),

    .target(
      name: "HostInMemory", dependencies: ["Files", "Interpreter"], path: "Tests/HostInMemory",
      swiftSettings: strict),

    tests("Files"),
    tests("Wording"),
    tests("Containers", ["Files"]),
    tests("LinearAlgebra"),
    tests(
      "Datasets", ["LinearAlgebra", "Containers", "Files", "Sessions"],
      resources: [.copy("Reference")]),
    tests("Autoencoders", ["LinearAlgebra", "Files"], resources: [.copy("Reference")]),
    tests("Analysis", ["LinearAlgebra"], resources: [.copy("Reference")]),
    .target(name: "SVGRules", path: "Tests/SVGRules", swiftSettings: strict),
    tests("Figures", ["SVGRules", "Wording"], resources: [.copy("Golden")]),
    tests("Syntax", ["Wording"]),
    tests("Interpreter", ["Syntax", "Files"]),
    tests(
      "Commands",
      [
        "Interpreter", "Syntax", "LinearAlgebra", "Datasets", "Autoencoders", "Files", "SVGRules",
        "HostInMemory",
      ],
      resources: [.copy("Written-0.1.0"), .copy("Reference")]),
    tests(
      "Sessions", ["Commands", "Interpreter", "Files", "Wording", "CAttributes", "CBeneath"],
      exclude: ["Embedding", "Transcripts"]),
    tests("Terminal", ["Sessions", "Wording"]),
    tests("Reports", ["Sessions", "Interpreter", "Files"]),
    tests("Lessons", ["Sessions"]),
    tests("JupyterKernel", ["CZMQ", "Sessions", "Reports", "Files"]),
    tests("Editors", ["Files", "Sessions"]),
    tests("Sweeps", ["Files", "Sessions"]),
    tests("vae", ["Lessons"]),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
  ]
)
