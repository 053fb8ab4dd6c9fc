import Interpreter

/// Saves the figures that are shown without naming a file, as `figures/01-histogram.svg`.
final class FigureFolder {
  private var host: any Host
  private var count = 0
  /// Where they are saved.
  private var folder = "figures"

  init(host: any Host) { self.host = host }

  /// Has those that follow saved in another place.
  func move(to folder: String, on host: any Host) { (self.folder, self.host) = (folder, host) }

  /// Saves a drawing under the next number and its name, and returns its path.
  func save(_ svg: String, as name: String) throws -> String {
    count += 1
    let number = count < 10 ? "0\(count)" : "\(count)"
    let path = "\(folder)/\(number)-\(name).svg"
    try host.write(Array(svg.utf8), to: path)
    return path
  }
}
