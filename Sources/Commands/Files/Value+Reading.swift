import Datasets
import Interpreter

extension Value {
  /// What `save` wrote: a tensor from .npy, a dataset from .csv, plain values from .json.
  init(reading path: String, on host: any Host) throws {
    let bytes = try host.read(path)
    if NumberArray.isArray(bytes) {
      let array = try NumberArray(bytes, file: path)
      _ = try Tensor.count(of: array.shape)
      self = .tensor(Tensor(shape: array.shape, values: array.values.map { Float($0) }))
    } else if path.lowercased().hasSuffix(".json") {
      self = try JSONReader.read(bytes, file: path)
    } else if path.lowercased().hasSuffix(".csv") {
      self = try Dataset.fromCSV(bytes, file: path).value
    } else {
      throw Fault(
        "\(path) must be an .npy, .csv or .json file", at: .init("path", "of another kind"),
        help: "recordings are read by load()")
    }
  }
}
