package import Files

/// What the worker is asked, as JSON on its descriptor 3.
///
/// The worker is a process of its own, `vae-containers`, since the libraries that read such files
/// crash or never end on some damaged ones. It is started for one inquiry. Its descriptors:
///
/// | descriptor | holds |
/// |---|---|
/// | 0 | the file, open to be read; for `write` the tensors of what is to be written |
/// | 1 | the answer: a safetensors file, for `write` the file itself |
/// | 2 | one sentence where it could not be done; the process then ends with status 1 |
/// | 3 | the inquiry |
///
/// The answer to `list` is the text `listing`, a JSON list of nodes. The answer to `read` has a tensor
/// for each slab, named by its place from 0, the dimension first that runs slowest in the file.
package struct Inquiry: Sendable, Equatable {
  package let kind: ContainerKind
  package let task: Task
  /// The most bytes of addresses that the worker may take.
  package let memory: Int

  package enum Task: Sendable, Equatable {
    case list
    case read([Slab])
    case write([Entry])
  }

  package init(_ kind: ContainerKind, _ task: Task, memory: Int) {
    (self.kind, self.task, self.memory) = (kind, task, memory)
  }
}

/// A part of an array that is to be read.
package struct Slab: Sendable, Equatable {
  package let path: String
  /// A range along each dimension, that first which runs slowest; all of it where there are none.
  package let ranges: [Range<Int>]
  /// Whether numbers come as `Double`, else as `Float`.
  package let isDouble: Bool

  package init(_ path: String, _ ranges: [Range<Int>] = [], isDouble: Bool = false) {
    (self.path, self.ranges, self.isDouble) = (path, ranges, isDouble)
  }
}

// MARK: - As JSON

extension Inquiry {
  package var json: JSON {
    var members: [(String, JSON?)] = [
      ("kind", .text(kind.rawValue)), ("memory", .number(Double(memory))),
    ]
    switch task {
    case .list: break
    case .read(let slabs): members.append(("read", .list(slabs.map(\.json))))
    case .write(let entries): members.append(("write", .list(entries.map(\.json))))
    }
    return .members(members)
  }

  /// The inquiry that was written so, nil for anything else.
  package init?(_ json: JSON) {
    guard let kind = json["kind"]?.text.flatMap({ ContainerKind(rawValue: $0) }),
      let memory = json["memory"]?.count
    else { return nil }
    var task = Task.list
    if let items = json["read"]?.items {
      task = .read(items.compactMap(Slab.init))
    } else if let items = json["write"]?.items {
      task = .write(items.compactMap(Entry.init))
    }
    self.init(kind, task, memory: memory)
  }
}

extension Slab {
  var json: JSON {
    .object([
      JSON.Member("path", .text(path)), JSON.Member("isDouble", .bool(isDouble)),
      JSON.Member("starts", .list(ranges.map { .number(Double($0.lowerBound)) })),
      JSON.Member("ends", .list(ranges.map { .number(Double($0.upperBound)) })),
    ])
  }

  init?(_ json: JSON) {
    guard let path = json["path"]?.text, let starts = json["starts"]?.items,
      let ends = json["ends"]?.items
    else { return nil }
    var ranges: [Range<Int>] = []
    for (start, end) in zip(starts.compactMap(\.count), ends.compactMap(\.count)) {
      guard start <= end else { return nil }
      ranges.append(start..<end)
    }
    self.init(path, ranges, isDouble: json["isDouble"]?.isTrue ?? false)
  }
}
