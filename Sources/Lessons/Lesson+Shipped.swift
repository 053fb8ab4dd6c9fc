extension Lesson {
  /// The lessons that the program carries, in the order in which they are taught.
  public static var shipped: [Lesson] {
    shippedTexts.compactMap { try? Lesson(path: $0.path, text: $0.text ?? "") }
  }

  /// The shipped lesson of a name.
  public static func shipped(named name: String) -> Lesson? {
    shipped.first { $0.name == name }
  }

  static let shippedTexts: [(path: String, text: String?)] = resources.map { path, bytes in
    (path, String(decoding: bytes, as: UTF8.self))
  }

  private static let resources: [(path: String, bytes: [UInt8])] = [
    ("traces.md", PackageResources.traces_md),
    ("windows.md", PackageResources.windows_md),
    ("autoencoders.md", PackageResources.autoencoders_md),
    ("variational.md", PackageResources.variational_md),
    ("lstm.md", PackageResources.lstm_md),
    ("latent.md", PackageResources.latent_md),
    ("walk.md", PackageResources.walk_md),
  ]
}
