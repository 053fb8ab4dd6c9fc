import Interpreter

/// How much memory values take: their arrays, which is nearly all of it.
struct Footprint {
  /// The arrays and objects that are counted already, by their addresses. They are kept until the
  /// count is done: a look at a part can make an array of its own, whose address would else come
  /// again for another.
  private var seen: [UInt: Any] = [:]
  private var total = 0

  static func bytes(of value: Value) -> Int { bytes(of: [value]) }

  /// The bytes of several values, what they share counted once.
  static func bytes(of values: [Value]) -> Int {
    var footprint = Footprint()
    for value in values { footprint.add(value) }
    return footprint.total
  }

  /// As "1.2 MB".
  static func text(_ bytes: Int) -> String {
    var size = Double(bytes)
    var units = ["B", "kB", "MB", "GB"][...]
    while size >= 999.5, units.count > 1 {
      size /= 1000
      units.removeFirst()
    }
    let tenths = Int((size * 10).rounded())
    let isShort = tenths < 100 && tenths % 10 != 0
    return (isShort ? "\(tenths / 10).\(tenths % 10)" : "\(Int(size.rounded()))")
      + " \(units.first ?? "")"
  }

  private mutating func add(_ value: Value) {
    total += MemoryLayout<Value>.stride
    switch value {
    case .none, .bool, .number, .range: break
    case .text(let text): total += text.utf8.count
    case .tensor(let tensor): count(tensor.values)
    case .list(let list) where isNew(list): for item in list.items { add(item) }
    case .record(let record) where isNew(record): for field in record.fields { add(field.value) }
    case .object(let object) where isNew(object): add(part: object.content, depth: 0)
    case .list, .record, .object: break
    }
  }

  private mutating func isNew(_ object: AnyObject) -> Bool {
    seen.updateValue(object, forKey: UInt(bitPattern: ObjectIdentifier(object))) == nil
  }

  private mutating func count<Number>(_ numbers: [Number]) {
    let isNew = numbers.withUnsafeBytes { bytes in
      bytes.baseAddress.map { seen.updateValue(numbers, forKey: UInt(bitPattern: $0)) == nil }
        ?? false
    }
    if isNew { total += numbers.count * MemoryLayout<Number>.stride }
  }

  /// Goes through what a value of the domain holds, whatever its type.
  private mutating func add(part: Any, depth: Int) {
    switch part {
    case let numbers as [Float]: count(numbers)
    case let numbers as [Double]: count(numbers)
    case let numbers as [Int]: count(numbers)
    case let numbers as [UInt8]: count(numbers)
    case let numbers as [Bool]: count(numbers)
    case let text as String: total += text.utf8.count + MemoryLayout<String>.stride
    case let value as Value: add(value)
    default: addParts(of: part, depth: depth)
    }
  }

  /// The parts of a long collection are taken to be like its first.
  private mutating func addParts(of part: Any, depth: Int) {
    let mirror = Mirror(reflecting: part)
    if mirror.displayStyle == .class, !isNew(part as AnyObject) { return }
    if mirror.children.isEmpty { total += MemoryLayout<Int>.stride }
    guard depth < 24 else { return }
    let before = total
    let looked = min(mirror.children.count, 256)
    for child in mirror.children.prefix(looked) { add(part: child.value, depth: depth + 1) }
    if looked < mirror.children.count {
      total += (total - before) / looked * (mirror.children.count - looked)
    }
  }
}
