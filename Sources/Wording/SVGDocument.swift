/// An SVG document whose ids have no beginning yet: it can stand alone, or in a page among others.
///
/// It has a title and a description for readers who cannot see it, real text, no script and no
/// reference to anything outside.
public struct SVGDocument: Sendable, Equatable {
  /// The name of a drawing, for readers who cannot see it.
  public let title: String
  /// What the drawing shows, in words.
  public let description: String
  /// The attributes `width` and `height`, with their unit.
  public let size: Size
  /// The `viewBox`, as its width and height.
  public let extent: Size
  /// The faces that text is written in, first to last.
  public let fonts: String
  /// Rules of CSS for a dark page.
  public let darkRules: [String]
  private let body: Text

  public init(
    title: String, description: String, size: Size, extent: Size, fonts: String,
    darkRules: [String], body: Text
  ) {
    self.title = title
    self.description = description
    self.size = size
    self.extent = extent
    self.fonts = fonts
    self.darkRules = darkRules
    self.body = body
  }

  /// The document as a file of its own; its ids begin with a hash of its content, so that equal
  /// documents have equal bytes and others share no id.
  public var text: String { document(idsBeginning: "f" + contentHash, rules: darkRules) }

  /// The document as a part of a page, without its style sheet, which the page has once.
  ///
  /// - Parameters:
  ///   - prefix: what its ids begin with.
  ///   - style: declarations of CSS for its outermost element.
  public func part(idsBeginning prefix: String, style: String) -> String {
    document(idsBeginning: prefix, rules: [], style: " style=\"\(escaped(style))\"")
  }

  private func document(
    idsBeginning prefix: String, rules: [String], style: String = ""
  ) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="\(size.width)" height="\(size.height)" \
    viewBox="0 0 \(extent.width) \(extent.height)"\(style) role="img" \
    aria-labelledby="\(prefix)-title \(prefix)-desc" font-family="\(escaped(fonts))">
    <title id="\(prefix)-title">\(escaped(title))</title>
    <desc id="\(prefix)-desc">\(escaped(description))</desc>
    \(Self.styleSheet(rules))<g aria-hidden="true">
    \(body.joined(idsBeginning: prefix))</g>
    </svg>

    """
  }

  private static func styleSheet(_ rules: [String]) -> String {
    guard !rules.isEmpty else { return "" }
    let text = rules.joined(separator: "\n")
    return "<style>\n@media (prefers-color-scheme:dark){\n\(text)\n}\n</style>\n"
  }

  /// Eight hexadecimal digits of Fowler, Noll and Vo's hash of the content (FNV-1a, 64 bits).
  private var contentHash: String {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    let words = [title, description, fonts, size.width, size.height] + darkRules
    for text in words + body.pieces {
      for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    let digits = String(UInt32(truncatingIfNeeded: value ^ (value >> 32)), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}

extension SVGDocument {
  /// Width and height as attributes have them.
  public struct Size: Sendable, Equatable {
    public let width: String
    public let height: String

    public init(width: String, height: String) {
      self.width = width
      self.height = height
    }
  }

  /// Elements of SVG as they are written one after the other, their ids still without beginning.
  public struct Text: Sendable, Equatable {
    /// What stands between the places where the beginning of an id belongs.
    fileprivate var pieces = [""]

    public init() {}

    public static func += (text: inout Text, piece: String) {
      text.pieces[text.pieces.count - 1] += piece
    }

    /// Writes an id, or a reference to one.
    public mutating func addID(_ name: String) { pieces.append("-" + name) }

    fileprivate func joined(idsBeginning prefix: String) -> String {
      pieces.joined(separator: prefix)
    }
  }
}

/// Text for XML: markup escaped, characters that XML 1.0 forbids replaced.
public func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.showable.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

extension String {
  /// The text on one line, with characters that stand for nothing on a page replaced.
  package var showable: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n", "\t", "\r": result += " "
      default: result.unicodeScalars.append(isLegal(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return result
  }
}

/// Whether a character may stand in an XML document and means something there.
private func isLegal(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
  default: true
  }
}
