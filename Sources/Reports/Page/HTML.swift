extension String {
  /// The text for HTML and XML, between tags or in quotes: markup escaped, characters that neither
  /// may hold replaced.
  var html: String {
    var result = ""
    result.reserveCapacity(utf8.count + utf8.count / 8)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar.isShowable ? scalar : "\u{FFFD}")
      }
    }
    return result
  }

  /// The text that XML with its five entities stands for.
  var withoutEntities: String {
    guard contains("&") else { return self }
    var parts = split(separator: "&", omittingEmptySubsequences: false)[...]
    var result = String(parts.removeFirst())
    for part in parts {
      let known = Self.entities.first { part.hasPrefix($0.name) }
      result += known.map { $0.character + part.dropFirst($0.name.count) } ?? "&" + part
    }
    return result
  }

  private static let entities: [(name: String, character: String)] = [
    ("amp;", "&"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("#39;", "'"),
  ]
}

extension Unicode.Scalar {
  /// Whether it may stand in a document; controls and noncharacters may not.
  fileprivate var isShowable: Bool {
    switch value {
    case 0x09, 0x0A: true
    case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: false
    default: value & 0xFFFE != 0xFFFE
    }
  }
}
