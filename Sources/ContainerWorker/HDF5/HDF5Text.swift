import CHDF5
import Containers
import Glibc

/// Texts, names and references of an HDF5 file.
enum HDF5Text {
  /// The most texts of an array that are listed, and the longest of them in bytes: a longer one is no
  /// name of anything, and is left out.
  private static let most = 65_536
  private static let longest = 4096

  /// The texts of a dataset; none where there are too many, or where they cannot be read.
  static func texts(of array: HDF5Array) -> [String] {
    let count = array.count
    return texts(count, array.type.id) { H5Dread(array.id.id, $0, 0, 0, 0, $1) }
  }

  /// So many texts of a type, in memory as the library reads them.
  static func texts(
    _ count: Int, _ type: hid_t, read: (hid_t, UnsafeMutableRawPointer?) -> herr_t
  ) -> [String] {
    guard count > 0, count <= most else { return [] }
    if H5Tis_variable_str(type) > 0 { return variable(count, type, read) }
    let size = H5Tget_size(type)
    guard size > 0, size <= longest else { return [] }
    var bytes = [UInt8](repeating: 0, count: count * size)
    let status = bytes.withUnsafeMutableBytes { read(type, $0.baseAddress) }
    guard status >= 0 else { return [] }
    return (0..<count).map { index in
      String(decoding: bytes[index * size..<(index + 1) * size].prefix { $0 != 0 }, as: UTF8.self)
        .withoutSpacesAtEnd
    }
  }

  private static func variable(
    _ count: Int, _ type: hid_t, _ read: (hid_t, UnsafeMutableRawPointer?) -> herr_t
  ) -> [String] {
    guard let copy = HDF5Handle(H5Tcopy(ch_text()), H5Tclose) else { return [] }
    H5Tset_size(copy.id, -1)
    H5Tset_cset(copy.id, H5Tget_cset(type))
    var places = [UnsafeMutablePointer<CChar>?](repeating: nil, count: count)
    let status = places.withUnsafeMutableBytes { read(copy.id, $0.baseAddress) }
    defer { places.forEach { _ = H5free_memory($0) } }
    guard status >= 0 else { return [] }
    return places.map { place in
      place.flatMap { strnlen($0, longest + 1) > longest ? nil : String(cString: $0) } ?? ""
    }
  }

  /// A text that MATLAB has as an array of characters' numbers.
  static func characters(of array: HDF5Array) -> String {
    let (shape, count) = (array.shape, array.count)
    guard count > 0, count <= longest else { return "" }
    var numbers = [Float](repeating: 0, count: count)
    let read: Void? = numbers.withUnsafeMutableBufferPointer { numbers in
      try? array.read(shape.map { 0..<$0 }, path: "", into: numbers)
    }
    guard read != nil else { return "" }
    return String(decoding: numbers.map { UInt16(clamping: Int($0)) }, as: UTF16.self)
  }

  /// The names of what is in a group, without those that lead to other files.
  static func names(in group: hid_t, _ path: String) throws(Complaint) -> [String] {
    var names: [String] = []
    let status = withUnsafeMutablePointer(to: &names) { names in
      H5Literate(
        group, H5_INDEX_NAME, H5_ITER_NATIVE, nil,
        { _, name, link, names in
          guard let name, let names = names?.assumingMemoryBound(to: [String].self) else {
            return -1
          }
          let isInside = link.map { [H5L_TYPE_HARD, H5L_TYPE_SOFT].contains($0.pointee.type) }
          if isInside ?? false { names.pointee.append(String(cString: name)) }
          return 0
        }, names)
    }
    guard status >= 0 else {
      throw HDF5Fault.complaint("what is in \(path) cannot be listed: the file is damaged")
    }
    return names
  }

  /// Whether a path is that of a link, which may lead to nothing.
  static func isLink(_ path: String, in file: hid_t) -> Bool {
    var about = H5L_info_t()
    return H5Lget_info(file, path, &about, 0) >= 0 && about.type == H5L_TYPE_SOFT
  }

  /// The paths that references lead to; none where there are too many.
  static func references(in array: HDF5Array, from file: hid_t) -> [String] {
    let count = array.count
    guard count > 0, count <= most, H5Tequal(array.type.id, ch_reference()) > 0 else { return [] }
    var references = [hobj_ref_t](repeating: 0, count: count)
    guard H5Dread(array.id.id, ch_reference(), 0, 0, 0, &references) >= 0 else { return [] }
    return references.map { reference in
      var reference = reference
      return path(of: &reference, in: file) ?? ""
    }
  }

  /// The path that a reference leads to, nil where it leads nowhere.
  static func path(of reference: inout hobj_ref_t, in object: hid_t) -> String? {
    var name = [CChar](repeating: 0, count: longest)
    guard H5Rget_name(object, H5R_OBJECT, &reference, &name, name.count) > 0 else { return nil }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension String {
  fileprivate var withoutSpacesAtEnd: String {
    String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
  }
}
