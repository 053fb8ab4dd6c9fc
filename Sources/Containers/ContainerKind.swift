/// A kind of file that holds many arrays by name, as the worker opens it.
package enum ContainerKind: String, Sendable, CaseIterable {
  /// HDF5: NWB, CaImAn's results, netCDF 4, MATLAB 7.3.
  case hdf5
  /// MATLAB 5 to 7.
  case matlab
  /// A zip archive of `.npy` files, as `numpy.savez` writes it.
  case zip

  /// The kind of a file by the bytes that it begins with, at least 128 of a longer one; nil for any
  /// other file.
  package init?(startingWith bytes: [UInt8]) {
    func begins(_ mark: [UInt8]) -> Bool { bytes.starts(with: mark) }
    if begins([0x89] + Array("HDF\r\n\u{1A}\n".utf8)) || begins(Array("MATLAB 7.3 MAT".utf8)) {
      self = .hdf5
    } else if begins(Array("PK\u{3}\u{4}".utf8)) || begins(Array("PK\u{5}\u{6}".utf8)) {
      self = .zip
    } else if begins(Array("MATLAB 5.0 MAT".utf8)) || Self.hasMatlabEnd(bytes) {
      self = .matlab
    } else {
      return nil
    }
  }

  /// Whether the header of 128 bytes ends as MATLAB's does: version 1, then the order of bytes.
  private static func hasMatlabEnd(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 128 else { return false }
    let end = Array(bytes[124..<128])
    return end == [0, 1] + Array("IM".utf8) || end == [1, 0] + Array("MI".utf8)
  }

  /// What such a file is called in messages.
  package var title: String {
    switch self {
    case .hdf5: "an HDF5 file"
    case .matlab: "a MATLAB file"
    case .zip: "a zip archive"
    }
  }
}
