import LinearAlgebra

extension Dataset {
  /// How a row's numbers were scaled.
  package enum Normalisation: String, Sendable, CaseIterable {
    /// Each window to mean 0 and deviation 1.
    case window
    /// By the mean and deviation of the neuron's whole trace.
    case trace
    /// Not at all: in the data's own units.
    case none
  }

  /// What a row of a dataset is, and so what its columns mean.
  package enum Form: Sendable, Equatable {
    /// Plain rows; a column means nothing in particular.
    case rows
    /// Stretches of a trace, `before` bins before their centre and `after` bins from it on.
    case windows(rate: Double, before: Int, after: Int, normalisation: Normalisation)
    /// Latent vectors, of the model that is named.
    case latents(of: String)
    /// Scores on components, of the model that is named.
    case scores(of: String)
    /// What all neurons did in a bin of so many seconds; a column for each neuron, by its name.
    case population(bin: Double, neurons: [String])

    /// Throws when rows of this form cannot have so many columns.
    func check(columns: Int) throws(DatasetError) {
      if case .population(_, let neurons) = self, neurons.count != columns {
        throw .countsDiffer(what: "neurons' names", count: neurons.count, expected: columns)
      }
      guard case .windows(_, let before, let after, _) = self else { return }
      let (sum, overflows) = before.addingReportingOverflow(after)
      if overflows || sum != columns {
        throw .countsDiffer(what: "bins of a window", count: sum, expected: columns)
      }
    }

    /// What the columns are, for the axis of a figure: `time (s)`, `latent`, `component`, `column`.
    package var axis: String {
      switch self {
      case .rows: "column"
      case .windows: "time (s)"
      case .latents: "latent"
      case .scores: "component"
      case .population: "neuron"
      }
    }

    /// What a row is, in the plural: `windows`, `latent vectors`, `scores`, `rows`.
    package var noun: String {
      switch self {
      case .rows: "rows"
      case .windows: "windows"
      case .latents: "latent vectors"
      case .scores: "scores"
      case .population: "times"
      }
    }
  }

  /// Each column's time in seconds relative to the window's centre; nil unless rows are windows.
  package var time: [Double]? {
    guard case .windows(let rate, let before, let after, _) = form else { return nil }
    return (0..<before + after).map { Double($0 - before) / rate }
  }

  /// Each column's place along its axis: seconds for windows, else the column's number from 0.
  package var positions: [Double] { time ?? (0..<columns).map(Double.init) }

  /// How rows were scaled, and so whether `restored` can undo it.
  package var normalisation: Normalisation {
    guard case .windows(_, _, _, let normalisation) = form else {
      return isScaled ? .window : .none
    }
    return normalisation
  }
}
