import Datasets
import Interpreter

/// A format that `save` writes, named by a path's ending.
enum FileFormat: String, CaseIterable {
  case svg, pdf, png, csv, npy, npz, mat, nwb, json, safetensors

  /// The format of a path for a value of a kind; refused where that kind has another.
  init(of path: String, for kind: String, among allowed: [FileFormat]) throws(Fault) {
    guard let format = allowed.first(where: { $0.isEnding(of: path) }) else {
      throw Fault(
        Self.sentence(withArticle(kind), allowed), at: .init("path", "ends in another way"))
    }
    self = format
  }
}

extension FileFormat {
  /// The format of a path that a plot may have; SVG where it tells none, as a device.
  init(ofFigure path: String) { self = Self.plot.first { $0.isEnding(of: path) } ?? .svg }

  static let plot: [FileFormat] = [.svg, .pdf, .png]
  static let recording: [FileFormat] = [.csv, .npy, .npz, .mat, .nwb]

  /// The format of files with many arrays, nil for any other.
  var archive: ArchiveFormat? {
    switch self {
    case .npz: .npz
    case .mat: .mat
    case .nwb: .nwb
    case .svg, .pdf, .png, .csv, .npy, .json, .safetensors: nil
    }
  }

  /// The formats in which values of a kind are saved; none where they are not.
  static func all(for kind: any DomainValue.Type) -> [FileFormat] {
    switch kind {
    case is Plot.Type: plot
    case is Recording.Type: recording
    case is Dataset.Type: [.csv, .npy, .npz, .mat, .safetensors]
    case is DataTable.Type: [.csv, .json]
    case is any Kept.Type: [.safetensors]
    case is any Finding.Type: [.json]
    default: []
    }
  }

  /// The formats in which values of a type are saved; none where that cannot be told.
  static func all(for type: ValueType) -> [FileFormat] {
    switch type {
    case .any, .oneOf: []
    case .object(let kind): vocabulary.kinds[kind].map { all(for: $0.type) } ?? []
    case .tensor, .list, .range: [.npy, .npz, .mat, .csv, .json]
    case .none, .bool, .number, .integer, .fraction, .text, .choice, .record: [.json]
    }
  }

  /// Why a value of a type cannot be saved at a path, nil where it may be: asked before any work.
  static let refusal: @Sendable (String, ValueType) -> String? = { path, type in
    guard case .oneOf(let types) = type else { return refusal(of: path, for: type) }
    // Of one of several types only what none of them is kept in is refused.
    let refusals = types.compactMap { refusal(of: path, for: $0) }
    return refusals.count == types.count ? refusals.first : nil
  }

  private static func refusal(of path: String, for type: ValueType) -> String? {
    let formats = all(for: type)
    if type == .object(Recording.kind) {
      return RecordingNames.isForeign(path) ? sentence(type.briefly, formats) : nil
    }
    if case .object = type, formats.isEmpty { return unsaved(type.briefly) }
    return refusal(of: path, for: type.briefly, among: formats)
  }

  /// The same for a parameter that takes some formats, whatever the call is about.
  static func refusal(
    _ what: String, _ formats: [FileFormat]
  ) -> @Sendable (String, ValueType) -> String? {
    { path, _ in refusal(of: path, for: what, among: formats) }
  }

  private static func refusal(
    of path: String, for what: String, among formats: [FileFormat]
  ) -> String? {
    // A device takes whatever it is given.
    guard !formats.isEmpty, !path.hasPrefix("/dev/") else { return nil }
    return formats.contains { $0.isEnding(of: path) } ? nil : sentence(what, formats)
  }

  /// Why values of a kind are not saved.
  static func unsaved(_ what: String) -> String {
    "\(what) is not saved, but its fields can be, as save(x.weights, \"weights.npy\")"
  }

  fileprivate func isEnding(of path: String) -> Bool { path.lowercased().hasSuffix("." + rawValue) }

  fileprivate static func sentence(_ what: String, _ formats: [FileFormat]) -> String {
    let endings = formats.map { "." + $0.rawValue }.joined(separator: " or ")
    return "a path for \(what) must end in \(endings)"
  }
}

extension [NewFile] {
  /// Writes all together, and gives the path, or the paths where there are several.
  func write(on host: any Host) throws -> Either<String, [String]> {
    try host.write(self)
    return count == 1 ? .first(self[0].path) : .second(map(\.path))
  }
}
