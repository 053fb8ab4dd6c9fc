import Autoencoders
import Datasets
import Files
import Interpreter
import LinearAlgebra

extension Dataset: Kept {
  func file() throws -> TensorFile {
    let data = try wholeData()
    let shape = [data.rows, data.columns]
    var file = TensorFile(tensors: [NamedTensor(name: "data", shape: shape, values: data.values)])
    file.add("identities", .words(rowIDs))
    if let labels { file.add("labels", .words(labels.map { UInt64($0) })) }
    if let groups { file.add("groups", .words(groups.map { UInt64($0) })) }
    if let means { file.add("means", .floats(means)) }
    if let deviations { file.add("deviations", .floats(deviations)) }
    if let spikes {
      file.tensors.append(NamedTensor(name: "spikes", shape: shape, numbers: .bytes(spikes)))
    }
    file.add(aboutRows)
    if let spans { file.add(spans.file, as: "spans.") }
    return file
  }

  /// What tells the dataset from all others, without the numbers of rows that overlap; nil where a file
  /// does so as well.
  var key: TensorFile? {
    guard var file = outline else { return nil }
    file.add(aboutRows)
    if let labels { file.add("labels", .words(labels.map { UInt64($0) })) }
    if let groups { file.add("groups", .words(groups.map { UInt64($0) })) }
    return file
  }

  /// What the dataset is beside its rows' numbers.
  private var aboutRows: TensorFile {
    var file = TensorFile()
    file.add(labelNames, as: "label_names")
    file.add(groupNames, as: "group_names")
    file.texts["form"] = form.json.written
    file.texts["omitted"] = String(omittedCount)
    if !notes.isEmpty { file.add(notes, as: "notes") }
    if !eventColumns.isEmpty { file.add(TensorFile(eventColumns), as: "events.") }
    if let encodedBy { file.add(encodedBy.file, as: "encoder.") }
    return file
  }

  init(_ file: TensorFile) throws {
    var file = file
    let encoder = try file.take("encoder.").map { try Origin($0) }
    let spans = try file.take("spans.").map { try Spans($0) }
    let events = try file.take("events.").map { try $0.eventColumns() }
    try self.init(
      data: file.matrix("data"), labels: file.positions("labels"),
      labelNames: file.names("label_names"), groups: file.positions("groups"),
      groupNames: file.names("group_names"), rowIDs: file.words("identities"),
      means: file.floats("means"), deviations: file.floats("deviations"),
      spikes: file.spikes(), form: file.text("form") { Form($0) },
      omittedCount: file.text("omitted", wholeNumber))
    notes = file.texts["notes"] == nil ? [] : try file.names("notes")
    encodedBy = encoder
    guard spans == nil || spans?.centres.count == rows else {
      throw FileFault.header(mustHave: "a time for each row")
    }
    self.spans = spans
    if let events { self = try adding(eventColumns: events) }
  }
}

extension Spans {
  fileprivate var file: TensorFile {
    var file = TensorFile()
    file.add("centres", .words(centres.map(\.bitPattern)))
    file.texts["before"] = "\(before)"
    file.texts["after"] = "\(after)"
    file.texts["rate"] = "\(rate)"
    if let band { file.texts["band"] = "\(band)" }
    return file
  }

  fileprivate init(_ file: TensorFile) throws(FileFault) {
    let seconds: (String) -> Double? = { Double($0).flatMap { (0..<1e12).contains($0) ? $0 : nil } }
    let rate = try file.text("rate", seconds)
    guard rate > 0 else { throw .header(mustHave: "a rate above 0") }
    self.init(
      centres: try file.words("centres").map(Double.init(bitPattern:)),
      before: try file.text("before", seconds), after: try file.text("after", seconds), rate: rate,
      band: file.texts["band"] == nil ? nil : try file.text("band", seconds))
  }
}

extension TensorFile {
  fileprivate func spikes() throws(FileFault) -> [UInt8]? {
    guard let tensor = self["spikes"] else { return nil }
    guard case .bytes(let counts) = tensor.numbers else {
      throw .header(mustHave: "spikes as bytes")
    }
    return counts
  }
}
