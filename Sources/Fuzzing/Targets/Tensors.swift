import Files
import Sessions

extension Target {
  static let tensors = Target(
    name: "tensors", summary: "safetensors files: models, parts of them, datasets, weights",
    corpus: {
      kept.filter { $0.key != "d.safetensors" }.sorted { $0.key < $1.key }.map(\.value)
    },
    words: [
      "{", "}", "\"", ":", ",", "[", "]", "F32", "F64", "U64", "U8", "BF16", "I64", "shape",
      "data_offsets", "dtype", "__metadata__", "version", "lstm(2)", "dense(65536)", "trace",
      "windows", "null", "rbf", "conv(2, 3)",
    ],
    bend: { bytes, mutation, chance in
      chance.below(3) == 0
        ? withHeader(of: bytes, mutation, &chance) : withParts(of: bytes, mutation, &chance)
    }
  ) { bytes in
    var files = kept
    files["a.safetensors"] = bytes
    let trial = Trial(files: files, patience: .milliseconds(800))
    trial.run("x = read(\"a.safetensors\"); d = read(\"d.safetensors\")", then: uses)
    trial.run(
      "m = read(\"m.safetensors\"); y = read(\"a.safetensors\", into=m)", then: ["encode(y, d)"])
    return trial.complaints
  }

  private static let uses = [
    "x", "describe(x)", "encode(x, d)", "decode(x, zeros(2, 2))", "decision(x, d)", "score(x, d)",
    "reconstruct(x, d)", "svm(x)", "pca(x, k=1)", "x[0:2]", "head(x, 2)", "mean(x.data)",
    "x.weights", "x.pattern", "x.history", "plot.loss(x)", "plot.explained(x)",
    "train(x, d, epochs=1)", "save(x, \"copy.safetensors\")",
  ]

  /// Files of every kind that is kept, small.
  private static let kept = Trial.files(
    of: """
      recording = demo(neurons=3, seconds=20s, rate=50Hz, seed=3)
      d = windows(recording, before=100ms, after=100ms)
      d = relabel(d, [i % 2 for i in range(length(d))])[0:12]
      m = train(vae(latent=2, encoder=[lstm(2)], decoder=[]), d, epochs=1, seed=1)
      n = train(vae(latent=2, encoder=[dense(2), conv(2, width=3)], likelihood="gaussian"), d,
        epochs=1, seed=1)
      save(d, "d.safetensors"); save(d, "e.safetensors")
      save(m, "m.safetensors"); save(m, "m2.safetensors"); save(n, "n.safetensors")
      save(pca(d, k=2), "pca.safetensors")
      save(svm(d), "svm.safetensors"); save(svm(d, kernel="rbf"), "rbf.safetensors")
      save(logistic(d), "logistic.safetensors")
      save(classifier(d, layers=[dense(2)], epochs=1, seed=1), "c.safetensors")
      save(m, "pytorch.safetensors", layout="pytorch")
      save(m, "keras.safetensors", layout="keras")
      """)
}

/// The header changed, its length right.
private func withHeader(
  of bytes: [UInt8], _ mutation: Mutation, _ chance: inout Chance
) -> [UInt8]? {
  guard bytes.count > 8 else { return nil }
  let end = min(bytes.count, 8 + Int(bytes[0]) + Int(bytes[1]) << 8)
  let header = mutation.changed(Array(bytes[8..<end]), &chance)
  return withUnsafeBytes(of: UInt64(header.count).littleEndian) { Array($0) } + header
    + bytes[end...]
}

/// A tensor or text changed, the check sum right.
private func withParts(
  of bytes: [UInt8], _ mutation: Mutation, _ chance: inout Chance
) -> [UInt8]? {
  guard var file = try? TensorFile(bytes) else { return nil }
  repeat {
    let names = file.texts.keys.sorted()
    let index = chance.below(file.tensors.count + names.count)
    if index < file.tensors.count {
      file.tensors[index] = changed(file.tensors[index], &chance)
    } else {
      let name = names[index - file.tensors.count]
      let text = mutation.changed(Array((file.texts[name] ?? "").utf8), &chance)
      file.texts[name] = String(decoding: text, as: UTF8.self)
    }
  } while chance.below(3) == 0
  return file.marked(tool: "fuzz").bytes()
}

private func changed(_ tensor: NamedTensor, _ chance: inout Chance) -> NamedTensor {
  var tensor = tensor
  let extremes: [Double] = [0, -0.0, 1, -1, .nan, .infinity, 1e-45, 3e38, -1e300, 2147483648]
  let count = tensor.numbers.count
  switch chance.below(5) {
  case 0: tensor.shape = [count]
  case 1: tensor.shape = tensor.shape.reversed()
  case 2:
    let shorter = chance.below(count + 1)
    (tensor.shape, tensor.numbers) = ([shorter], tensor.numbers.first(shorter))
  default:
    tensor.numbers = tensor.numbers.replacing(chance.below(count), chance.pick(extremes, or: 0))
  }
  return tensor
}

extension NamedTensor.Numbers {
  fileprivate func first(_ count: Int) -> Self {
    switch self {
    case .floats(let values): .floats(Array(values.prefix(count)))
    case .doubles(let values): .doubles(Array(values.prefix(count)))
    case .words(let values): .words(Array(values.prefix(count)))
    case .bytes(let values): .bytes(Array(values.prefix(count)))
    }
  }

  fileprivate func replacing(_ place: Int, _ number: Double) -> Self {
    func replaced<T>(_ values: [T], _ other: T) -> [T] {
      var values = values
      if place < values.count { values[place] = other }
      return values
    }
    return switch self {
    case .floats(let values): .floats(replaced(values, Float(number)))
    case .doubles(let values): .doubles(replaced(values, number))
    case .words(let values): .words(replaced(values, number.bitPattern))
    case .bytes(let values): .bytes(replaced(values, UInt8(truncatingIfNeeded: number.bitPattern)))
    }
  }
}
