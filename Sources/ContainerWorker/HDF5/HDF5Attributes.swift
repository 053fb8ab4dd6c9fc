import CHDF5
import Files

/// What is attached to an object of an HDF5 file.
enum HDF5Attributes {
  /// The most that are read of an object, and the most numbers of one.
  private static let most = 64
  private static let longest = 16

  /// Texts and numbers by name, and the path that a single reference leads to; others are left out.
  static func of(_ object: hid_t) -> [String: JSON] {
    var found: [String: JSON] = [:]
    for place in 0..<min(most, Int(max(0, H5Aget_num_attrs(object)))) {
      guard
        let attribute = HDF5Handle(
          H5Aopen_by_idx(
            object, ".", H5_INDEX_NAME, H5_ITER_NATIVE, hsize_t(place), 0, 0), H5Aclose)
      else { continue }
      var name = [CChar](repeating: 0, count: 256)
      guard H5Aget_name(attribute.id, name.count, &name) > 0 else { continue }
      let text = String(
        decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      found[text] = value(of: attribute.id)
    }
    return found
  }

  private static func value(of attribute: hid_t) -> JSON? {
    guard let type = HDF5Handle(H5Aget_type(attribute), H5Tclose),
      let space = HDF5Handle(H5Aget_space(attribute), H5Sclose)
    else { return nil }
    let count = Int(clamping: H5Sget_simple_extent_npoints(space.id))
    guard count > 0, count <= longest else { return nil }
    switch H5Tget_class(type.id) {
    case H5T_STRING:
      let texts = HDF5Text.texts(count, type.id) { H5Aread(attribute, $0, $1) }
      return texts.count == 1 ? .text(texts[0]) : .texts(texts)
    case H5T_INTEGER, H5T_FLOAT:
      var numbers = [Double](repeating: 0, count: count)
      guard H5Aread(attribute, ch_double(), &numbers) >= 0 else { return nil }
      return count == 1 ? .number(numbers[0]) : .list(numbers.map(JSON.number))
    case H5T_REFERENCE: return count == 1 ? target(of: attribute, type.id) : nil
    default: return nil
    }
  }

  /// The path of what an attribute refers to, as `/units`.
  private static func target(of attribute: hid_t, _ type: hid_t) -> JSON? {
    guard H5Tequal(type, ch_reference()) > 0 else { return nil }
    var reference = hobj_ref_t()
    guard H5Aread(attribute, ch_reference(), &reference) >= 0 else { return nil }
    return HDF5Text.path(of: &reference, in: attribute).map { .text($0) }
  }
}
