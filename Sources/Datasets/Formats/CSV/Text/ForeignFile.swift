/// A kind of file that may hold a table or stand for one but is no table of text, and what to do with it.
package enum ForeignFile: String, Sendable {
  case workbook = "an Excel workbook"
  case oldWorkbook = "an old Excel workbook"
  case openDocument = "an OpenDocument sheet"
  case zip = "a zip archive"
  case hdf5 = "an HDF5 file"
  case matlab = "a MATLAB file"
  case parquet = "a Parquet file"
  case r = "an R data file"
  case pickle = "a Python pickle"
  case tiff = "a TIFF image"
  case pdf = "a PDF"
  case igor = "an Igor binary wave"
  case bzip2 = "packed by bzip2"
  case xz = "packed by xz"
  case zstd = "packed by zstd"
  case page = "a web page"
  case json = "JSON"
  case pointer = "a pointer of Git LFS to it"

  /// What a file is that begins with some bytes; nil for any other.
  init?(beginning bytes: [UInt8]) {
    guard let kind = Self.starts.first(where: { bytes.starts(with: $0.start) })?.kind else {
      return nil
    }
    self = kind == .zip ? Self.zipped(bytes) : kind
  }

  /// Whether a file that begins with some bytes is a sheet in a zip archive, which holds no arrays.
  static func isSheet(_ bytes: [UInt8]) -> Bool {
    switch ForeignFile(beginning: bytes) {
    case .workbook, .openDocument: true
    default: false
    }
  }

  /// What to do to have it read.
  package var help: String {
    switch self {
    case .workbook, .oldWorkbook, .openDocument: "export the sheet as CSV"
    case .zip, .bzip2, .xz, .zstd: "unpack it first"
    case .hdf5, .matlab: "give the traces' name within it, or export them as CSV"
    case .parquet, .pickle: "write it as CSV, as pandas' to_csv does"
    case .r: "write it as CSV, as R's write.csv does"
    case .tiff: "extract traces from the image first; load takes a table of them"
    case .pdf: "export the table as CSV"
    case .igor: "save the waves as delimited text"
    case .page: "it came in place of the file: sign in and download that"
    case .json: "write its numbers as CSV; read() takes JSON as it is"
    case .pointer: "git lfs pull fetches the file"
    }
  }

  private static let starts: [(start: [UInt8], kind: ForeignFile)] = [
    (Array("PK\u{3}\u{4}".utf8), .zip), ([0xD0, 0xCF, 0x11, 0xE0], .oldWorkbook),
    ([0x89] + Array("HDF".utf8), .hdf5), (Array("MATLAB ".utf8), .matlab),
    (Array("PAR1".utf8), .parquet), (Array("RDX".utf8), .r), (Array("X\n\0".utf8), .r),
    ([0x80, 0x02], .pickle), ([0x80, 0x03], .pickle), ([0x80, 0x04, 0x95], .pickle),
    ([0x80, 0x05, 0x95], .pickle), (Array("II*\0".utf8), .tiff), (Array("MM\0*".utf8), .tiff),
    (Array("%PDF".utf8), .pdf), ([0x05, 0x00], .igor),
    (Array("BZh".utf8), .bzip2), ([0xFD] + Array("7zXZ".utf8), .xz),
    ([0x28, 0xB5, 0x2F, 0xFD], .zstd), (Array("<!DOCTYPE".utf8), .page),
    (Array("<!doctype".utf8), .page), (Array("<html".utf8), .page), (Array("{".utf8), .json),
    (Array("version https://git-lfs".utf8), .pointer),
  ]

  /// What a zip archive holds, by the names of the parts at its beginning.
  private static func zipped(_ bytes: [UInt8]) -> ForeignFile {
    let start = String(decoding: bytes.prefix(4096), as: UTF8.self)
    if start.contains("opendocument") { return .openDocument }
    return start.contains("[Content_Types].xml") || start.contains("xl/") ? .workbook : .zip
  }
}
