import Containers
import Files

/// The entries of an NWB file for a recording.
struct NeurodataFile {
  let recording: Recording
  var content = ArchiveContent()
  /// How many objects have an identity so far.
  private var objects: UInt64 = 0

  init(_ recording: Recording) { self.recording = recording }

  private static let plane = "general/optophysiology/plane"
  private static let device = "general/devices/microscope"
  static let regions = "processing/ophys/ImageSegmentation/PlaneSegmentation"
  /// Nobody knows when it was: NWB asks for a date all the same.
  private static let date = "1970-01-01T00:00:00+00:00"

  /// The attributes of an object of a type, with more.
  mutating func object(
    _ type: String, in namespace: String = "core", _ more: [String: Entry.Attribute] = [:]
  ) -> [String: Entry.Attribute] {
    objects += 1
    let own: [String: Entry.Attribute] = [
      "neurodata_type": .text(type), "namespace": .text(namespace),
      "object_id": .text(identity(objects)),
    ]
    return own.merging(more) { $1 }
  }

  /// An identifier that content and place decide, so that the same recording gives the same file.
  private func identity(_ place: UInt64) -> String {
    let words = [recording.fingerprint, Fingerprint.of(recording.fingerprint, place)]
    let digits = words.map { word in
      let text = String(word, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }.joined()
    let ends = [8, 12, 16, 20, 32]
    return zip([0] + ends, ends).map { String(digits.dropFirst($0).prefix($1 - $0)) }
      .joined(separator: "-")
  }

  mutating func addTop(_ provenance: String?) {
    content.add("", .group, object("NWBFile", ["nwb_version": .text("2.7.0")]))
    for group in [
      "acquisition", "analysis", "general", "general/devices", "general/optophysiology",
      "processing", "stimulus", "stimulus/presentation", "stimulus/templates",
    ] {
      content.add(group, .group)
    }
    content.add("file_create_date", [Self.date])
    content.add("identifier", identity(0))
    content.add(
      "session_description",
      "traces of neurons, from \(recording.sources.joined(separator: ", ")); the date is not known")
    content.add("session_start_time", Self.date)
    content.add("timestamps_reference_time", Self.date)
    if let provenance { content.add("general/notes", provenance) }
    addSubject()
  }

  /// NWB asks whom the neurons are of: an animal, of any age, as far as is known here.
  private mutating func addSubject() {
    content.add("general/subject", .group, object("Subject"))
    content.add("general/subject/subject_id", "unknown")
    content.add("general/subject/species", "http://purl.obolibrary.org/obo/NCBITaxon_33208")
    content.add("general/subject/sex", "U")
    content.add("general/subject/age", "P0D/")
  }

  mutating func addPlane() {
    let (plane, channel) = (Self.plane, Self.plane + "/optical_channel")
    content.add(
      Self.device, .group, object("Device", ["description": .text("not known")]))
    content.add(plane, .group, object("ImagingPlane"))
    content.add(plane + "/description", "the plane of the neurons")
    content.add(plane + "/excitation_lambda", single: .nan)
    content.add(plane + "/imaging_rate", single: recording.rate)
    content.add(plane + "/indicator", recording.indicator ?? "unknown")
    content.add(plane + "/location", "unknown")
    content.add(channel, .group, object("OpticalChannel"))
    content.add(channel + "/description", "not known")
    content.add(channel + "/emission_lambda", single: .nan)
    content.add(plane + "/device", .link(Self.device))
  }

  mutating func addRegions() {
    content.add(
      "processing/ophys", .group,
      object("ProcessingModule", ["description": .text("traces of neurons")]))
    content.add("processing/ophys/ImageSegmentation", .group, object("ImageSegmentation"))
    addTable(
      Self.regions, "PlaneSegmentation", rows: recording.traces.count,
      columns: ["image_mask", "neuron_name"] + (recording.lengths == nil ? [] : ["sample_count"]),
      description: "the neurons", namespace: "core")
    content.add(
      Self.regions + "/neuron_name", .texts(recording.traces.map(\.name)),
      column("VectorData", "the name of each neuron"))
    if let lengths = recording.lengths {
      content.add(
        Self.regions + "/sample_count", .words(lengths), type: "i4",
        column("VectorData", "how many samples of each neuron were recorded"))
    }
    // NWB asks for the pixels of each region: an image of one that belongs to none.
    let count = recording.traces.count
    content.add(
      Self.regions + "/image_mask", .floats([Float](repeating: 0, count: count)),
      shape: [count, 1, 1], type: "f4",
      column("VectorData", "the pixels of each neuron, which are not known"))
    content.add(Self.regions + "/reference_images", .group)
    content.add(Self.regions + "/imaging_plane", .link(Self.plane))
  }

  mutating func addTable(
    _ path: String, _ type: String, rows: Int, columns: [String], description: String,
    namespace: String
  ) {
    content.add(
      path, .group,
      object(type, in: namespace, ["colnames": .texts(columns), "description": .text(description)]))
    content.add(
      path + "/id", .words((0..<rows).map { UInt64($0) }), type: "i4",
      object("ElementIdentifiers", in: "hdmf-common"))
  }

  mutating func column(
    _ type: String, _ description: String, _ more: [String: Entry.Attribute] = [:]
  ) -> [String: Entry.Attribute] {
    object(type, in: "hdmf-common", more.merging(["description": .text(description)]) { $1 })
  }
}
