import Files

/// Something that is to be written into a container.
package struct Entry: Sendable, Equatable {
  /// As that of a node.
  package let path: String
  package let content: Content
  package let attributes: [String: Attribute]

  package enum Content: Sendable, Equatable {
    case group
    /// The tensor of that name; numbers of a type such as `f4`, `u2`.
    case tensor(String, type: String)
    case text(String)
    case texts([String])
    /// A link to what stands at a path.
    case link(String)
  }

  package enum Attribute: Sendable, Equatable {
    case text(String)
    case texts([String])
    case number(Double)
    /// A reference to what stands at a path.
    case reference(String)
  }

  package init(_ path: String, _ content: Content, attributes: [String: Attribute] = [:]) {
    (self.path, self.content, self.attributes) = (path, content, attributes)
  }
}

// MARK: - As JSON

extension Entry {
  var json: JSON {
    var members: [(String, JSON?)] = [("path", .text(path))]
    switch content {
    case .group: break
    case .tensor(let name, let type): members += [("tensor", .text(name)), ("type", .text(type))]
    case .text(let text): members.append(("text", .text(text)))
    case .texts(let texts): members.append(("texts", .texts(texts)))
    case .link(let path): members.append(("link", .text(path)))
    }
    let named = attributes.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value.json) }
    members.append(("attributes", .object(named)))
    return .members(members)
  }

  init?(_ json: JSON) {
    guard let path = json["path"]?.text else { return nil }
    var attributes: [String: Attribute] = [:]
    if case .object(let members) = json["attributes"] {
      for member in members { attributes[member.name] = Attribute(member.value) }
    }
    self.init(path, Content(json), attributes: attributes)
  }
}

extension Entry.Content {
  fileprivate init(_ json: JSON) {
    if let name = json["tensor"]?.text {
      self = .tensor(name, type: json["type"]?.text ?? "f4")
    } else if let text = json["text"]?.text {
      self = .text(text)
    } else if let texts = json["texts"]?.texts {
      self = .texts(texts)
    } else if let path = json["link"]?.text {
      self = .link(path)
    } else {
      self = .group
    }
  }
}

extension Entry.Attribute {
  fileprivate var json: JSON {
    switch self {
    case .text(let text): .text(text)
    case .texts(let texts): .texts(texts)
    case .number(let number): .number(number)
    case .reference(let path): .members([("reference", .text(path))])
    }
  }

  fileprivate init?(_ json: JSON) {
    if let text = json.text {
      self = .text(text)
    } else if let texts = json.texts {
      self = .texts(texts)
    } else if let number = json.number {
      self = .number(number)
    } else if let path = json["reference"]?.text {
      self = .reference(path)
    } else {
      return nil
    }
  }
}
