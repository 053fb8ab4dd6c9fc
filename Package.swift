// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
  + (Context.environment["VAE_WARNINGS"] == "error" ? [.treatAllWarnings(as: .error)] : [])

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
    .library(name: "Sessions", targets: ["Sessions"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // 0: C
    .target(name: "CKernels"),
    .target(name: "COpenBLAS"),
    .target(name: "CSVM", linkerSettings: [.linkedLibrary("svm")]),
    .target(name: "CEdit", linkerSettings: [.linkedLibrary("edit")]),
    .systemLibrary(name: "CDigest", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),
    .systemLibrary(
      name: "CMarkdown", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

    // 1 and 2: the library
    module("LinearAlgebra", ["COpenBLAS", "CKernels"]),
    module("Datasets", ["LinearAlgebra"]),
    module("Autoencoders", ["LinearAlgebra", "CKernels"]),
    module("Analysis", ["LinearAlgebra", "CSVM"]),
    module("Figures"),

    // 1 and 2: the language
    module("Syntax"),
    module("Interpreter", ["Syntax"]),

    // 3 to 6: where they meet, and the ways in
    module(
      "Commands",
      ["Interpreter", "LinearAlgebra", "Datasets", "Autoencoders", "Analysis", "Figures"]),
    module("Sessions", ["Commands", "Interpreter", "Syntax", "CDigest"]),
    module("Terminal", ["Sessions", "CEdit"]),
    module("Reports", ["Sessions", "CMarkdown"]),
    .target(
      name: "Lessons", dependencies: ["Sessions"], exclude: ["README.md"],
      resources: [.embedInCode("Texts")], swiftSettings: strict),
    .executableTarget(
      name: "vae",
      dependencies: [
        "Sessions", "Terminal", "Reports", "Lessons",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CKernels", "LinearAlgebra", "Datasets", "Autoencoders", "Analysis", "Sessions",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    tests("LinearAlgebra"),
    tests("Datasets", ["LinearAlgebra"]),
    tests("Autoencoders", ["LinearAlgebra"], resources: [.copy("Reference")]),
    tests("Analysis", ["LinearAlgebra"], resources: [.copy("Reference")]),
    .target(name: "SVGRules", path: "Tests/SVGRules", swiftSettings: strict),
    tests("Figures", ["SVGRules"], resources: [.copy("Golden")]),
    tests("Syntax"),
    tests("Interpreter", ["Syntax"]),
    tests(
      "Commands",
      ["Interpreter", "Syntax", "LinearAlgebra", "Datasets", "Autoencoders", "SVGRules"]),
    tests("Sessions", ["Commands", "Interpreter"], exclude: ["Embedding", "Transcripts"]),
    tests("Terminal", ["Sessions"]),
    tests("Reports", ["Sessions", "Interpreter"]),
    tests("Lessons", ["Sessions"]),
    tests("vae"),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
  ]
)
