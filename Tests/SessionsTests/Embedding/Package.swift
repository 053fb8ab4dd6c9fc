// swift-tools-version: 6.2
import PackageDescription

/// A program that speaks the language, as anyone may write one: it depends on the product
/// `Sessions` by URL and version.
let package = Package(
  name: "embedding",
  dependencies: [
    .package(url: Context.environment["VAE_REPOSITORY"] ?? "vae", from: "0.1.0")
  ],
  targets: [
    .executableTarget(
      name: "Embedding", dependencies: [.product(name: "Sessions", package: "vae")])
  ]
)
