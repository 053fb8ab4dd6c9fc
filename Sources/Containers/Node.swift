package import Files

/// Something that a container holds under a path: an array, texts, or a group of others.
package struct Node: Sendable, Equatable {
  /// Names from the top down: `processing/ophys/DfOverF/data`, `CAttached/0/fluo_mean`; empty for
  /// the top itself.
  package let path: String
  package let content: Content
  /// Numbers and texts that are attached to it.
  package let attributes: [String: JSON]

  package enum Content: Sendable, Equatable {
    case group
    case array(Layout)
    case texts([String])
    /// What is not read, and why.
    case foreign(String)
  }

  /// How an array lies in its file.
  package struct Layout: Sendable, Equatable {
    /// Sizes as the file's own program says them.
    package let shape: [Int]
    /// Whether the first dimension runs fastest, else the last.
    package let isColumnMajor: Bool
    /// The number, where the array has a single one.
    package let single: Double?

    package init(shape: [Int], isColumnMajor: Bool = false, single: Double? = nil) {
      (self.shape, self.isColumnMajor, self.single) = (shape, isColumnMajor, single)
    }

    /// How many numbers there are, nil for more than can be counted.
    package var count: Int? {
      var count = 1
      for size in shape {
        let (product, overflows) = count.multipliedReportingOverflow(by: size)
        if overflows { return nil }
        count = product
      }
      return count
    }
  }

  package init(_ path: String, _ content: Content, attributes: [String: JSON] = [:]) {
    (self.path, self.content, self.attributes) = (path, content, attributes)
  }

  /// How it lies, nil for what is no array.
  package var layout: Layout? { if case .array(let layout) = content { layout } else { nil } }
  /// The text, where it is a single one.
  package var text: String? {
    if case .texts(let texts) = content, texts.count == 1 { texts[0] } else { nil }
  }
  /// The last of its names.
  package var name: String { path.split(separator: "/").last.map(String.init) ?? "" }
  /// The path of the group that it is in.
  package var parent: String { path.split(separator: "/").dropLast().joined(separator: "/") }
}

// MARK: - As JSON

extension Node {
  package var json: JSON {
    var members: [(String, JSON?)] = [
      ("path", .text(path)),
      ("attributes", attributes.isEmpty ? nil : .object(sortedAttributes)),
    ]
    switch content {
    case .group: break
    case .array(let layout):
      members += [
        ("shape", .list(layout.shape.map { .number(Double($0)) })),
        ("isColumnMajor", .bool(layout.isColumnMajor)), ("single", layout.single.map(JSON.number)),
      ]
    case .texts(let texts): members.append(("texts", .texts(texts)))
    case .foreign(let reason): members.append(("foreign", .text(reason)))
    }
    return .members(members)
  }

  private var sortedAttributes: [JSON.Member] {
    attributes.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value) }
  }

  /// The node that was written so, nil for anything else.
  init?(_ json: JSON) {
    guard let path = json["path"]?.text else { return nil }
    var attributes: [String: JSON] = [:]
    if case .object(let members) = json["attributes"] {
      for member in members { attributes[member.name] = member.value }
    }
    guard let content = Content(json) else { return nil }
    self.init(path, content, attributes: attributes)
  }
}

extension Node.Content {
  fileprivate init?(_ json: JSON) {
    if let sizes = json["shape"]?.items {
      let shape = sizes.compactMap(\.count)
      guard shape.count == sizes.count else { return nil }
      self = .array(
        Node.Layout(
          shape: shape, isColumnMajor: json["isColumnMajor"]?.isTrue ?? false,
          single: json["single"]?.number))
    } else if let texts = json["texts"]?.texts {
      self = .texts(texts)
    } else if let reason = json["foreign"]?.text {
      self = .foreign(reason)
    } else {
      self = .group
    }
  }
}
