import Files
import Sessions

extension Lesson {
  /// The lessons that the program carries, in the order in which they are taught.
  public static var shipped: [Lesson] {
    shippedTexts.compactMap { try? Lesson(path: $0.path, text: $0.text ?? "") }
  }

  /// The shipped lesson of a name, or the one in a file whose name ends in ".md".
  ///
  /// - Throws: What is wrong with the file.
  public static func named(_ name: String) throws(LessonFaults) -> Lesson? {
    guard name.hasSuffix(".md") else { return shipped.first { $0.name == name } }
    let file = read(name)
    guard let text = file.text else { throw LessonFaults(unreadable: name) }
    return try Lesson(path: name, text: text)
  }

  /// The text of a file, nil where it cannot be read.
  static func read(_ path: String) -> (path: String, text: String?) {
    (path, (try? DiskHost.ofStatements.read(path)).map { String(decoding: $0, as: UTF8.self) })
  }

  static let shippedTexts: [(path: String, text: String?)] = resources.map { path, bytes in
    (path, String(decoding: bytes, as: UTF8.self))
  }

  private static let resources: [(path: String, bytes: [UInt8])] = [
    ("traces.md", PackageResources.traces_md),
    ("indicators.md", PackageResources.indicators_md),
    ("baseline.md", PackageResources.baseline_md),
    ("windows.md", PackageResources.windows_md),
    ("autoencoders.md", PackageResources.autoencoders_md),
    ("variational.md", PackageResources.variational_md),
    ("elbo.md", PackageResources.elbo_md),
    ("lstm.md", PackageResources.lstm_md),
    ("latent.md", PackageResources.latent_md),
    ("walk.md", PackageResources.walk_md),
    ("deconvolution.md", PackageResources.deconvolution_md),
    ("spikes.md", PackageResources.spikes_md),
    ("own.md", PackageResources.own_md),
  ]
}
