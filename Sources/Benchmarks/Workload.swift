import ArgumentParser

/// A piece of work that is measured beside other systems doing the same.
enum Workload: String, CaseIterable, ExpressibleByArgument {
  case w1, w2, w3, w4, w5, w6, w7, w8, w9, language, prompt

  var summary: String {
    switch self {
    case .w1: "train on 1,000 windows of 20 bins, batch 32, 100 epochs"
    case .w2: "train on all windows, batch 32 (1 epoch) and 256 (2 epochs)"
    case .w3: "train on 2,000 windows of 200 bins, batch 64, 2 epochs"
    case .w4: "train on 10,000 one-hot rows, batch 32, 10 epochs"
    case .w5: "encode, then decode, 50,000 windows"
    case .w6: "PCA and linear SVM on sampled encodings"
    case .w7: "read three CSV pairs and cut them into windows"
    case .w8: "simulate traces, train the encoder of spikes on them, encode"
    case .w9: "spikes of 1,000 neurons in an hour at 30 Hz, from file to file"
    case .language: "loops, calls, lists and texts of the language itself"
    case .prompt: "Tab with 50,000 windows and a model at hand; the way to the first prompt"
    }
  }

  func run(into line: inout Line) throws {
    switch self {
    case .w1: try trainOnFewWindows(&line)
    case .w2: try trainOnAllWindows(&line)
    case .w3: try trainOnLongWindows(&line)
    case .w4: try trainOnOneHotRows(&line)
    case .w5: try encodeAndDecode(&line)
    case .w6: try decomposeAndClassify(&line)
    case .w7: try loadAndCut(&line)
    case .w8: try trainSpikeEncoder(&line)
    case .w9: try streamSpikes(&line)
    case .language: try runLanguage(&line)
    case .prompt: try answerAtThePrompt(&line)
    }
  }
}
