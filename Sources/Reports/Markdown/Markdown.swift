import CMarkdown

private typealias Node = OpaquePointer

/// A text in Markdown: CommonMark with GitHub's tables, read by cmark. HTML in it is shown as it is
/// written, and nothing in it reaches the network.
final class Markdown {
  private let root: Node?
  private let extensions: UnsafeMutablePointer<cmark_llist>?
  /// Whether the text held anything that a page must not obey.
  private var isDisarmed = false
  private let parser: OpaquePointer?

  private static let isReady: Void = cmark_gfm_core_extensions_ensure_registered()
  private static let options = CMARK_OPT_TABLE_PREFER_STYLE_ATTRIBUTES

  init(_ text: String) {
    _ = Self.isReady
    let parser = cmark_parser_new(Self.options)
    for name in ["table", "strikethrough", "autolink"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    self.parser = parser
    root = cmark_parser_finish(parser)
    extensions = cmark_parser_get_syntax_extensions(parser)
    disarm()
  }

  deinit {
    cmark_node_free(root)
    cmark_parser_free(parser)
  }

  /// The blocks of the text, front to back.
  var blocks: [MarkdownBlock] {
    children(of: root).map { MarkdownBlock(node: $0, document: self) }
  }

  /// The text itself where it is harmless, else written anew without what could act in a page.
  static func inert(_ text: String) -> String {
    let document = Markdown(text)
    guard document.isDisarmed, let written = cmark_render_commonmark(document.root, options, 0)
    else { return text }
    defer { cmark_get_default_mem_allocator().pointee.free(written) }
    return String(cString: written).withoutBlankEnds
  }

  /// The HTML of a block, its formulas as MathML.
  fileprivate func html(of node: Node) -> String {
    setFormulas(in: node)
    guard let text = cmark_render_html(node, Self.options, extensions) else { return "" }
    defer { cmark_get_default_mem_allocator().pointee.free(text) }
    return String(cString: text)
  }

  /// The nodes directly below a node.
  fileprivate func children(of node: Node?) -> [Node] {
    var children: [Node] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      children.append(child)
      next = cmark_node_next(child)
    }
    return children
  }

  /// Every node, parents first.
  private var nodes: [Node] { nodes(in: root) }

  /// A node and all below it, parents first.
  private func nodes(in node: Node?) -> [Node] {
    let iterator = cmark_iter_new(node)
    defer { cmark_iter_free(iterator) }
    var nodes: [Node] = []
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return nodes }
      if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) {
        nodes.append(node)
      }
    }
  }

  /// Turns HTML into text, and pictures from elsewhere into links; links that are code lead
  /// nowhere.
  private func disarm() {
    for node in nodes {
      switch cmark_node_get_type(node) {
      case CMARK_NODE_HTML_BLOCK: replaceHTML(node, isBlock: true)
      case CMARK_NODE_HTML_INLINE: replaceHTML(node, isBlock: false)
      case CMARK_NODE_IMAGE where isElsewhere(node): replaceImage(node)
      case CMARK_NODE_LINK where Self.codes.contains(scheme(of: node)):
        cmark_node_set_url(node, "")
      default: continue
      }
      isDisarmed = true
    }
  }

  private static let codes: Set = ["javascript", "vbscript", "data", "file"]

  /// What stands before the colon of an address, in small letters; empty where none does.
  private func scheme(of node: Node) -> String {
    let address = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    let scheme = address.prefix { $0.isLetter || $0.isNumber || "+-.".contains($0) }
    return address.dropFirst(scheme.count).hasPrefix(":") ? scheme.lowercased() : ""
  }

  private func replaceHTML(_ node: Node, isBlock: Bool) {
    let literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    if !literal.hasPrefix("<!--") {
      let paragraph = isBlock ? cmark_node_new(CMARK_NODE_PARAGRAPH) : nil
      if let paragraph { cmark_node_insert_before(node, paragraph) }
      for piece in inlines(of: literal) {
        if let paragraph {
          cmark_node_append_child(paragraph, piece)
        } else {
          cmark_node_insert_before(node, piece)
        }
      }
    }
    cmark_node_unlink(node)
    cmark_node_free(node)
  }

  /// A text as nodes: its lines and what breaks them.
  private func inlines(of text: String) -> [Node] {
    var nodes: [Node?] = []
    for line in text.withoutBlankEnds.lines {
      if !nodes.isEmpty { nodes.append(cmark_node_new(CMARK_NODE_SOFTBREAK)) }
      let node = cmark_node_new(CMARK_NODE_TEXT)
      cmark_node_set_literal(node, String(line))
      nodes.append(node)
    }
    return nodes.compactMap { $0 }
  }

  private func isElsewhere(_ image: Node) -> Bool {
    let address = cmark_node_get_url(image).map { String(cString: $0) } ?? ""
    return address.hasPrefix("//") || !["", "data"].contains(scheme(of: image))
  }

  /// Puts MathML in the place of what stands between two `$` in the text of a block.
  private func setFormulas(in block: Node) {
    cmark_consolidate_text_nodes(block)
    for node in nodes(in: block) where cmark_node_get_type(node) == CMARK_NODE_TEXT {
      let pieces = cutAtFormulas(cmark_node_get_literal(node).map { String(cString: $0) } ?? "")
      guard pieces.contains(where: \.isFormula) else { continue }
      for piece in pieces {
        let new = cmark_node_new(piece.isFormula ? CMARK_NODE_CUSTOM_INLINE : CMARK_NODE_TEXT)
        if piece.isFormula {
          cmark_node_set_on_enter(new, Formula.html(piece.text))
        } else {
          cmark_node_set_literal(new, String(piece.text))
        }
        cmark_node_insert_before(node, new)
      }
      cmark_node_unlink(node)
      cmark_node_free(node)
    }
  }

  private func replaceImage(_ image: Node) {
    let link = cmark_node_new(CMARK_NODE_LINK)
    cmark_node_set_url(link, cmark_node_get_url(image))
    while let child = cmark_node_first_child(image) { cmark_node_append_child(link, child) }
    cmark_node_replace(image, link)
    cmark_node_free(image)
  }
}

/// A paragraph, heading, list or other block that does not stand in another.
struct MarkdownBlock {
  fileprivate let node: Node
  fileprivate let document: Markdown

  /// The level of a heading, from 1 to 6, nil for other blocks.
  var headingLevel: Int? {
    cmark_node_get_type(node) == CMARK_NODE_HEADING
      ? Int(cmark_node_get_heading_level(node)) : nil
  }

  /// The words of the block without their marks.
  var plainText: String {
    let type = cmark_node_get_type(node)
    if type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK { return " " }
    if let literal = cmark_node_get_literal(node) {
      let text = String(cString: literal)
      guard type == CMARK_NODE_TEXT else { return text }
      return cutAtFormulas(text).map { $1 ? Formula.plain($0) : String($0) }.joined()
    }
    return document.children(of: node)
      .map { MarkdownBlock(node: $0, document: document).plainText }
      .joined()
  }

  /// A fenced piece of code: what follows the fence's opening, and the lines, counted from 0, that
  /// the code takes.
  var fence: (info: String, lines: Range<Int>)? {
    guard cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK,
      let info = cmark_node_get_fence_info(node), info.pointee != 0,
      let literal = cmark_node_get_literal(node)
    else { return nil }
    let first = Int(cmark_node_get_start_line(node))
    let count = String(cString: literal).utf8.count { $0 == UInt8(ascii: "\n") }
    return (String(cString: info), first..<first + count)
  }

  /// The lines, counted from 0, that the block takes.
  var lines: Range<Int> {
    let first = max(Int(cmark_node_get_start_line(node)) - 1, 0)
    return first..<max(Int(cmark_node_get_end_line(node)), first)
  }

  /// The block as HTML.
  var html: String { document.html(of: node) }

  /// A heading as HTML, at another level and with an id.
  func heading(level: Int, id: String) -> String {
    cmark_node_set_heading_level(node, Int32(level))
    return "<h\(level) id=\"\(id.html)\"" + html.dropFirst(3)
  }
}
