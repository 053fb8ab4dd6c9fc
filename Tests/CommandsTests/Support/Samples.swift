import Foundation
import HostInMemory
import Interpreter

/// Windows of a small simulated recording: three neurons, 10 bins, every other row of class 1, so
/// that each neuron has both classes whatever its spikes.
let smallWindows = """
  recording = demo(neurons=3, seconds=20s, rate=50Hz, seed=3)
  d = windows(recording, before=100ms, after=100ms)
  d = relabel(d, [i % 2 for i in range(length(d))])

  """

/// Windows of ten simulated neurons, five on either side.
let tenNeurons = """
  r = demo(neurons=10, seconds=30s, seed=1)
  a, b = split(windows(r), held=50%, seed=1)

  """

/// The windows of three neurons, and a small VAE trained on them.
let smallModel =
  smallWindows + """
    m = train(vae(latent=3, encoder=[lstm(4)], decoder=[lstm(4)]), d, epochs=2, seed=1)

    """

/// The folder of recorded data, where there is one.
let dataFolder = ProcessInfo.processInfo.environment["VAE_DATA"]

/// A disk with the recorded SpikeFinder files.
func recordedFiles() throws -> MemoryHost {
  let folder = URL(filePath: dataFolder ?? "").appending(path: "spikefinder")
  var files: [String: [UInt8]] = [:]
  for set in ["4", "5", "6"] {
    for part in ["calcium", "spikes"] {
      let name = "\(set).train.\(part).csv"
      files[name] = Array(try Data(contentsOf: folder.appending(path: name)))
    }
  }
  return MemoryHost(files)
}
