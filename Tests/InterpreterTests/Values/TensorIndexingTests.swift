import Interpreter
import Syntax
import Testing

private let ends: [Int?] = [nil] + Array(-6...6)

private let all = Subscript.slice(from: ends[0], to: nil, by: nil)

/// FNV-1a, to hold a long table in one number.
private func digest(_ text: String) -> UInt64 {
  text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}

@Suite("Indexing")
struct TensorIndexingTests {
  @Test("Every slice of up to five entries with ends and steps from -6 to 6 is Python's")
  func allSlices() throws {
    var slices: [String] = []
    for count in 0...5 {
      let tensor = Tensor((0..<count).map(Float.init))
      for from in ends {
        for to in ends {
          for by in ends where by != 0 {
            let slice = Subscript.slice(from: from, to: to, by: by)
            let picked = try slice.positions(on: count, axis: "entries").positions
            #expect(try tensor.indexed(by: [slice]).values == picked.map(Float.init))
            slices.append(picked.map(String.init).joined())
          }
        }
      }
    }
    // ",".join of "".join(map(str, list(range(n))[a:b:k])) over the same loops in Python.
    #expect(slices.count == 15_288)
    #expect(digest(slices.joined(separator: ",")) == 0x8a1f_ecfe_ad15_ef93)
  }

  @Test("Extreme ends and steps are cut off")
  func extremes() throws {
    let tensor = Tensor([0, 1, 2])
    let ends: [Int?] = [.min, .max, .min + 1, nil]
    for from in ends {
      for to in ends {
        for by in [Int.min, .max, -1, 1] {
          let slice = Subscript.slice(from: from, to: to, by: by)
          #expect(try tensor.indexed(by: [slice]).values.count <= 3)
        }
      }
    }
    #expect(throws: Fault.self) { try tensor.indexed(by: [.slice(from: nil, to: nil, by: 0)]) }
    #expect(throws: Fault.self) { try tensor.indexed(by: [.item(.min)]) }
  }

  @Test("Positions, slices, lists and masks work axis by axis")
  func axes() throws {
    let tensor = try Tensor.counting(2, 3, 4)
    func picked(_ subscripts: Subscript...) throws -> ([Int], [Float]) {
      let part = try tensor.indexed(by: subscripts)
      return (part.shape, part.values)
    }
    #expect(try picked(.item(1), .item(-1), .item(0)) == ([], [20]))
    #expect(try picked(.item(-1)) == ([3, 4], (12..<24).map(Float.init)))
    #expect(try picked(all, .item(0)) == ([2, 4], [0, 1, 2, 3, 12, 13, 14, 15]))
    #expect(try picked(all, all, .item(2)) == ([2, 3], [2, 6, 10, 14, 18, 22]))
    #expect(
      try picked(all, .slice(from: nil, to: nil, by: -2), .item(0)) == ([2, 2], [8, 0, 20, 12]))
    #expect(try picked(.item(0), .positions([2, 0, -1])).0 == [3, 4])
    #expect(
      try picked(.item(0), .positions([2, 0]), .slice(from: 1, to: 3, by: nil))
        == ([2, 2], [9, 10, 1, 2]))
    #expect(try picked(all, .mask([true, false, true]), .item(1)) == ([2, 2], [1, 9, 13, 21]))
    #expect(try picked(.positions([])) == ([0, 3, 4], []))
    #expect(try picked(.slice(from: 5, to: 9, by: nil)) == ([0, 3, 4], []))
    #expect(try picked() == ([2, 3, 4], tensor.values))
  }

  @Test("A mask of the tensor's own shape picks entries")
  func entryMask() throws {
    let tensor = try Tensor.counting(2, 3)
    let mask = try tensor.compared(by: .greater, to: Tensor([3]))
    #expect(try tensor.indexed(by: [.entries(mask)]).values == [4, 5])
    let other = try Tensor([true, false]).reshaped(to: [1, 2])
    #expect(throws: Fault.self) { try tensor.indexed(by: [.entries(other)]) }
  }

  @Test("What NumPy would pair or move is refused with what to write")
  func mixtures() throws {
    let tensor = try Tensor.counting(2, 3, 4)
    for subscripts in [
      [Subscript.positions([0]), .positions([1])], [.item(0), all, .positions([1])],
      [.mask([true, false]), all, .item(1)],
    ] {
      let fault = #expect(throws: Fault.self) { try tensor.indexed(by: subscripts) }
      #expect(fault?.help == "index in two steps: a[rows][:, columns]")
    }
  }

  @Test("Positions outside, masks of another length and too many axes are refused")
  func refusals() throws {
    let tensor = try Tensor.counting(2, 3)
    func message(_ subscripts: Subscript...) -> String? {
      #expect(throws: Fault.self) { try tensor.indexed(by: subscripts) }?.message
    }
    #expect(message(.item(2)) == "index 2 is outside the 2 rows: indexes run from -2 to 1")
    #expect(message(.item(0), .item(-4))?.contains("3 columns") == true)
    #expect(message(.mask([true])) == "the mask has 1 entry, but there are 2 rows")
    #expect(message(.item(0), .item(0), .item(0))?.contains("at most 2 indexes") == true)
    #expect(message(.name("a"))?.contains("a field of a record") == true)
    #expect(message(.names(["a"]))?.contains("columns of a table") == true)
  }

  @Test("A value becomes a subscript by its kind")
  func subscripts() throws {
    let tensor = try Tensor.counting(4)
    func picked(_ value: Value) throws -> [Float] {
      try tensor.indexed(by: [Subscript(value)]).values
    }
    #expect(try picked(.number(-1)) == [3])
    #expect(try picked(.list([.number(0), .number(2)])) == [0, 2])
    #expect(try picked(.list([.bool(true), .bool(false), .bool(false), .bool(true)])) == [0, 3])
    #expect(try picked(.range(NumberRange(start: 3, step: -2, count: 2))) == [3, 1])
    #expect(try picked(.tensor(Tensor([1, 1]))) == [1, 1])
    #expect(try picked(.tensor(Tensor([true, true, false, false]))) == [0, 1])
    #expect(try picked(.list([])) == [])
    for value: Value in [
      .number(1.5), .number(.nan), .number(1e300), .seconds(1), .bool(true), .none,
      .list([.text("a"), .number(1)]), .list([.bool(true), .number(1)]), .tensor(Tensor([0.5])),
      .range(NumberRange(start: 0, step: 1, count: 1 << 40)),
    ] {
      #expect(throws: Fault.self) { try Subscript(value) }
    }
    let half: Value? = .number(0.5)
    #expect(throws: Fault.self) { try Subscript.slice(from: half, to: half, by: half) }
  }

  @Test("Lists, ranges, texts, records and values of the domain are indexed each in its way")
  func otherValues() throws {
    let list = Value.list([.number(1), .text("a"), .none])
    let range = Value.range(NumberRange(start: 0, step: 0.5, count: 10))
    let slice = Subscript.slice(from: 1, to: 7, by: 2)
    func shown(_ value: Value, _ subscripts: Subscript...) throws -> String {
      try value.indexed(by: subscripts).shown
    }
    #expect(try shown(list, .item(-2)) == "a")
    #expect(try shown(list, slice) == "[\"a\"]")
    #expect(try shown(range, slice) == "range(0.5, 3.5)")
    #expect(try shown(range, .positions([0, -1])) == "[0, 4.5]")
    #expect(try shown(range, .item(3)) == "1.5")
    #expect(try shown(.text("naïve"), .item(2)) == "ï")
    #expect(try shown(.text("naïve"), .slice(from: nil, to: nil, by: -1)) == "evïan")
    #expect(try shown(.record(Record([("a", .number(7))])), .name("a")) == "7")
    #expect(try shown(.object(Sample()), .item(-1)) == "2")
    #expect(throws: Fault.self) { try shown(.record(Record([])), .name("a")) }
    #expect(throws: Fault.self) { try shown(.object(Layer()), .item(0)) }
    #expect(throws: Fault.self) { try shown(.number(1), .item(0)) }
    #expect(throws: Fault.self) { try shown(list, .item(0), .item(0)) }
  }
}
