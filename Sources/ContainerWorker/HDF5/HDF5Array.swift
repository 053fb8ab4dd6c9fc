import CHDF5
import Containers

/// A dataset of an HDF5 file.
struct HDF5Array {
  let id: HDF5Handle
  let type: HDF5Handle
  private let space: HDF5Handle
  private let layout: HDF5Handle?

  init(_ parent: hid_t, _ path: String, access: hid_t = 0) throws(Complaint) {
    guard let id = HDF5Handle(H5Dopen2(parent, path, access), H5Dclose) else {
      throw HDF5Fault.complaint("\(path) cannot be opened: the file is damaged")
    }
    try self.init(id, path)
  }

  init(_ id: HDF5Handle, _ path: String) throws(Complaint) {
    guard let type = HDF5Handle(H5Dget_type(id.id), H5Tclose),
      let space = HDF5Handle(H5Dget_space(id.id), H5Sclose)
    else { throw HDF5Fault.complaint("\(path) cannot be understood: the file is damaged") }
    (self.id, self.type, self.space) = (id, type, space)
    layout = HDF5Handle(H5Dget_create_plist(id.id), H5Pclose)
  }

  /// The sizes; empty for a single number.
  var shape: [Int] {
    let rank = Int(max(0, H5Sget_simple_extent_ndims(space.id)))
    var sizes = [hsize_t](repeating: 0, count: max(1, rank))
    guard H5Sget_simple_extent_dims(space.id, &sizes, nil) >= 0 else { return [0] }
    if H5Sget_simple_extent_type(space.id) == H5S_NULL { return [0] }
    return sizes[..<rank].map { Int(clamping: $0) }
  }

  /// How many entries there are; 0 where they cannot be counted.
  var count: Int { shape.product ?? 0 }

  /// How many rows are compressed together.
  var chunkRows: Int {
    guard let layout, H5Pget_layout(layout.id) == H5D_CHUNKED else { return 1 }
    var sizes = [hsize_t](repeating: 1, count: 32)
    return H5Pget_chunk(layout.id, 32, &sizes) > 0 ? max(1, Int(clamping: sizes[0])) : 1
  }

  /// Why its numbers are not read, nil where they are.
  var obstacle: String? {
    // Truth values are names for numbers.
    guard [H5T_INTEGER, H5T_FLOAT, H5T_ENUM].contains(H5Tget_class(type.id)) else {
      return "it holds no numbers, but \(HDF5Array.title(of: type.id))"
    }
    guard let layout else { return nil }
    if H5Pget_layout(layout.id) == H5D_VIRTUAL || H5Pget_external_count(layout.id) > 0 {
      return "its numbers are in other files"
    }
    if isClaimed { return "most of its numbers were never written" }
    return missingFilter(layout.id).map { "it is compressed with \($0), which is not there" }
  }

  /// Whether more numbers are claimed than what is stored can hold: deflate makes a thousandth of
  /// zeros, and no filter that is known makes less.
  private var isClaimed: Bool {
    let needed = shape.reduce(Double(H5Tget_size(type.id))) { $0 * Double($1) }
    return needed > 1e6 && Double(H5Dget_storage_size(id.id)) < needed / 1100
  }

  /// What a type is called.
  static func title(of type: hid_t) -> String {
    switch H5Tget_class(type) {
    case H5T_STRING: "texts"
    case H5T_COMPOUND: "compounds of several things"
    case H5T_REFERENCE: "references"
    case H5T_ENUM: "names of cases"
    case H5T_VLEN: "lists of different lengths"
    default: "something else"
    }
  }

  /// A filter that the library has not.
  private func missingFilter(_ layout: hid_t) -> String? {
    for place in 0..<max(0, H5Pget_nfilters(layout)) {
      var (flags, count, settings): (UInt32, Int, UInt32) = (0, 0, 0)
      var name = [CChar](repeating: 0, count: 64)
      let filter = H5Pget_filter2(
        layout, UInt32(place), &flags, &count, nil, name.count, &name, &settings)
      if filter >= 0, H5Zfilter_avail(filter) <= 0 {
        let text = String(
          decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return text.isEmpty ? "filter \(filter)" : text
      }
    }
    return nil
  }

  func checkReadable(_ path: String) throws(Complaint) {
    if let obstacle { throw Complaint("\(path) cannot be read: \(obstacle)") }
  }

  /// Fills a buffer with the numbers of ranges, one along each dimension.
  func read<Number: Readable>(
    _ ranges: [Range<Int>], path: String, into numbers: UnsafeMutableBufferPointer<Number>
  ) throws(Complaint) {
    let starts = ranges.map { hsize_t($0.lowerBound) }
    let counts = ranges.map { hsize_t($0.count) }
    // Of the same dimensions as the selection: between others the library goes number by number.
    guard
      let room = HDF5Handle(
        ranges.isEmpty
          ? H5Screate(H5S_SCALAR) : H5Screate_simple(CInt(ranges.count), counts, nil), H5Sclose),
      ranges.isEmpty
        || H5Sselect_hyperslab(space.id, H5S_SELECT_SET, starts, nil, counts, nil) >= 0
    else { throw HDF5Fault.complaint("\(path) cannot be read") }
    let memoryType = Number.self == Float.self ? ch_float() : ch_double()
    guard H5Dread(id.id, memoryType, room.id, space.id, 0, numbers.baseAddress) >= 0 else {
      throw HDF5Fault.complaint("\(path) cannot be read: the file is damaged or cut short")
    }
  }
}
