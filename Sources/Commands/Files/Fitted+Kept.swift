import Analysis
import Autoencoders
import Datasets
import Files
import Interpreter
import LinearAlgebra

extension Model: Kept {
  func file() throws -> TensorFile {
    var file = try vae.file()
    if let origin { file.add(origin.file, as: "origin.") }
    file.texts["form"] = form?.json.written
    file.texts["held"] = held?.part.map { String($0) }
    return file
  }

  init(_ file: TensorFile) throws {
    var file = file
    let origin = try file.take("origin.").map { try Origin($0) }
    let form = file.texts["form"] == nil ? nil : try file.text("form") { Dataset.Form($0) }
    let held = file.texts["held"] == nil ? nil : try file.text("held") { Held(part: $0) }
    self.init(try VAE(file), origin: origin, form: form, held: held)
  }
}

extension TrainedClassifier: Kept {
  func file() throws -> TensorFile {
    var file = try network.file()
    file.add(origin.file, as: "origin.")
    return file
  }

  init(_ file: TensorFile) throws {
    var file = file
    guard let origin = file.take("origin.") else {
      throw FileFault.header(mustHave: "the rows that it was fitted on")
    }
    self.init(network: try Classifier(file), origin: try Origin(origin))
  }
}

extension FittedPCA: Kept {
  func file() -> TensorFile {
    let components = pca.components
    var file = TensorFile(tensors: [
      NamedTensor(
        name: "components", shape: [components.rows, components.columns],
        values: components.values)
    ])
    file.add("mean", .doubles(pca.mean))
    file.add("variances", .doubles(pca.variances))
    file.add("explained", .doubles(pca.explained))
    file.texts["noise"] = String(pca.noiseVariance)
    file.texts["whiten"] = String(pca.whitening)
    file.texts["rows"] = String(pca.rows)
    file.texts["form"] = form.json.written
    file.add(origin.file, as: "origin.")
    return file
  }

  init(_ file: TensorFile) throws {
    var file = file
    guard let origin = file.take("origin.") else {
      throw FileFault.header(mustHave: "the rows that it was fitted on")
    }
    let pca = try PCA(
      components: file.matrix("components"), mean: file.doubles("mean"),
      variances: file.doubles("variances"), explained: file.doubles("explained"),
      noiseVariance: file.text("noise") { Double($0) },
      whitening: file.text("whiten") { Bool($0) }, rows: file.text("rows", wholeNumber))
    self.init(
      pca: pca, origin: try Origin(origin), form: try file.text("form") { Dataset.Form($0) })
  }
}

extension FittedSVM {
  func file() throws -> TensorFile {
    var file = TensorFile()
    file.add("support", .words(svm.supportIndices.map { UInt64($0) }))
    file.texts["classes"] = "\(svm.classes[0]) \(svm.classes[1])"
    file.texts["bias"] = String(svm.bias)
    file.texts["objective"] = String(svm.objective)
    file.texts["gap"] = String(svm.dualityGap)
    file.write(svm.options)
    file.write(svm.parts)
    file.add(try training.file(), as: "training.")
    return file
  }

  init(_ file: TensorFile) throws {
    var file = file
    let rows = try file.takeTraining()
    let svm = try SVM(
      options: file.options(),
      classes: file.text("classes") { $0.split(separator: " ").compactMap { Int($0) } },
      supportIndices: file.support(among: rows), bias: file.text("bias") { Double($0) },
      objective: file.text("objective") { Double($0) },
      dualityGap: file.text("gap") { Double($0) }, parts: file.parts())
    try rows.requireWidth(svm.columns, of: Self.kind)
    self.init(svm: svm, training: rows)
  }
}

extension TensorFile {
  /// Takes out the rows that something was fitted on.
  mutating func takeTraining() throws -> Dataset {
    guard let training = take("training.") else {
      throw FileFault.header(mustHave: "the rows that it was fitted on")
    }
    return try Dataset(training)
  }
}

extension TensorFile {
  /// Which training rows are support vectors.
  fileprivate func support(among training: Dataset) throws(FileFault) -> [Int] {
    let support = try positions("support") ?? []
    guard support.allSatisfy({ (0..<training.rows).contains($0) }) else {
      throw .header(mustHave: "support vectors among the training rows")
    }
    return support
  }
}

extension Dataset {
  /// Refuses the training rows of a file whose width is not that of what was fitted on them.
  func requireWidth(_ columns: Int, of kind: String) throws(FileFault) {
    guard columns == self.columns else {
      throw .header(mustHave: "training rows of the \(kind)'s width")
    }
  }
}

extension TensorFile {
  fileprivate mutating func write(_ options: SVM.Options) {
    texts["C"] = String(options.cost)
    texts["balanced"] = String(options.classWeights == .balanced)
    texts["scale"] = String(options.standardising)
    texts["tolerance"] = String(options.tolerance)
    if case .radial(let gamma) = options.kernel {
      texts["kernel"] = "rbf"
      texts["gamma"] = gamma.map { String($0) }
    } else {
      texts["kernel"] = "linear"
    }
  }

  fileprivate func options() throws(FileFault) -> SVM.Options {
    let gamma = texts["gamma"] == nil ? nil : try text("gamma") { Double($0) }
    return SVM.Options(
      cost: try text("C") { Double($0) },
      kernel: try text("kernel") { KernelName(rawValue: $0) } == .linear
        ? .linear : .radial(gamma: gamma),
      classWeights: try text("balanced") { Bool($0) } ? .balanced : .equal,
      standardising: try text("scale") { Bool($0) },
      tolerance: try text("tolerance") { Double($0) })
  }

  fileprivate mutating func write(_ parts: SVM.Parts) {
    switch parts {
    case .linear(let weights): add("weights", .doubles(weights))
    case .radial(let gamma, let means, let scales, let vectors, let coefficients):
      texts["fitted_gamma"] = String(gamma)
      add("means", .doubles(means))
      add("scales", .doubles(scales))
      add("vectors", .doubles(vectors))
      add("coefficients", .doubles(coefficients))
    }
  }

  fileprivate func parts() throws(FileFault) -> SVM.Parts {
    guard texts["fitted_gamma"] != nil else { return .linear(weights: try doubles("weights")) }
    return .radial(
      gamma: try text("fitted_gamma") { Double($0) }, means: try doubles("means"),
      scales: try doubles("scales"), vectors: try doubles("vectors"),
      coefficients: try doubles("coefficients"))
  }
}
