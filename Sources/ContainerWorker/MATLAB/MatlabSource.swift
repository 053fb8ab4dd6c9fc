import CMatIO
import Containers
import Files
import Glibc

/// A MATLAB file of version 5 to 7 on descriptor 0.
final class MatlabSource: ArraySource {
  private let file: OpaquePointer
  /// What the variable that was read last is made of, by path.
  private var last: (name: String, parts: [String: MatlabVariable])?

  init() throws(Complaint) {
    guard let file = Mat_Open("/proc/self/fd/0", CInt(MAT_ACC_RDONLY.rawValue)) else {
      throw Complaint("the file must be a MATLAB file, but is damaged or cut short")
    }
    guard Mat_GetVersion(file) == MAT_FT_MAT5 else {
      Mat_Close(file)
      throw Complaint("the file must be a MATLAB file of version 5 to 7.3, but is of another")
    }
    self.file = file
  }

  deinit { Mat_Close(file) }

  /// How many numbers are converted at a time.
  private static let piece = 1 << 18
  /// The most things that are listed.
  private static let most = 100_000

  func nodes() throws(Complaint) -> [Node] {
    var found: [(path: String, variable: MatlabVariable)] = []
    while let pointer = Mat_VarReadNextInfo(file) {
      let variable = MatlabVariable(pointer)
      if let name = variable.name { found += variable.all(from: name) }
      guard found.count <= Self.most else {
        throw Complaint("the file must hold at most \(Self.most) things, but holds more")
      }
    }
    guard !found.isEmpty || isEmpty else {
      throw Complaint("the file must hold variables of MATLAB, but none can be read: it is damaged")
    }
    var nodes: [Node] = []
    for (path, variable) in found { nodes.append(Node(path, try content(of: variable, at: path))) }
    return nodes
  }

  /// Whether nothing follows the header.
  private var isEmpty: Bool {
    var status = stat()
    return fstat(0, &status) == 0 && status.st_size <= 128
  }

  private func content(
    of variable: MatlabVariable, at path: String
  ) throws(Complaint) -> Node.Content {
    if variable.isGroup { return .group }
    if let obstacle = variable.obstacle { return .foreign(obstacle) }
    let isSingle = variable.shape.allSatisfy { $0 == 1 }
    // What texts and single numbers are stands in the listing.
    let whole = isSingle || variable.isText || variable.isCell ? try? find(path) : nil
    if variable.isText { return .texts(whole?.text.map { [$0] } ?? []) }
    if variable.isCell { return .texts(whole?.cellTexts ?? []) }
    return .array(
      Node.Layout(
        shape: variable.shape, isColumnMajor: true,
        single: isSingle ? whole?.numbers(0..<1)?.first : nil))
  }

  /// What stands at a path, with its content.
  private func find(_ path: String) throws(Complaint) -> MatlabVariable {
    let name = String(path.prefix { $0 != "/" })
    if last?.name != name { last = (name, try parts(of: name)) }
    guard let found = last?.parts[path] else {
      throw Complaint("\(path) cannot be read: the file is damaged")
    }
    return found
  }

  private func parts(of name: String) throws(Complaint) -> [String: MatlabVariable] {
    last = nil
    guard let pointer = Mat_VarRead(file, name) else {
      throw errno == ENOMEM ? .memory : Complaint("\(name) cannot be read: the file is damaged")
    }
    let all = MatlabVariable(pointer).all(from: name)
    return Dictionary(all.map { ($0.path, $0.variable) }) { first, _ in first }
  }

  func shape(of path: String) throws(Complaint) -> [Int] { try find(path).shape.reversed() }

  func read<Number: Readable>(
    _ part: Part, _ give: (UnsafeBufferPointer<Number>) throws(Complaint) -> Void
  ) throws(Complaint) {
    let variable = try find(part.slab.path)
    if let obstacle = variable.obstacle {
      throw Complaint("\(part.slab.path) cannot be read: \(obstacle)")
    }
    for piece in part.pieces(of: max(1, Self.piece / max(1, part.rowCount) * part.width)) {
      let range = piece.lowerBound * part.rowCount..<piece.upperBound * part.rowCount
      guard let numbers = variable.numbers(range) else {
        throw Complaint("\(part.slab.path) cannot be read: the file is damaged or cut short")
      }
      try part.give(numbers.map { Number($0) }, give)
    }
  }
}
