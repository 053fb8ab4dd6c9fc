import Autoencoders
import Datasets
import Files
import Interpreter
import LinearAlgebra
import Wording

extension Value {
  /// The files that a value is kept in; most values are one.
  func files(
    at path: String, layout: WeightLayout? = nil, _ context: CallContext
  ) throws -> [NewFile] {
    if let layout { return [try weights(in: layout, at: path)] }
    if case .object(let object) = self {
      if let recording = object.content as? Recording {
        return try recording.files(at: path, context, madeBy: object.provenance)
      }
      return try object.content.files(at: path, context, madeBy: object.provenance)
    }
    guard let tensor, !tensor.shape.isEmpty else {
      _ = try FileFormat(of: path, for: kind, among: [.json])
      return [NewFile(path, text: try JSONText(self).text)]
    }
    let format = try FileFormat(of: path, for: kind, among: FileFormat.all(for: .tensor))
    switch format {
    case .csv: return [NewFile(path, text: try tensor.table)]
    case .npy: return [NewFile(path, ArrayFile.bytes(tensor.values, shape: tensor.shape))]
    case .npz, .mat, .nwb:
      let content = ArchiveContent("x", tensor.values, shape: tensor.shape)
      return [try NewFile(path, content, format, context)]
    case .json, .svg, .pdf, .png, .safetensors:
      return [NewFile(path, text: try JSONText(self).text)]
    }
  }

  /// A network's weights alone, for other programs.
  private func weights(in layout: WeightLayout, at path: String) throws -> NewFile {
    guard let network = try? Either<Model, TrainedClassifier>.bind(self) else {
      throw Fault(
        "layout is of the weights of a model or a classifier, but this is a \(kind)",
        at: .init("layout", "not for a \(kind)"))
    }
    _ = try FileFormat(of: path, for: kind, among: [.safetensors])
    let file =
      switch network {
      case .first(let model): try model.vae.weights(in: layout)
      case .second(let classifier): try classifier.network.weights(in: layout)
      }
    return NewFile(path, file.bytes())
  }
}

extension DomainValue {
  fileprivate func files(
    at path: String, _ context: CallContext, madeBy provenance: Provenance?
  ) throws -> [NewFile] {
    switch self {
    case let plot as Plot:
      let format = try FileFormat(of: path, for: Plot.kind, among: FileFormat.plot)
      return [NewFile(path, try plot.figure.file(in: format))]
    case let dataset as Dataset: return [try dataset.file(at: path, context, madeBy: provenance)]
    case let table as DataTable: return [try table.file(at: path)]
    case let kept as any Kept:
      _ = try FileFormat(of: path, for: Self.kind, among: [.safetensors])
      return [NewFile(path, try kept.bytes(madeBy: provenance))]
    case is any Finding:
      _ = try FileFormat(of: path, for: Self.kind, among: [.json])
      return [NewFile(path, text: try JSONText(value).text)]
    default:
      throw Fault(FileFormat.unsaved(value.briefly), at: .init("x", "this is \(value.briefly)"))
    }
  }
}

/// What an analysis found: numbers by name, kept as JSON.
protocol Finding: DomainValue {}
extension Scores: Finding {}
extension ConfusionTable: Finding {}
extension FoldScores: Finding {}
extension History: Finding {}
extension Condition: Finding {}

extension NewFile {
  /// A file of many arrays.
  fileprivate init(
    _ path: String, _ content: ArchiveContent, _ format: FileFormat, _ context: CallContext
  ) throws(DatasetError) {
    self.init(
      path,
      try content.bytes(format.archive ?? .npz, for: path, isCancelled: context.isCancelled))
  }
}

extension NewFile {
  /// A NumPy array, whose rows are made as it is written.
  fileprivate init(_ path: String, _ rows: ArrayRows, _ context: CallContext) {
    self.init(path, parts: rows.parts) { part throws(HostError) in
      do throws(DatasetError) {
        let bytes = try rows.bytes(of: part, isCancelled: context.isCancelled)
        if rows.parts > 1 {
          context.report(Progress(saved: rows.neurons(of: part).upperBound, of: rows.neurons))
        }
        return bytes
      } catch {
        throw HostError("cannot make \(path)", because: error.message)
      }
    }
  }
}

extension Progress {
  fileprivate init(saved neurons: Int, of total: Int) {
    self.init(task: "save", done: neurons, total: total, unit: "neuron", isMilestone: false)
  }
}

extension Recording {
  /// What the path's ending says; without one of a known format a pair of SpikeFinder files.
  fileprivate func files(
    at path: String, _ context: CallContext, madeBy provenance: Provenance?
  ) throws -> [NewFile] {
    guard !RecordingNames.isTable(path) else {
      return try tables(at: path, beside: context.host)
    }
    let format = try FileFormat(of: path, for: Self.kind, among: FileFormat.recording)
    let origin = provenance?.json.written
    switch format {
    case .nwb: return [try NewFile(path, neurodata(madeBy: origin), format, context)]
    case .npz, .mat: return [try NewFile(path, archive(madeBy: origin), format, context)]
    case .npy, .csv, .svg, .pdf, .png, .json, .safetensors:
      let beside = path.dropLast(format.rawValue.count) + "spikes." + format.rawValue
      let spikes = spikeRows.map { [NewFile(String(beside), $0, context)] }
      return [NewFile(path, traceRows, context)] + (spikes ?? [])
    }
  }

  /// Tables with a column of times for a path ending in .csv, else a pair of SpikeFinder files.
  private func tables(at path: String, beside host: any Host) throws -> [NewFile] {
    let names = RecordingNames(path)
    guard !names.isPair || quantity == .fluorescence else {
      throw Fault(
        "a pair of SpikeFinder files holds fluorescence, but these are \(quantity.noun)",
        at: .init("path", "a pair"), help: "save(x, \"found.csv\") says what they are")
    }
    let (traces, spikes) = names.isPair ? try spikeFinderFiles() : tables()
    if names.isPair, spikes == nil, host.kind(of: names.spikes) == .file {
      throw Fault(
        "\(names.spikes) is there, but this recording has no spikes: load would take them for its "
          + "own", at: .init("path", "the other half of a pair"),
        help: "give another path, or remove \(names.spikes)")
    }
    return [NewFile(names.traces, traces)] + (spikes.map { [NewFile(names.spikes, $0)] } ?? [])
  }
}

/// The two files that a recording is saved in.
struct RecordingNames {
  let traces: String
  let spikes: String
  /// Whether they are a pair of SpikeFinder files, else tables with a column of times.
  let isPair: Bool

  /// Whether a path ends like files that no recording is saved in.
  static func isForeign(_ path: String) -> Bool {
    !isTable(path) && !arrayEndings.contains { path.lowercased().hasSuffix($0) }
  }

  /// Whether a path may be that of tables of text.
  ///
  /// What stands behind a dot and is no longer than an ending is one, but for `4.test`, as the two
  /// files of a recording in the SpikeFinder challenge are called, and numbers.
  static func isTable(_ path: String) -> Bool {
    let name = path.lowercased().split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return true }
    let ending = name[name.index(after: dot)...]
    if ["csv", "test"].contains(ending) { return true }
    return !longEndings.contains(String(ending))
      && !(ending.count <= 4 && ending.first?.isLetter ?? false)
  }

  private static let arrayEndings = [".npy", ".npz", ".mat", ".nwb"]
  private static let longEndings: Set<String> = ["safetensors", "parquet", "feather", "pickle"]

  init(_ path: String) {
    let (lowered, pair) = (path.lowercased(), ".calcium.csv")
    isPair = lowered.hasSuffix(pair) || !lowered.hasSuffix(".csv")
    let name =
      isPair
      ? (lowered.hasSuffix(pair) ? String(path.dropLast(pair.count)) : path)
      : String(path.dropLast(4))
    traces = name + (isPair ? pair : ".csv")
    spikes = name + ".spikes.csv"
  }
}

extension Dataset {
  fileprivate func file(
    at path: String, _ context: CallContext, madeBy provenance: Provenance?
  ) throws -> NewFile {
    let format = try FileFormat(of: path, for: Self.kind, among: FileFormat.all(for: Self.self))
    let data = try wholeData()
    return switch format {
    case .safetensors: NewFile(path, try bytes(madeBy: provenance))
    case .npy: NewFile(path, ArrayFile.bytes(data.values, shape: [data.rows, data.columns]))
    case .npz, .mat, .nwb:
      try NewFile(path, archive(madeBy: provenance?.json.written), format, context)
    case .csv, .svg, .pdf, .png, .json: NewFile(path, csv())
    }
  }
}

extension DataTable {
  fileprivate func file(at path: String) throws -> NewFile {
    switch try FileFormat(of: path, for: Self.kind, among: [.csv, .json]) {
    case .csv: NewFile(path, try csv())
    case .json, .npy, .npz, .mat, .nwb, .svg, .pdf, .png, .safetensors:
      NewFile(path, text: try JSONText(value).text)
    }
  }
}

extension Tensor {
  /// Rows of numbers under the columns' numbers, what is missing blank.
  fileprivate var table: String {
    get throws(Fault) {
      let rows = try matrix("x")
      guard rows.columns > 0 else {
        throw Fault(
          "a .csv file must have columns, but this is \(Tensor.describe(shape))",
          at: .init("x", "has none"), help: "save it as .npy")
      }
      var text = (0..<rows.columns).map(String.init).joined(separator: ",") + "\n"
      for row in 0..<rows.rows {
        text += rows.row(row).map { $0.isNaN ? "" : "\($0)" }.joined(separator: ",") + "\n"
      }
      return text
    }
  }
}
